from django.urls import include, path
from rest_framework import routers

from library import pages as p

from .registry import load

router = routers.SimpleRouter(trailing_slash=False)
for prefix, viewset in sorted(load().items()):
    router.register(prefix, viewset, basename=prefix.rstrip("s"))

urlpatterns = [path(f"shelf/{name}/", view, name=f"shelf-{name}") for name, view in p.PAGES.items()]
urlpatterns += [path("api/", include((router.urls, "tangled"), namespace="v1"))]
