from django.core import mail
from django.urls import reverse
from rest_framework.test import APIClient

from inventory.models import Warehouse
from inventory.tasks import report_low_stock
from inventory.tests.factories import StockLevelFactory
from orders.services import cancel_order, place_order


def test_orders_reserve_and_cancelling_releases(cart, django_capture_on_commit_callbacks):
    level = cart.items.get().product.stock_levels.get()
    with django_capture_on_commit_callbacks(execute=True):
        order = place_order(cart)
    level.refresh_from_db()
    assert (level.reserved, level.available) == (2, 8)
    with django_capture_on_commit_callbacks(execute=True):
        cancel_order(order)
    level.refresh_from_db()
    assert level.reserved == 0


def test_low_stock_is_reported(db, settings):
    settings.MANAGERS = [("Ada", "ada@example.com")]
    StockLevelFactory(on_hand=3)
    report_low_stock()
    assert "Low stock" in mail.outbox[0].subject


def test_receiving_with_htmx_returns_the_row(client, staff):
    level = StockLevelFactory(on_hand=1)
    client.force_login(staff)
    response = client.post(
        reverse("inventory:receive", args=[level.pk]),
        {"quantity": 4},
        headers={"HX-Request": "true"},
    )
    assert f'id="stock-{level.pk}"' in response.content.decode()
    level.refresh_from_db()
    assert level.on_hand == 5


def test_stock_list_is_for_staff(client, user, staff):
    StockLevelFactory(on_hand=1)
    client.force_login(user)
    assert client.get(reverse("inventory:stock")).status_code == 403
    client.force_login(staff)
    assert len(client.get(reverse("inventory:stock"), {"low": 1}).context["object_list"]) == 1


def test_stock_form(client, staff):
    level = StockLevelFactory()
    client.force_login(staff)
    data = {"product": level.product_id, "warehouse": level.warehouse_id, "on_hand": 7}
    url = reverse("inventory:stock-edit", args=[level.pk])
    assert client.get(url).status_code == 200
    assert client.post(url, data | {"reorder_level": 2}).status_code == 302


def test_api_lists_low_stock(staff):
    level = StockLevelFactory(on_hand=2)
    StockLevelFactory(on_hand=200)
    api = APIClient()
    api.force_authenticate(staff)
    assert [row["id"] for row in api.get(reverse("api:stock-low")).json()] == [level.pk]


def test_main_warehouse_comes_with_the_migrations(db):
    assert Warehouse.objects.filter(code="main").exists()
