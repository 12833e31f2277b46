from celery import shared_task
from celery.utils.log import get_task_logger
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from .models import Order

logger = get_task_logger(__name__)


@shared_task(autoretry_for=(OSError,), retry_backoff=True, max_retries=5)
def send_order_confirmation(order_id):
    _send("orders/email/confirmation.txt", "Your order {order}", order_id)


@shared_task(autoretry_for=(OSError,), retry_backoff=True, max_retries=5)
def send_shipping_notice(order_id):
    _send("orders/email/shipped.txt", "Your order {order} is on its way", order_id)


@shared_task
def expire_unpaid_orders():
    from .services import cancel_order

    orders = Order.objects.unpaid_too_long()
    for order in orders:
        cancel_order(order)
    logger.info("%s unpaid orders cancelled", len(orders))


def _send(template, subject, order_id):
    order = Order.objects.with_details().get(pk=order_id)
    body = render_to_string(template, {"order": order})
    EmailMessage(subject.format(order=order), body, to=[order.customer.email]).send()
