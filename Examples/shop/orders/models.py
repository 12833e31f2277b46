from django.conf import settings
from django.db import models
from django.urls import reverse

from core.models import PublicIdModel, TimeStampedModel

from .querysets import LineItemQuerySet, OrderQuerySet


class LineItem(models.Model):
    """Some pieces of one product."""

    product = models.ForeignKey(
        "catalog.Product", on_delete=models.PROTECT, related_name="%(app_label)s_%(class)ss"
    )
    quantity = models.PositiveSmallIntegerField(default=1)

    objects = LineItemQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self):
        return f"{self.quantity} × {self.product}"


class Cart(TimeStampedModel):
    customer = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="cart"
    )

    def __str__(self):
        return f"Cart of {self.customer}"

    @property
    def subtotal(self):
        return self.items.total(price="product__price")


class CartItem(LineItem):
    cart = models.ForeignKey(Cart, on_delete=models.CASCADE, related_name="items")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cart", "product"], name="orders_cartitem_once"),
        ]


class Order(PublicIdModel, TimeStampedModel):
    class Status(models.TextChoices):
        PENDING = "pending", "Waiting for payment"
        PAID = "paid", "Paid"
        SHIPPED = "shipped", "Shipped"
        DELIVERED = "delivered", "Delivered"
        CANCELLED = "cancelled", "Cancelled"

    number = models.CharField(max_length=20, unique=True, editable=False)
    customer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="orders"
    )
    shipping_address = models.ForeignKey(
        "accounts.Address", on_delete=models.PROTECT, null=True, related_name="+"
    )
    status = models.CharField(max_length=10, choices=Status, default=Status.PENDING)
    shipping_cost = models.DecimalField(max_digits=8, decimal_places=2, default=0)
    total = models.DecimalField(max_digits=10, decimal_places=2, default=0)
    gift_message = models.CharField(max_length=200, blank=True)
    shipped_at = models.DateTimeField(null=True, blank=True)

    objects = OrderQuerySet.as_manager()

    class Meta(TimeStampedModel.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(shipping_cost__gte=0), name="orders_order_shipping_not_negative"
            ),
        ]
        indexes = [
            models.Index(fields=["customer", "status"], name="orders_order_customer"),
            models.Index(
                fields=["created_at"],
                condition=models.Q(status="pending"),
                name="orders_order_pending",
            ),
            models.Index(fields=["-total"], name="orders_order_total"),
        ]

    def __str__(self):
        return self.number

    def get_absolute_url(self):
        return reverse("orders:detail", kwargs={"number": self.number})

    @property
    def goods_total(self):
        return self.total - self.shipping_cost

    @property
    def can_be_cancelled(self):
        return self.status in {self.Status.PENDING, self.Status.PAID}


class OrderItem(LineItem):
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="items")
    unit_price = models.DecimalField(max_digits=10, decimal_places=2)

    class Meta:
        order_with_respect_to = "order"

    @property
    def total(self):
        return self.unit_price * self.quantity


class OrderStatusChange(TimeStampedModel):
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="status_changes")
    old_status = models.CharField(max_length=10, choices=Order.Status)
    new_status = models.CharField(max_length=10, choices=Order.Status)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True
    )

    def __str__(self):
        return f"{self.order}: {self.old_status} → {self.new_status}"
