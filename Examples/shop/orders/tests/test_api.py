from django.urls import reverse
from rest_framework.test import APIClient

from orders import services
from orders.models import Order
from orders.tests.factories import OrderFactory


def test_cart_flow(user_api, stocked_product):
    data = {"product": stocked_product.slug, "quantity": 2}
    cart = user_api.post(reverse("api:cart-add"), data).json()
    assert cart["subtotal"] == 39.8
    user_api.delete(reverse("api:cart-detail", args=[cart["items"][0]["id"]]))
    assert user_api.get(reverse("api:cart-list")).json()["items"] == []


def test_checkout(user_api, cart):
    response = user_api.post(reverse("api:cart-checkout"), {"gift_message": "Hi"})
    assert response.status_code == 201
    assert response.json()["total"] == "44.70"


def test_checkout_of_an_empty_cart(user_api):
    response = user_api.post(reverse("api:cart-checkout"))
    assert response.status_code == 400


def test_customers_see_their_orders(user_api, order):
    OrderFactory()
    results = user_api.get(reverse("api:order-list")).json()["results"]
    assert [row["number"] for row in results] == [order.number]


def test_filter_by_status(user_api, order):
    url = reverse("api:order-list")
    assert user_api.get(url, {"status": "paid"}).json()["count"] == 0
    assert user_api.get(url, {"status__in": "paid,pending"}).json()["count"] == 1


def test_only_staff_ship(user_api, staff, order):
    services.change_status(order, Order.Status.PAID)
    url = reverse("api:order-ship", args=[order.number])
    assert user_api.post(url).status_code == 403
    staff_api = APIClient()
    staff_api.force_authenticate(staff)
    assert staff_api.post(url).json()["status"] == "shipped"


def test_history(user_api, order):
    services.cancel_order(order)
    response = user_api.get(reverse("api:order-history", args=[order.number]))
    assert [row["new_status"] for row in response.json()] == ["cancelled"]
