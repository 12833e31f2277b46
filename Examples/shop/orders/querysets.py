from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Count, DecimalField, F, Sum
from django.utils import timezone


class OrderQuerySet(models.QuerySet):
    def open(self):
        return self.exclude(status__in=["delivered", "cancelled"])

    def of(self, customer):
        return self.filter(customer=customer)

    def unpaid_too_long(self):
        limit = timezone.now() - timedelta(hours=settings.SHOP_PAYMENT_WINDOW_HOURS)
        return self.filter(status="pending", created_at__lt=limit)

    def with_totals(self):
        return self.annotate(
            item_count=Count("items"),
            items_total=Sum(
                F("items__unit_price") * F("items__quantity"), output_field=DecimalField()
            ),
        ).order_by("-created_at")

    def largest_first(self):
        return self.order_by("-total", "-created_at")

    def of_at_least(self, amount):
        return self.filter(total__gte=amount)

    def with_goods(self):
        return self.annotate(goods=F("total") - F("shipping_cost"))

    def with_details(self):
        return self.select_related("customer", "shipping_address").prefetch_related(
            "items__product"
        )


class LineItemQuerySet(models.QuerySet):
    def total(self, price="unit_price"):
        result = self.aggregate(total=Sum(F(price) * F("quantity"), output_field=DecimalField()))
        return result["total"] or 0
