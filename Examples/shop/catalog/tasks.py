from celery import shared_task
from django.core.cache import cache

from .models import Product


@shared_task(ignore_result=True)
def refresh_search_text(product_id):
    product = Product.objects.select_related("category").get(pk=product_id)
    words = [product.name, product.sku, product.category.name]
    words += product.tags.values_list("tag__name", flat=True)
    cache.set(f"catalog.search.{product_id}", " ".join(words).lower(), timeout=None)
