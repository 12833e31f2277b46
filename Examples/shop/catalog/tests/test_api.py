import pytest
from django.urls import reverse

from catalog.tests.factories import CollectionItemFactory, ProductFactory
from core.models import Tag
from reviews.factories import ReviewFactory


@pytest.mark.parametrize(
    ("query", "found"),
    [({"price_max": "10"}, 0), ({"price_min": "10"}, 1), ({"q": "nothing"}, 0)],
)
def test_filters(api, product, query, found):
    assert api.get(reverse("api:product-list"), query).json()["count"] == found


def test_filter_by_tag(api, product):
    ProductFactory()
    product.tags.create(tag=Tag.objects.create(name="New", slug="new"))
    results = api.get(reverse("api:product-list"), {"tag": "new"}).json()["results"]
    assert [row["slug"] for row in results] == [product.slug]


def test_anonymous_cannot_write(api, db):
    assert api.post(reverse("api:category-list"), {"name": "X", "slug": "x"}).status_code == 403


def test_reviews_of_a_product(api, product):
    review = ReviewFactory(content_object=product, status="approved")
    response = api.get(reverse("api:product-reviews", args=[product.slug]))
    assert [row["title"] for row in response.json()["results"]] == [review.title]


def test_collections_list_their_products(api, db):
    item = CollectionItemFactory()
    response = api.get(reverse("api:collection-detail", args=[item.collection.slug]))
    assert response.json()["items"] == [{"product": item.product.slug, "position": 0}]
