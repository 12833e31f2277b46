from django.db import models
from django.utils import timezone


class PublishedManager(models.Manager):
    def get_queryset(self):
        live = super(PublishedManager, self).get_queryset().filter(status=2)
        return live.filter(published__lte=timezone.now())

    def by(self, author):
        return self.filter(author=author)
