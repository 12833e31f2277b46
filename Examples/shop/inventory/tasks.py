from celery import shared_task
from django.conf import settings
from django.core.mail import mail_managers

from orders.models import Order

from . import services
from .models import StockLevel


@shared_task(name="inventory.reserve_stock")
def reserve_stock(order_id):
    short = services.reserve(Order.objects.get(pk=order_id))
    if short:
        lines = "\n".join(str(item) for item in short)
        mail_managers(f"{settings.SHOP_NAME}: order {order_id} is short", lines)


@shared_task(name="inventory.release_stock")
def release_stock(order_id):
    services.release(Order.objects.get(pk=order_id))


@shared_task(name="inventory.report_low_stock")
def report_low_stock():
    levels = StockLevel.objects.low().select_related("product", "warehouse")
    if levels:
        mail_managers("Low stock", "\n".join(f"{level}: {level.available}" for level in levels))
