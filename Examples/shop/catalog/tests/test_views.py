from django.contrib.auth.models import Permission
from django.urls import reverse

from catalog.models import Product
from catalog.tests.factories import CategoryFactory, CollectionItemFactory, ProductFactory


def test_list_shows_published_products(client, product):
    ProductFactory(draft=True)
    response = client.get(reverse("catalog:products"))
    assert list(response.context["products"]) == [product]


def test_htmx_gets_only_the_grid(client, product):
    response = client.get(reverse("catalog:products"), headers={"HX-Request": "true"})
    names = [template.name for template in response.templates]
    assert "catalog/partials/product_grid.html" in names
    assert "base.html" not in names


def test_category_page(client, product):
    ProductFactory()
    response = client.get(product.category.get_absolute_url())
    assert list(response.context["products"]) == [product]
    assert response.context["page_title"] == product.category.name


def test_sale_price_is_shown(client, db):
    product = ProductFactory(on_sale=True)
    content = client.get(product.get_absolute_url()).content.decode()
    assert "39.80 €" in content
    assert "-50%" in content


def test_collection_page(client, db):
    item = CollectionItemFactory()
    response = client.get(item.collection.get_absolute_url())
    assert item.product.name in response.content.decode()


def test_staff_with_permission_creates_products(client, staff):
    staff.user_permissions.add(Permission.objects.get(codename="add_product"))
    client.force_login(staff)
    data = {
        "category": CategoryFactory().pk,
        "name": "Lamp",
        "slug": "lamp",
        "sku": "L-1",
        "price": "10.00",
        "weight_grams": 0,
        "images-TOTAL_FORMS": 0,
        "images-INITIAL_FORMS": 0,
    }
    client.post(reverse("catalog:product-create"), data)
    assert Product.objects.get(slug="lamp").status == Product.Status.DRAFT


def test_publishing_needs_permission(client, user, product):
    client.force_login(user)
    url = reverse("catalog:product-publish", args=[product.slug])
    assert client.post(url).status_code == 403
