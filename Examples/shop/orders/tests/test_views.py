from django.urls import reverse

from orders.models import CartItem, Order
from orders.tests.factories import OrderFactory


def test_adding_twice_adds_up(client, user, product):
    client.force_login(user)
    for _ in range(2):
        client.post(reverse("orders:cart-add"), {"product": product.pk, "quantity": 2})
    assert CartItem.objects.get().quantity == 4


def test_htmx_gets_the_badge(client, user, product):
    client.force_login(user)
    response = client.post(
        reverse("orders:cart-add"),
        {"product": product.pk, "quantity": 3},
        headers={"HX-Request": "true"},
    )
    assert response.context["cart_count"] == 3


def test_cart_page(client, cart):
    client.force_login(cart.customer)
    content = client.get(reverse("orders:cart")).content.decode()
    assert "39.80 €" in content


def test_checkout(client, cart):
    client.force_login(cart.customer)
    data = {
        "shipping_address": cart.customer.default_shipping_address.pk,
        "gift_message": "Happy birthday",
        "accept_terms": "on",
    }
    response = client.post(reverse("orders:checkout"), data)
    order = Order.objects.get()
    assert response.url == reverse("payments:pay", args=[order.number])
    assert order.gift_message == "Happy birthday"


def test_own_orders_are_listed(client, user, order):
    OrderFactory()
    client.force_login(user)
    assert list(client.get(reverse("orders:list")).context["object_list"]) == [order]


def test_detail_and_invoice(client, user, order):
    client.force_login(user)
    assert order.number in client.get(order.get_absolute_url()).content.decode()
    assert client.get(reverse("orders:invoice", args=[order.number])).status_code == 200


def test_others_orders_are_hidden(client, user):
    client.force_login(user)
    assert client.get(OrderFactory().get_absolute_url()).status_code == 404
