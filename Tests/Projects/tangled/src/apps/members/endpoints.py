from django.contrib.auth import get_user_model
from rest_framework import viewsets

from library.shapes import shape
from tangled.registry import viewset

User = get_user_model()


@viewset("readers")
class Readers(viewsets.ReadOnlyModelViewSet):
    queryset = User.objects.filter(is_active=True)
    serializer_class = shape(User)
