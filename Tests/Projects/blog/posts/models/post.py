from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.text import slugify

from ..managers import PublishedManager
from .base import *
from . import taxonomy

__all__ = ('Post', 'Featured')


def _slug_for(title):
    return slugify(title)[:50]


class Post(Stamped, Sluggable):
    DRAFT, LIVE = 1, 2
    STATUSES = ((DRAFT, 'draft'), (LIVE, 'live'))

    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)
    category = models.ForeignKey(taxonomy.Category, null=True, blank=True, on_delete=models.SET_NULL)
    tags = models.ManyToManyField('Tag', blank=True)
    related = models.ManyToManyField('self', blank=True, symmetrical=False)
    title = models.CharField(max_length=120)
    body = models.TextField()
    status = models.IntegerField(choices=STATUSES, default=DRAFT)
    published = models.DateTimeField(null=True, blank=True)

    objects = models.Manager()
    live = PublishedManager()

    class Meta:
        ordering = ('-published',)
        get_latest_by = 'published'

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        self.slug = self.slug or _slug_for(self.title)
        super(Post, self).save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse('blog:post', kwargs={
            'year': self.published.year, 'month': '%02d' % self.published.month, 'slug': self.slug,
        })


class Featured(Post):
    class Meta:
        proxy = True
