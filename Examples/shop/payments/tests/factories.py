import factory

from orders.tests.factories import OrderFactory
from payments.models import Payment


class PaymentFactory(factory.django.DjangoModelFactory):
    order = factory.SubFactory(OrderFactory, items=1)
    provider = Payment.Provider.CARD
    amount = factory.LazyAttribute(lambda payment: payment.order.total)
    currency = "EUR"
    reference = factory.Sequence(lambda n: f"reference-{n}")

    class Meta:
        model = Payment
