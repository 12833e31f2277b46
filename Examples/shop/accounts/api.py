from rest_framework import generics, viewsets
from rest_framework.permissions import IsAuthenticated

from core.permissions import IsOwner

from .models import Address, User
from .serializers import AddressSerializer, UserSerializer


class CurrentUserView(generics.RetrieveUpdateAPIView):
    serializer_class = UserSerializer
    permission_classes = [IsAuthenticated]

    def get_object(self):
        users = User.objects.select_related("profile").prefetch_related("addresses")
        return users.get(pk=self.request.user.pk)


class AddressViewSet(viewsets.ModelViewSet):
    serializer_class = AddressSerializer
    permission_classes = [IsAuthenticated, IsOwner]
    filterset_fields = ["kind", "country"]
    owner_field = "user"

    def get_queryset(self):
        return Address.objects.filter(user=self.request.user)

    def perform_create(self, serializer):
        serializer.save(user=self.request.user)
