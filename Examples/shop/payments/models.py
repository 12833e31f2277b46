from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q, Sum

from core.models import TimeStampedModel


class PaymentQuerySet(models.QuerySet):
    def succeeded(self):
        return self.filter(status=Payment.Status.SUCCEEDED)

    def amount(self):
        return self.aggregate(amount=Sum("amount"))["amount"] or 0


class FailedPaymentManager(models.Manager):
    def get_queryset(self):
        return super().get_queryset().filter(status=Payment.Status.FAILED)


class Payment(TimeStampedModel):
    class Provider(models.TextChoices):
        CARD = "card", "Card"
        INVOICE = "invoice", "Invoice"

    class Status(models.TextChoices):
        STARTED = "started", "Started"
        SUCCEEDED = "succeeded", "Succeeded"
        FAILED = "failed", "Failed"

    order = models.ForeignKey("orders.Order", on_delete=models.PROTECT, related_name="payments")
    provider = models.CharField(max_length=10, choices=Provider)
    status = models.CharField(max_length=10, choices=Status, default=Status.STARTED)
    amount = models.DecimalField(
        max_digits=10, decimal_places=2, validators=[MinValueValidator(0)]
    )
    currency = models.CharField(max_length=3)
    reference = models.CharField(max_length=64, unique=True)
    failure_reason = models.CharField(max_length=200, blank=True)

    objects = PaymentQuerySet.as_manager()

    class Meta(TimeStampedModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["order"], condition=Q(status="succeeded"), name="payments_paid_once"
            ),
        ]

    def __str__(self):
        return self.reference

    @property
    def refundable(self):
        refunded = self.refunds.aggregate(amount=Sum("amount"))["amount"] or 0
        return self.amount - refunded


class FailedPayment(Payment):
    objects = FailedPaymentManager()

    class Meta:
        proxy = True


class Refund(TimeStampedModel):
    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="refunds")
    amount = models.DecimalField(max_digits=10, decimal_places=2)
    reason = models.CharField(max_length=200, blank=True)

    def __str__(self):
        return f"{self.amount} of {self.payment}"


class WebhookEvent(TimeStampedModel):
    event_id = models.CharField(max_length=64, primary_key=True)
    payload = models.JSONField(default=dict)
    processed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return self.event_id
