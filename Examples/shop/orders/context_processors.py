from django.db.models import Sum

from .models import CartItem


def cart(request):
    if not request.user.is_authenticated:
        return {"cart_count": 0}
    items = CartItem.objects.filter(cart__customer=request.user)
    return {"cart_count": items.aggregate(count=Sum("quantity"))["count"] or 0}
