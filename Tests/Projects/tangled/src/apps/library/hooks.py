from django.db.models import signals as s


def lend(sender, instance, **_):
    if instance.returned_on is None:
        type(instance.book).objects.filter(pk=instance.book_id).update(is_lent=True)


for signal in (s.post_save, s.post_delete):
    signal.connect(lend, sender="lib.Loan", dispatch_uid=f"lend-{id(signal)}")
