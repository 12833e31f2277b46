from django.db import models
from django.urls import reverse

from .base import Sluggable


class Category(Sluggable):
    title = models.CharField(max_length=60)

    class Meta(Sluggable.Meta):
        abstract = False
        verbose_name_plural = 'categories'
        app_label = 'posts'

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse('blog:category', args=(self.slug,))


class Tag(Sluggable):
    word = models.CharField(max_length=30)

    def __str__(self):
        return self.word
