from django.db.models.signals import post_delete, post_save
from django.dispatch import Signal, receiver

from .middleware import get_current_actor
from .models import AuditEntry

# Sent by orders.services with the order and the statuses it moved between.
order_status_changed = Signal()

AUDITED_MODELS = {"catalog.product", "orders.order", "payments.refund"}


@receiver(post_save, dispatch_uid="core.audit_save")
def audit_save(sender, instance, created, raw=False, **kwargs):
    if raw or sender._meta.label_lower not in AUDITED_MODELS:
        return
    action = AuditEntry.Action.CREATED if created else AuditEntry.Action.CHANGED
    _write(instance, action)


@receiver(post_delete, dispatch_uid="core.audit_delete")
def audit_delete(sender, instance, **kwargs):
    if sender._meta.label_lower in AUDITED_MODELS:
        _write(instance, AuditEntry.Action.DELETED)


def _write(instance, action):
    AuditEntry.objects.create(
        actor=get_current_actor(),
        content_object=instance,
        action=action,
        summary=str(instance)[:200],
    )
