import django_filters as filters

from .models import Order


class OrderFilter(filters.FilterSet):
    placed = filters.DateFromToRangeFilter(field_name="created_at")
    product = filters.CharFilter(field_name="items__product__slug", distinct=True)

    class Meta:
        model = Order
        fields = {"status": ["exact", "in"], "number": ["istartswith"]}
