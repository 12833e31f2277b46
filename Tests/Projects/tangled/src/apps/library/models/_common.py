from django.db import models as m
from foundation.bases import Base as Stamped, NamedBase


class Countable(m.QuerySet):
    def free(self):
        return self.filter(is_lent=False)

    def lent_to(self, reader):
        return self.filter(loans__reader=reader, loans__returned_on=None)


class Careful(m.Manager):
    use_in_migrations = False

    def get_queryset(self):
        return super().get_queryset().defer("blurb")


BookManager = Careful.from_queryset(Countable)


class Thing(NamedBase):
    blurb = m.TextField(blank=True, default="")

    class Meta(NamedBase.Meta):
        abstract = True
