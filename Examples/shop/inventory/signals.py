from django.db import transaction
from django.dispatch import receiver

from core.signals import order_status_changed
from orders.models import Order

from .tasks import release_stock, reserve_stock


@receiver(order_status_changed, sender=Order)
def follow_order(sender, order, old, new, **kwargs):
    if old is None:
        transaction.on_commit(lambda: reserve_stock.apply_async(args=[order.pk], countdown=5))
    elif new == Order.Status.CANCELLED:
        transaction.on_commit(lambda: release_stock.delay(order.pk))
