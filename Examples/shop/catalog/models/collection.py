from django.conf import settings
from django.db import models
from django.urls import reverse

from core.models import TimeStampedModel

from ..querysets import CollectionQuerySet


class Collection(TimeStampedModel):
    """A hand-picked, ordered list of products."""

    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=120, unique=True)
    curator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        limit_choices_to={"is_staff": True},
    )
    is_featured = models.BooleanField(default=False)
    products = models.ManyToManyField(
        "catalog.Product", through="CollectionItem", related_name="collections"
    )

    objects = CollectionQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("catalog:collection", args=[self.slug])


class CollectionItem(models.Model):
    collection = models.ForeignKey(Collection, on_delete=models.CASCADE, related_name="items")
    product = models.ForeignKey(
        "catalog.Product", on_delete=models.CASCADE, related_name="collection_items"
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        unique_together = [("collection", "product")]

    def __str__(self):
        return f"{self.product} in {self.collection}"
