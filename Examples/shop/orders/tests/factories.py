from decimal import Decimal

import factory

from accounts.tests.factories import AddressFactory, UserFactory
from catalog.tests.factories import ProductFactory
from orders.models import Cart, CartItem, Order, OrderItem
from orders.services import new_order_number


class CartFactory(factory.django.DjangoModelFactory):
    customer = factory.SubFactory(UserFactory)

    class Meta:
        model = Cart


class CartItemFactory(factory.django.DjangoModelFactory):
    cart = factory.SubFactory(CartFactory)
    product = factory.SubFactory(ProductFactory)

    class Meta:
        model = CartItem


class OrderFactory(factory.django.DjangoModelFactory):
    number = factory.LazyFunction(new_order_number)
    customer = factory.SubFactory(UserFactory)
    total = Decimal("24.80")
    shipping_address = factory.SubFactory(AddressFactory, user=factory.SelfAttribute("..customer"))

    class Meta:
        model = Order
        skip_postgeneration_save = True

    @factory.post_generation
    def items(self, create, count, **kwargs):
        if create and count:
            OrderItemFactory.create_batch(count, order=self)


class OrderItemFactory(factory.django.DjangoModelFactory):
    order = factory.SubFactory(OrderFactory)
    product = factory.SubFactory(ProductFactory)
    unit_price = factory.SelfAttribute("product.price")

    class Meta:
        model = OrderItem
