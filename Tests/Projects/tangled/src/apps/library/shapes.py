from rest_framework import serializers as s

from . import models


def shape(model, **extra):
    """Makes a serializer class for a model."""
    meta = type("Meta", (), {"model": model, "fields": "__all__"})
    return type(model.__name__ + "Shape", (s.ModelSerializer,), {"Meta": meta, **extra})


class BookShape(s.ModelSerializer):
    class Meta:
        model = models.Book
        fields = "__all__"


LoanShape = shape(models.Loan)
