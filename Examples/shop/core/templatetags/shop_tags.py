from decimal import Decimal

from django import template
from django.conf import settings
from django.utils.html import format_html

register = template.Library()

SYMBOLS = {"EUR": "€", "USD": "$", "GBP": "£"}


@register.filter
def money(amount, currency=None):
    code = currency or settings.SHOP_CURRENCY
    return f"{Decimal(amount or 0):,.2f} {SYMBOLS.get(code, code)}"


@register.filter(name="stars")
def render_stars(rating):
    full = round(rating or 0)
    return "★" * full + "☆" * (5 - full)


@register.simple_tag(takes_context=True)
def query_replace(context, **changes):
    """Returns the current query string with some parameters changed."""
    query = context["request"].GET.copy()
    for key, value in changes.items():
        query[key] = value
    return query.urlencode()


@register.simple_tag
def status_badge(status, label):
    return format_html('<span class="badge badge-{}">{}</span>', status, label)


@register.inclusion_tag("core/partials/pagination.html", takes_context=True)
def pagination(context, page_obj):
    return {"request": context["request"], "page_obj": page_obj}
