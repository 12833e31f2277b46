import pytest
from django.urls import reverse

from catalog.tests.factories import CollectionItemFactory, ProductFactory
from core.models import AuditEntry
from core.templatetags.shop_tags import money, render_stars


def test_money_uses_the_symbol():
    assert money("1234.5", "EUR") == "1,234.50 €"
    assert money(None, "CHF") == "0.00 CHF"


@pytest.mark.parametrize(("rating", "stars"), [(None, "☆☆☆☆☆"), (4.4, "★★★★☆")])
def test_stars(rating, stars):
    assert render_stars(rating) == stars


def test_home_lists_products_and_collections(client, product):
    item = CollectionItemFactory(collection__is_featured=True)
    response = client.get(reverse("core:home"))
    assert product in response.context["latest_products"]
    assert item.collection.name in response.content.decode()


def test_health(client, db):
    response = client.get(reverse("core:health"), headers={"X-Request-ID": "abc"})
    assert response.json() == {"status": "ok"}
    assert response["X-Request-ID"] == "abc"


def test_unknown_page_uses_our_template(client, db):
    response = client.get("/nowhere/")
    assert response.status_code == 404
    assert "404.html" in [template.name for template in response.templates]


def test_saving_a_product_is_audited(db):
    product = ProductFactory(name="Lamp")
    product.delete()
    entries = AuditEntry.objects.filter(object_id=product.pk, summary="Lamp")
    assert sorted(entries.values_list("action", flat=True)) == ["changed", "created"]
