import django_filters

from .models import Category, Product


class ProductFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(method="filter_search", label="Search")
    category = django_filters.ModelChoiceFilter(
        queryset=Category.objects.filter(is_active=True), to_field_name="slug"
    )
    price_min = django_filters.NumberFilter(field_name="price", lookup_expr="gte")
    price_max = django_filters.NumberFilter(field_name="price", lookup_expr="lte")
    tag = django_filters.CharFilter(field_name="tags__tag__slug")
    ordering = django_filters.OrderingFilter(
        fields=[("name", "name"), ("price", "price"), ("created_at", "newest")]
    )

    class Meta:
        model = Product
        fields = ["status"]

    def filter_search(self, queryset, name, value):
        return queryset.search(value)
