import factory

from accounts.tests.factories import UserFactory
from catalog.tests.factories import ProductFactory

from .models import Review


class ReviewFactory(factory.django.DjangoModelFactory):
    author = factory.SubFactory(UserFactory)
    content_object = factory.SubFactory(ProductFactory)
    rating = 4
    title = factory.Faker("sentence", nb_words=4)

    class Meta:
        model = Review
