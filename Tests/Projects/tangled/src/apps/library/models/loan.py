from django.conf import settings
from django.db import models as m

from ._common import Stamped


class Loan(Stamped):
    book = m.ForeignKey("Book", on_delete=m.PROTECT, related_name="loans")
    reader = m.ForeignKey(settings.AUTH_USER_MODEL, m.CASCADE, related_name="loans")
    lent_by = m.ForeignKey(settings.AUTH_USER_MODEL, m.SET_NULL, null=True, related_name="%(app_label)s_%(class)s_lent")
    returned_on = m.DateField(null=True, blank=True)

    class Meta:
        db_table = "loans"
