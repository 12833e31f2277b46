import pytest

from library.models import Book, Loan, Shelf


@pytest.fixture
def book(db):
    return Book.objects.create(name="Emma", isbn="978-0141439587", shelf=Shelf.objects.create(name="A"))


def test_dashes_go(book):
    book.refresh_from_db()
    assert book.isbn == "9780141439587"


def test_lending(book, django_user_model, client):
    reader = django_user_model.objects.create_user("ada")
    Loan.objects.create(book=book, reader=reader)
    assert not Book.objects.free().exists()
    assert list(Book.objects.lent_to(reader)) == [book]


@pytest.mark.parametrize("path", ["/shelf/all/", "/shelf/racks/", "/shelf/about/", "/api/books", "/api/readers"])
def test_pages(client, book, path):
    assert client.get(path).status_code == 200
