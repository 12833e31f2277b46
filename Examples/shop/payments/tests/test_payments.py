import hashlib
import hmac
import json

import pytest
from django.urls import reverse
from rest_framework.test import APIClient

from orders.models import Order
from payments.models import FailedPayment, Payment
from payments.services import confirm_payment
from payments.tests.factories import PaymentFactory


@pytest.fixture
def payment(db):
    return PaymentFactory()


@pytest.fixture
def send_webhook(client, settings, django_capture_on_commit_callbacks):
    def send(payload, secret=settings.PAYMENT_WEBHOOK_SECRET):
        body = json.dumps(payload).encode()
        signature = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(
                reverse("payments:webhook"),
                body,
                content_type="application/json",
                headers={"X-Signature": signature},
            )

    return send


def test_success_pays_the_order(payment, send_webhook):
    payload = {"id": "e1", "type": "payment.succeeded", "reference": payment.reference}
    assert send_webhook(payload).status_code == 202
    payment.order.refresh_from_db()
    assert payment.order.status == Order.Status.PAID


def test_failure_keeps_the_reason(payment, send_webhook):
    send_webhook(
        {
            "id": "e2",
            "type": "payment.failed",
            "reference": payment.reference,
            "reason": "card expired",
        }
    )
    assert FailedPayment.objects.get().failure_reason == "card expired"


def test_a_wrong_signature_is_refused(db, send_webhook):
    assert send_webhook({"id": "e3"}, secret="wrong").status_code == 403


def test_confirming_twice_changes_nothing(payment):
    confirm_payment(payment.reference)
    confirm_payment(payment.reference)
    assert payment.order.status_changes.count() == 1


def test_paying(client, user, order):
    client.force_login(user)
    url = reverse("payments:pay", args=[order.number])
    assert order.number in client.get(url).content.decode()
    response = client.post(url, {"provider": "invoice"})
    payment = Payment.objects.get()
    assert response.url == reverse("payments:done", args=[payment.reference])
    assert client.get(response.url).status_code == 200


@pytest.mark.parametrize(("amount", "status"), [("5.00", 201), ("5000.00", 400)])
def test_refund(staff, payment, amount, status):
    api = APIClient()
    api.force_authenticate(staff)
    url = reverse("api:payment-refund", args=[payment.reference])
    assert api.post(url, {"amount": amount}).status_code == status
