from django.shortcuts import get_object_or_404
from rest_framework import status, viewsets
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.permissions import IsAdminUser, IsAuthenticated
from rest_framework.response import Response

from . import services
from .filters import OrderFilter
from .models import Cart, CartItem, Order
from .permissions import IsCustomerOrStaff
from .serializers import (
    CartItemSerializer,
    CartSerializer,
    CheckoutSerializer,
    OrderSerializer,
    OrderStatusChangeSerializer,
)


class CartViewSet(viewsets.ViewSet):
    permission_classes = [IsAuthenticated]

    def get_cart(self):
        cart, _ = Cart.objects.get_or_create(customer=self.request.user)
        return cart

    def list(self, request):
        return Response(CartSerializer(self.get_cart()).data)

    @action(detail=False, methods=["post"])
    def add(self, request):
        serializer = CartItemSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        CartItem.objects.update_or_create(
            cart=self.get_cart(),
            product=serializer.validated_data["product"],
            defaults={"quantity": serializer.validated_data.get("quantity", 1)},
        )
        return self.list(request)

    def destroy(self, request, pk=None):
        get_object_or_404(CartItem, cart__customer=request.user, pk=pk).delete()
        return Response(status=status.HTTP_204_NO_CONTENT)

    @action(detail=False, methods=["post"])
    def checkout(self, request):
        serializer = CheckoutSerializer(data=request.data, context={"request": request})
        serializer.is_valid(raise_exception=True)
        try:
            order = services.place_order(self.get_cart(), **serializer.validated_data)
        except services.OrderError as error:
            raise ValidationError(str(error)) from error
        return Response(OrderSerializer(order).data, status=status.HTTP_201_CREATED)


class OrderViewSet(viewsets.ReadOnlyModelViewSet):
    queryset = Order.objects.with_details()
    serializer_class = OrderSerializer
    permission_classes = [IsAuthenticated, IsCustomerOrStaff]
    filterset_class = OrderFilter
    lookup_field = "number"

    def get_queryset(self):
        orders = super().get_queryset()
        return orders if self.request.user.is_staff else orders.of(self.request.user)

    @action(detail=True)
    def history(self, request, number=None):
        changes = self.get_object().status_changes.order_by("created_at")
        return Response(OrderStatusChangeSerializer(changes, many=True).data)

    @action(detail=True, methods=["post"], permission_classes=[IsAdminUser])
    def ship(self, request, number=None):
        try:
            order = services.change_status(
                self.get_object(), Order.Status.SHIPPED, by=request.user
            )
        except services.OrderError as error:
            raise ValidationError(str(error)) from error
        return Response(self.get_serializer(order).data)
