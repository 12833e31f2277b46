from rest_framework import serializers

from .models import Payment, Refund


class RefundSerializer(serializers.ModelSerializer):
    class Meta:
        model = Refund
        fields = ["amount", "reason", "created_at"]
        read_only_fields = ["created_at"]


class PaymentSerializer(serializers.ModelSerializer):
    order = serializers.SlugRelatedField(slug_field="number", read_only=True)
    refunds = RefundSerializer(many=True, read_only=True)
    provider_name = serializers.CharField(source="get_provider_display", read_only=True)

    class Meta:
        model = Payment
        fields = [
            "reference", "order", "provider", "provider_name", "status",
            "amount", "currency", "failure_reason", "refunds",
        ]
