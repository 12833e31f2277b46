from django.conf import settings


def shop(request):
    return {
        "shop_name": settings.SHOP_NAME,
        "shop_currency": settings.SHOP_CURRENCY,
        "free_shipping_from": settings.SHOP_FREE_SHIPPING_FROM,
    }
