import factory

from accounts.models import Address, User


class UserFactory(factory.django.DjangoModelFactory):
    email = factory.Sequence(lambda n: f"customer{n}@example.com")
    first_name = factory.Faker("first_name")
    last_name = factory.Faker("last_name")
    password = factory.django.Password("correct horse")

    class Meta:
        model = User


class StaffFactory(UserFactory):
    email = factory.Sequence(lambda n: f"staff{n}@example.com")
    is_staff = True


class AddressFactory(factory.django.DjangoModelFactory):
    user = factory.SubFactory(UserFactory)
    name = factory.LazyAttribute(lambda address: address.user.get_full_name())
    street = "Main Street 1"
    postal_code = "10115"
    city = "Berlin"
    country = "DE"

    class Meta:
        model = "accounts.Address"


class BillingAddressFactory(AddressFactory):
    kind = Address.Kind.BILLING
