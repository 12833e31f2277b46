from rest_framework import serializers

from accounts.models import Address
from accounts.serializers import AddressSerializer
from catalog.models import Product

from .models import Cart, CartItem, Order, OrderItem, OrderStatusChange


class CartItemSerializer(serializers.ModelSerializer):
    product = serializers.SlugRelatedField(
        slug_field="slug", queryset=Product.objects.published()
    )

    class Meta:
        model = CartItem
        fields = ["id", "product", "quantity"]
        extra_kwargs = {"quantity": {"min_value": 1}}


class CartSerializer(serializers.ModelSerializer):
    items = CartItemSerializer(many=True, read_only=True)

    class Meta:
        model = Cart
        fields = ["items", "subtotal", "updated_at"]


class CheckoutSerializer(serializers.Serializer):
    address = serializers.PrimaryKeyRelatedField(queryset=Address.objects.all(), required=False)
    gift_message = serializers.CharField(max_length=200, required=False, allow_blank=True)

    def validate_address(self, address):
        if address.user != self.context["request"].user:
            raise serializers.ValidationError("Not your address.")
        return address


class OrderItemSerializer(serializers.ModelSerializer):
    product = serializers.ReadOnlyField(source="product.slug")
    name = serializers.ReadOnlyField(source="product.name")

    class Meta:
        model = OrderItem
        fields = ["product", "name", "quantity", "unit_price", "total"]


class OrderSerializer(serializers.ModelSerializer):
    items = OrderItemSerializer(many=True, read_only=True)
    shipping_address = AddressSerializer(read_only=True)
    total = serializers.DecimalField(max_digits=10, decimal_places=2, read_only=True)

    class Meta:
        model = Order
        fields = [
            "number", "status", "created_at", "shipped_at", "shipping_address",
            "shipping_cost", "gift_message", "total", "items",
        ]
        read_only_fields = fields


class OrderStatusChangeSerializer(serializers.ModelSerializer):
    class Meta:
        model = OrderStatusChange
        fields = ["old_status", "new_status", "created_at"]
