from django.db import models

__all__ = ['Stamped', 'Sluggable']


class Stamped(models.Model):
    created = models.DateTimeField(auto_now_add=True)
    modified = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True


class Sluggable(models.Model):
    slug = models.SlugField(unique=True)

    class Meta:
        abstract = True
        ordering = ('slug',)


class Hidden(object):
    """Not in __all__, so no star import brings it along."""
