from django.contrib.auth.models import User
from django.test import TestCase
from django.utils import timezone

from .models import Post, slug_for


class PostTests(TestCase):
    def setUp(self):
        author = User.objects.create_user('ada', 'ada@example.com', 'secret')
        self.post = Post.objects.create(
            author=author, title='First post', body='Hello - world', status=Post.LIVE, published=timezone.now())

    def test_slug(self):
        self.assertEqual(self.post.slug, slug_for('First post'))

    def test_pages(self):
        for url in ('/', '/feed/', '/search/?q=first', self.post.get_absolute_url()):
            self.assertContains(self.client.get(url), 'First post')

    def test_month(self):
        self.assertTemplateUsed(self.client.get('/%d/%02d/' % (
            self.post.published.year, self.post.published.month)), 'posts/post_list.html')

    def test_comment(self):
        self.client.post('/comments/add/%d/' % self.post.pk, {'name': 'Bob', 'text': 'Nice'})
        self.assertEqual(self.post.comment_set.get().name, 'Bob')
