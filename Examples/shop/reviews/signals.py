from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from .tasks import moderate_review


@receiver(post_save, sender="reviews.Review")
def queue_moderation(sender, instance, created, raw=False, **kwargs):
    if created and not raw:
        transaction.on_commit(lambda: moderate_review.delay(instance.pk))
