from django.contrib.syndication.views import Feed
from django.urls import reverse_lazy

from .models import Post


class LatestPosts(Feed):
    title = 'Blog'
    link = reverse_lazy('blog:index')
    description_template = 'posts/feed_description.html'

    def items(self):
        return Post.live.all()[:10]
