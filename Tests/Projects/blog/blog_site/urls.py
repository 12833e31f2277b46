from django.contrib import admin
from django.urls import include, re_path as url

admin.autodiscover()

urlpatterns = [
    url(r'^admin/', admin.site.urls),
    url(r'^comments/', include('comments.urls')),
    url(r'^', include(('posts.urls', 'posts'), namespace='blog')),
]
