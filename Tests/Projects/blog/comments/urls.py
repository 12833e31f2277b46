from django.urls import re_path

from .views import add

urlpatterns = (
    re_path(r'^add/(\d+)/$', add, name='comment_add'),
)
