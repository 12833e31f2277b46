from django import template

from ..models import Category, Post

register = template.Library()


class LatestNode(template.Node):
    def __init__(self, count, name):
        self.count, self.name = count, name

    def render(self, context):
        context[self.name] = Post.live.all()[:self.count]
        return ''


def do_latest(parser, token):
    """{% latest_posts 5 as posts %}"""
    tag, count, as_, name = token.split_contents()
    return LatestNode(int(count), name)


register.tag('latest_posts', do_latest)
register.simple_tag(lambda: Category.objects.all(), name='all_categories')
