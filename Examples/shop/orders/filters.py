import django_filters as filters

from .models import Order


class OrderFilter(filters.FilterSet):
    placed = filters.DateFromToRangeFilter(field_name="created_at")
    product = filters.CharFilter(field_name="items__product__slug", distinct=True)

    total_min = filters.NumberFilter(field_name="total", lookup_expr="gte")
    ordering = filters.OrderingFilter(fields=(("total", "sum"), ("created_at", "placed")))

    class Meta:
        model = Order
        fields = {"status": ["exact", "in"], "number": ["istartswith"]}
