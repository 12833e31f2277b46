from decimal import Decimal

from django.db import models


class MoneyField(models.DecimalField):
    """Two places, unless something else is said."""

    def __init__(self, *args, currency="EUR", **kwargs):
        kwargs.setdefault("max_digits", 10)
        kwargs.setdefault("decimal_places", 2)
        self.currency = currency
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        if self.currency != "EUR":
            kwargs["currency"] = self.currency
        if kwargs.get("max_digits") == 10:
            del kwargs["max_digits"]
        kwargs.pop("decimal_places", None)
        return name, path, args, kwargs


class CodeField(models.CharField):
    def __init__(self, *args, **kwargs):
        kwargs["max_length"] = 12
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, "django.db.models.CharField", args, kwargs | {"max_length": 12}


def zero():
    return Decimal("0")
