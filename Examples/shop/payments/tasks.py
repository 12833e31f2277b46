from celery import shared_task
from django.utils import timezone

from .models import WebhookEvent
from .services import confirm_payment, fail_payment


@shared_task(bind=True, name="payments.process_webhook", max_retries=3)
def process_webhook(self, event_id):
    event = WebhookEvent.objects.get(pk=event_id)
    if event.processed_at:
        return
    match event.payload:
        case {"type": "payment.succeeded", "reference": reference}:
            confirm_payment(reference)
        case {"type": "payment.failed", "reference": reference, **details}:
            fail_payment(reference, details.get("reason", ""))
    event.processed_at = timezone.now()
    event.save(update_fields=["processed_at"])
