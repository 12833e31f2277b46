from django import template
from django.core.cache import cache

from ..models import Category, Product

register = template.Library()


@register.simple_tag
def navigation_categories():
    return cache.get_or_set(
        "catalog.navigation",
        lambda: list(Category.objects.filter(parent=None, is_active=True)),
        timeout=300,
    )


@register.inclusion_tag("catalog/partials/product_card.html")
def product_card(product, show_rating=True):
    return {"product": product, "show_rating": show_rating}


@register.simple_block_tag
def sale_only(content, product):
    return content if product.is_on_sale else ""


@register.filter
def saving(product: Product):
    """Percent saved against the price before."""
    if not product.is_on_sale:
        return 0
    return round(100 - product.price / product.compare_at_price * 100)
