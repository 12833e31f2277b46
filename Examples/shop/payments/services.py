from django.conf import settings
from django.db import transaction

from orders.models import Order
from orders.services import OrderError, change_status

from .gateways import get_gateway
from .models import Payment, Refund


def start_payment(order, provider):
    if order.status != Order.Status.PENDING:
        raise OrderError("This order needs no payment.")
    gateway = get_gateway(provider)
    return Payment.objects.create(
        order=order,
        provider=provider,
        amount=order.total,
        currency=settings.SHOP_CURRENCY,
        reference=gateway.new_reference(),
    )


@transaction.atomic
def confirm_payment(reference):
    payment = Payment.objects.select_for_update().select_related("order").get(reference=reference)
    if payment.status == Payment.Status.SUCCEEDED:
        return payment
    payment.status = Payment.Status.SUCCEEDED
    payment.save(update_fields=["status", "updated_at"])
    change_status(payment.order, Order.Status.PAID)
    return payment


def fail_payment(reference, reason=""):
    Payment.objects.filter(reference=reference).update(
        status=Payment.Status.FAILED, failure_reason=reason[:200]
    )


def refund(payment, amount, reason=""):
    if amount > payment.refundable:
        raise ValueError("More than what is left of the payment")
    return Refund.objects.create(payment=payment, amount=amount, reason=reason)
