from django.db import transaction
from django.db.models import F

from .models import StockLevel, StockMovement


@transaction.atomic
def reserve(order):
    """Reserves what is there; returns the items that are short."""
    short = []
    for item in order.items.select_related("product"):
        level = (
            StockLevel.objects.select_for_update()
            .with_available()
            .filter(product=item.product, available_count__gte=item.quantity)
            .first()
        )
        if level is None:
            short.append(item)
            continue
        level.reserved = F("reserved") + item.quantity
        level.save(update_fields=["reserved"])
        StockMovement.objects.create(
            level=level, quantity=-item.quantity, reason=StockMovement.Reason.SALE, order=order
        )
    return short


@transaction.atomic
def release(order):
    for movement in order.stock_movements.select_related("level"):
        level = movement.level
        level.reserved = F("reserved") + movement.quantity
        level.save(update_fields=["reserved"])
        movement.delete()


@transaction.atomic
def receive(level, quantity):
    StockLevel.objects.filter(pk=level.pk).update(on_hand=F("on_hand") + quantity)
    return StockMovement.objects.create(
        level=level, quantity=quantity, reason=StockMovement.Reason.DELIVERY
    )
