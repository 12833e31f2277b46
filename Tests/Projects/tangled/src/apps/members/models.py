from django.contrib.auth import models as auth
from django.db import models as m


class Reader(auth.AbstractUser):
    card = m.CharField(max_length=12, blank=True)
    favourite = m.ForeignKey("lib.Book", null=True, blank=True, on_delete=m.SET_NULL, related_name="fans")

    class Meta(auth.AbstractUser.Meta):
        db_table = "readers"
