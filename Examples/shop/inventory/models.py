from django.db import models
from django.db.models import F, Q

from catalog.models import Product
from core.models import TimeStampedModel


class Warehouse(models.Model):
    code = models.SlugField(max_length=10, unique=True)
    name = models.CharField(max_length=80)
    is_active = models.BooleanField(default=True)
    products = models.ManyToManyField(Product, through="StockLevel", related_name="warehouses")

    class Meta:
        ordering = ["code"]

    def __str__(self):
        return self.name


class StockLevelQuerySet(models.QuerySet):
    def with_available(self):
        return self.annotate(available_count=F("on_hand") - F("reserved"))

    def low(self):
        return self.with_available().filter(available_count__lte=F("reorder_level"))


class StockLevel(models.Model):
    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="stock_levels")
    warehouse = models.ForeignKey(
        Warehouse, on_delete=models.CASCADE, related_name="stock_levels"
    )
    on_hand = models.PositiveIntegerField(default=0)
    reserved = models.PositiveIntegerField(default=0)
    reorder_level = models.PositiveIntegerField(default=5)

    objects = StockLevelQuerySet.as_manager()

    class Meta:
        ordering = ["warehouse", "product"]
        constraints = [
            models.UniqueConstraint(
                fields=["product", "warehouse"], name="inventory_stocklevel_once"
            ),
            models.CheckConstraint(
                condition=Q(reserved__lte=F("on_hand")),
                name="inventory_reserved_on_hand",
            ),
        ]

    def __str__(self):
        return f"{self.product} in {self.warehouse}"

    @property
    def available(self):
        return self.on_hand - self.reserved


class StockMovement(TimeStampedModel):
    class Reason(models.TextChoices):
        DELIVERY = "delivery", "Delivery"
        SALE = "sale", "Sale"
        CORRECTION = "correction", "Correction"

    level = models.ForeignKey(StockLevel, on_delete=models.CASCADE, related_name="movements")
    quantity = models.IntegerField()
    reason = models.CharField(max_length=10, choices=Reason)
    order = models.ForeignKey(
        "orders.Order",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="stock_movements",
    )

    def __str__(self):
        return f"{self.quantity:+} {self.level}"
