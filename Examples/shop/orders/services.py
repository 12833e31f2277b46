"""The only place where orders come to be and change state."""
import secrets

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from core.signals import order_status_changed

from .models import Order, OrderItem, OrderStatusChange
from .tasks import send_order_confirmation

TRANSITIONS = {
    Order.Status.PENDING: {Order.Status.PAID, Order.Status.CANCELLED},
    Order.Status.PAID: {Order.Status.SHIPPED, Order.Status.CANCELLED},
    Order.Status.SHIPPED: {Order.Status.DELIVERED},
}


class OrderError(Exception):
    """The customer asked for something the order cannot do."""


def new_order_number():
    return f"{timezone.now():%y%m%d}-{secrets.token_hex(3).upper()}"


def shipping_cost(subtotal, country):
    if country == settings.SHOP_HOME_COUNTRY and subtotal >= settings.SHOP_FREE_SHIPPING_FROM:
        return 0
    return settings.SHOP_SHIPPING_FLAT_RATE


@transaction.atomic
def place_order(cart, address=None, gift_message=""):
    lines = list(cart.items.select_related("product"))
    if not lines:
        raise OrderError("The cart is empty.")
    address = address or cart.customer.default_shipping_address
    order = Order.objects.create(
        number=new_order_number(),
        customer=cart.customer,
        shipping_address=address,
        shipping_cost=shipping_cost(cart.subtotal, address.country),
        gift_message=gift_message,
        total=cart.subtotal + shipping_cost(cart.subtotal, address.country),
    )
    OrderItem.objects.bulk_create(
        OrderItem(
            order=order,
            product=line.product,
            quantity=line.quantity,
            unit_price=line.product.price,
            _order=position,
        )
        for position, line in enumerate(lines)
    )
    cart.items.all().delete()
    order_status_changed.send(sender=Order, order=order, old=None, new=order.status)
    transaction.on_commit(lambda: send_order_confirmation.delay(order.pk))
    return order


@transaction.atomic
def change_status(order, status, by=None):
    order = Order.objects.select_for_update().get(pk=order.pk)
    if status not in TRANSITIONS.get(order.status, ()):
        raise OrderError(f"Order {order} is {order.get_status_display().lower()}.")
    old, order.status = order.status, status
    if status == Order.Status.SHIPPED:
        order.shipped_at = timezone.now()
    order.save(update_fields=["status", "shipped_at", "updated_at"])
    OrderStatusChange.objects.create(order=order, old_status=old, new_status=status, changed_by=by)
    order_status_changed.send(sender=Order, order=order, old=old, new=status)
    return order


def cancel_order(order, by=None):
    return change_status(order, Order.Status.CANCELLED, by=by)
