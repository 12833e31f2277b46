"""Receivers of ``core.signals.order_status_changed``; connected in ``OrdersConfig.ready``."""
from django.db import transaction
from django.db.models import F

from .models import Order
from .tasks import send_shipping_notice


def award_points(sender, order, new, **kwargs):
    if new == Order.Status.DELIVERED:
        profile = order.customer.profile
        profile.loyalty_points = F("loyalty_points") + int(order.total)
        profile.save(update_fields=["loyalty_points"])


def tell_customer(sender, order, new, **kwargs):
    if new == Order.Status.SHIPPED:
        transaction.on_commit(lambda: send_shipping_notice.delay(order.pk))
