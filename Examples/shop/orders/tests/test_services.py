from datetime import timedelta
from decimal import Decimal

import pytest
from django.core import mail
from django.utils import timezone

from orders import reports, services
from orders.models import Order
from orders.tasks import expire_unpaid_orders
from orders.tests.factories import CartFactory, OrderFactory


@pytest.mark.parametrize(
    ("subtotal", "country", "cost"), [(50, "DE", "0"), (49, "DE", "4.90"), (50, "FR", "4.90")]
)
def test_shipping_cost(subtotal, country, cost):
    assert services.shipping_cost(subtotal, country) == Decimal(cost)


def test_placing_an_order_empties_the_cart(cart):
    order = services.place_order(cart)
    assert order.total == 2 * Decimal("19.90") + Decimal("4.90")
    assert not cart.items.exists()


def test_confirmation_is_mailed(cart, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        order = services.place_order(cart)
    subjects = [message.subject for message in mail.outbox]
    assert f"Your order {order.number}" in subjects


def test_an_empty_cart_cannot_be_ordered(db):
    with pytest.raises(services.OrderError, match="empty"):
        services.place_order(CartFactory())


def test_delivery_earns_points(order, user):
    for status in [Order.Status.PAID, Order.Status.SHIPPED, Order.Status.DELIVERED]:
        order = services.change_status(order, status)
    user.profile.refresh_from_db()
    assert user.profile.loyalty_points == int(order.total)
    assert order.status_changes.count() == 3


def test_shipped_orders_cannot_be_cancelled(db):
    order = OrderFactory(status=Order.Status.SHIPPED)
    with pytest.raises(services.OrderError, match="shipped"):
        services.cancel_order(order)


def test_unpaid_orders_expire(order):
    Order.objects.update(created_at=timezone.now() - timedelta(days=3))
    expire_unpaid_orders()
    order.refresh_from_db()
    assert order.status == Order.Status.CANCELLED


def test_large_orders_come_first(user):
    small = OrderFactory(customer=user, total=Decimal("5"))
    large = OrderFactory(customer=user, total=Decimal("500"))
    assert list(Order.objects.largest_first()) == [large, small]
    assert Order.objects.of_at_least(100).get() == large


def test_the_report_has_a_line_an_order(order):
    assert reports.lines() == [(order.number, order.total)]
    assert reports.cell(order) == str(order.total)
