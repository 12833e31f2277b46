from django.core.cache import cache
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from django.dispatch import receiver
from django.utils.text import slugify

from .models import Category, Collection, Product


@receiver(pre_save, sender=Product)
def fill_slug(sender, instance, **kwargs):
    if not instance.slug:
        instance.slug = slugify(instance.name)


@receiver([post_save, post_delete], sender=Category)
def forget_navigation(sender, **kwargs):
    cache.delete("catalog.navigation")


@receiver(m2m_changed, sender=Collection.products.through)
def touch_collection(sender, instance, action, reverse, **kwargs):
    if action.startswith("post_") and not reverse:
        instance.save(update_fields=["updated_at"])
