from django.db import models as m


class Stamped(m.Model):
    made = m.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True
        ordering = ("-made",)
