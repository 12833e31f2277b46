from django.db import models as m


class IsbnField(m.CharField):
    description = "ISBN-13"

    def __init__(self, *args, **kwargs):
        kwargs["max_length"] = 13
        kwargs.setdefault("unique", True)
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, args, kwargs

    def get_prep_value(self, value):
        return super().get_prep_value(value and value.replace("-", ""))


class OwnedBy(m.ForeignKey):
    """A foreign key whose on_delete is decided here."""

    def __init__(self, to, on_delete=m.CASCADE, **kwargs):
        super().__init__(to, on_delete, **kwargs)
