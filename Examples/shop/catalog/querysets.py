from django.db import models
from django.db.models import Avg, Count, Q

from core.managers import SoftDeleteManager, SoftDeleteQuerySet


class ProductQuerySet(SoftDeleteQuerySet):
    def published(self):
        return self.filter(status="published", category__is_active=True)

    def in_category(self, category):
        return self.filter(Q(category=category) | Q(category__parent=category))

    def with_rating(self):
        approved = Q(reviews__status="approved")
        return self.annotate(
            average_rating=Avg("reviews__rating", filter=approved),
            review_count=Count("reviews", filter=approved, distinct=True),
        )

    def for_listing(self):
        products = self.select_related("category").prefetch_related("images").with_rating()
        return products.order_by("name", "pk")

    def search(self, text):
        return self.filter(
            Q(name__icontains=text) | Q(sku__iexact=text) | Q(tags__tag__name__iexact=text)
        ).distinct()


class ProductManager(SoftDeleteManager.from_queryset(ProductQuerySet)):
    pass


class CollectionQuerySet(models.QuerySet):
    def featured(self):
        return self.filter(is_featured=True).prefetch_related("products")
