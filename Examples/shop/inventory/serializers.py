from rest_framework import serializers

from .models import StockLevel, Warehouse


class WarehouseSerializer(serializers.ModelSerializer):
    class Meta:
        model = Warehouse
        fields = ["code", "name", "is_active"]


class StockLevelSerializer(serializers.ModelSerializer):
    product = serializers.SlugRelatedField(slug_field="sku", read_only=True)
    warehouse = serializers.SlugRelatedField(slug_field="code", read_only=True)

    class Meta:
        model = StockLevel
        fields = ["id", "product", "warehouse", "on_hand", "reserved", "available"]
