from django.db import models as m

from foundation import fields

from ._common import BookManager, Thing


class Shelf(Thing):
    inside = m.ForeignKey("self", m.CASCADE, null=True, blank=True, related_name="+")


class Book(Thing):
    isbn = fields.IsbnField()
    shelf = fields.OwnedBy(Shelf, related_name="books")
    readers = m.ManyToManyField("members.Reader", through="lib.Loan", through_fields=("book", "reader"))
    is_lent = m.BooleanField(default=False)

    objects = BookManager()
    everything = m.Manager()

    class Meta(Thing.Meta):
        ordering = None or ["name", "isbn"]
        default_related_name = "books"
