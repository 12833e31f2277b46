import django.db.models

from .stamped import Stamped


class NamedBase(Stamped):
    name = django.db.models.CharField(max_length=80)

    class Meta(Stamped.Meta):
        abstract = True
        ordering = ("name",)

    def __str__(self):
        return self.name
