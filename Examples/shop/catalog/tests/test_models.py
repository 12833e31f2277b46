from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError

from catalog.models import Category, DigitalProduct, Product
from catalog.tests.factories import (
    CategoryFactory,
    CollectionFactory,
    DigitalProductFactory,
    ProductFactory,
)
from reviews.factories import ReviewFactory


def test_deleting_hides_a_product(product):
    product.delete()
    assert not Product.objects.filter(pk=product.pk).exists()
    assert Product.all_objects.filter(pk=product.pk).exists()


def test_price_must_be_positive(db):
    with pytest.raises(IntegrityError):
        ProductFactory(price=0)


def test_rating_counts_approved_reviews_only(product):
    ReviewFactory(content_object=product, rating=5, status="approved")
    ReviewFactory(content_object=product, rating=1, status="pending")
    rated = Product.objects.with_rating().get(pk=product.pk)
    assert (rated.average_rating, rated.review_count) == (5, 1)


def test_category_includes_its_children(db):
    child = CategoryFactory(parent=CategoryFactory())
    product = ProductFactory(category=child)
    assert list(Product.objects.in_category(child.parent)) == [product]


def test_digital_products_are_products(db):
    digital = DigitalProductFactory.build(category=CategoryFactory(), file=None)
    digital.save()
    assert DigitalProduct.objects.get().product_ptr == Product.objects.get(sku=digital.sku)


def test_adding_products_touches_the_collection(product):
    collection = CollectionFactory()
    before = collection.updated_at
    collection.products.add(product, through_defaults={"position": 3})
    collection.refresh_from_db()
    assert collection.updated_at > before
    assert collection.items.get().position == 3


def test_slug_is_filled(db):
    assert ProductFactory(name="Blue lamp", slug="").slug == "blue-lamp"


def test_import_products(db, tmp_path):
    path = tmp_path / "products.csv"
    path.write_text("sku,name,category,price\nL-1,Lamp,light,9.50\n")
    out = StringIO()
    call_command("import_products", path, "--publish", stdout=out)
    assert "1 products imported" in out.getvalue()
    assert Product.objects.published().get().price == Decimal("9.50")


def test_import_needs_a_file(db, tmp_path):
    with pytest.raises(CommandError):
        call_command("import_products", tmp_path / "nothing.csv")


def test_root_category_comes_with_the_migrations(db):
    assert Category.objects.filter(slug="uncategorised").exists()
