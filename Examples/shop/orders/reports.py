"""Figures for the month's end."""
from .models import Order, OrderItem

# The total of an order is what the customer paid.
HEADINGS = {"number": "Order", "total": "Paid"}


def lines():
    rows = Order.objects.order_by("number").values("number", "total")
    return [(row["number"], row["total"]) for row in rows]


def cell(order):
    return str(getattr(order, "total"))


def average(amounts):
    total = sum(amounts)
    return total / len(amounts) if amounts else 0


def sold_goods():
    total = 0
    for item in OrderItem.objects.select_related("product"):
        total += item.total
    return total
