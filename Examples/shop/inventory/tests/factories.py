import factory

from catalog.tests.factories import ProductFactory
from inventory.models import StockLevel, Warehouse


class WarehouseFactory(factory.django.DjangoModelFactory):
    code = factory.Sequence(lambda n: f"w{n}")
    name = factory.LazyAttribute(lambda warehouse: f"Warehouse {warehouse.code}")

    class Meta:
        model = Warehouse


class StockLevelFactory(factory.django.DjangoModelFactory):
    product = factory.SubFactory(ProductFactory)
    warehouse = factory.SubFactory(WarehouseFactory)

    class Meta:
        model = StockLevel
