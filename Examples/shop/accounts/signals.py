from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from .models import CustomerProfile, User
from .tasks import send_welcome_email


@receiver(post_save, sender=User)
def create_profile(sender, instance, created, raw=False, **kwargs):
    if created and not raw:
        CustomerProfile.objects.create(user=instance)
        transaction.on_commit(lambda: send_welcome_email.delay(instance.pk))
