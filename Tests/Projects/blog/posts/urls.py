from django.urls import re_path

from . import views
from .feeds import LatestPosts
from .views import PostList, search

archive = [
    re_path(r'^(?P<month>\d{2})/$', views.PostMonth.as_view(), name='month'),
    re_path(r'^(?P<month>\d{2})/(?P<slug>[-\w]+)/$', views.PostDetail.as_view(day_format=None), name='post'),
]

urlpatterns = [
    re_path(r'^$', PostList.as_view(), name='index'),
    re_path(r'^feed/$', LatestPosts(), name='feed'),
    re_path(r'^search/$', search, {'template_name': 'posts/search.html'}, 'search'),
    re_path(r'^write/$', views.PostCreate.as_view(), name='write'),
    re_path(r'^category/(?P<slug>[-\w]+)/$', views.CategoryDetail.as_view(), name='category'),
]

urlpatterns += [re_path(r'^(?P<year>\d{4})/' + p.pattern.regex.pattern[1:], p.callback, name=p.name) for p in archive]
