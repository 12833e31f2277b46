import hashlib
import hmac
import json

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpResponse, HttpResponseBadRequest, HttpResponseForbidden
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from orders.models import Order

from .forms import PaymentForm
from .gateways import get_gateway
from .models import Payment, WebhookEvent
from .services import start_payment
from .tasks import process_webhook


@login_required
def pay(request, number):
    order = get_object_or_404(
        Order.objects.with_details(),
        customer=request.user,
        number=number,
        status=Order.Status.PENDING,
    )
    form = PaymentForm(request.POST or None)
    if form.is_valid():
        payment = start_payment(order, form.cleaned_data["provider"])
        return redirect(get_gateway(payment.provider).redirect_url(payment))
    return render(request, "payments/pay.html", {"order": order, "form": form})


@login_required
def done(request, reference):
    payment = get_object_or_404(Payment, reference=reference, order__customer=request.user)
    return render(request, "payments/done.html", {"payment": payment})


@csrf_exempt
@require_POST
def webhook(request):
    key = settings.PAYMENT_WEBHOOK_SECRET.encode()
    expected = hmac.new(key, request.body, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(expected, request.headers.get("X-Signature", "")):
        return HttpResponseForbidden()
    try:
        payload = json.loads(request.body)
        event_id = payload["id"]
    except (ValueError, KeyError):
        return HttpResponseBadRequest()
    _, created = WebhookEvent.objects.get_or_create(
        event_id=event_id, defaults={"payload": payload}
    )
    if created:
        transaction.on_commit(lambda: process_webhook.delay(event_id))
    return HttpResponse(status=202)
