import pytest
from django.urls import reverse
from rest_framework.test import APIClient

from accounts.tests.factories import AddressFactory, StaffFactory, UserFactory
from catalog.tests.factories import ProductFactory
from inventory.tests.factories import StockLevelFactory
from orders.tests.factories import CartItemFactory, OrderFactory


@pytest.fixture
def user(db):
    return UserFactory()


@pytest.fixture
def staff(db):
    return StaffFactory()


@pytest.fixture
def api():
    return APIClient()


@pytest.fixture
def user_api(user):
    client = APIClient()
    client.force_authenticate(user)
    return client


@pytest.fixture
def product(db):
    return ProductFactory()


@pytest.fixture
def stocked_product(product):
    StockLevelFactory(product=product, on_hand=10)
    return product


@pytest.fixture
def cart(user, stocked_product):
    AddressFactory(user=user, is_default=True)
    return CartItemFactory(cart__customer=user, product=stocked_product, quantity=2).cart


@pytest.fixture
def order(user):
    return OrderFactory(customer=user, items=2)


@pytest.fixture
def login_url():
    return reverse("accounts:login")
