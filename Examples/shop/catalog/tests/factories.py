import factory

from catalog.models import Category, Collection, CollectionItem, DigitalProduct, Product


class CategoryFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence(lambda n: f"Category {n}")
    slug = factory.Sequence(lambda n: f"category-{n}")

    class Meta:
        model = Category
        django_get_or_create = ["slug"]


class ProductFactory(factory.django.DjangoModelFactory):
    category = factory.SubFactory(CategoryFactory)
    name = factory.Sequence(lambda n: f"Product {n}")
    slug = factory.Sequence(lambda n: f"product-{n}")
    sku = factory.Sequence(lambda n: f"SKU-{n:05}")
    status = Product.Status.PUBLISHED
    price = "19.90"

    class Meta:
        model = Product

    class Params:
        draft = factory.Trait(status=Product.Status.DRAFT)
        on_sale = factory.Trait(compare_at_price="39.80")


class DigitalProductFactory(ProductFactory):
    file = factory.django.FileField(filename="book.epub")

    class Meta:
        model = DigitalProduct


class CollectionFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence(lambda n: f"Collection {n}")
    slug = factory.Sequence(lambda n: f"collection-{n}")

    class Meta:
        model = Collection


class CollectionItemFactory(factory.django.DjangoModelFactory):
    collection = factory.SubFactory(CollectionFactory)
    product = factory.SubFactory(ProductFactory)

    class Meta:
        model = CollectionItem
