from rest_framework import serializers

from .models import Address, User


class AddressSerializer(serializers.ModelSerializer):
    class Meta:
        model = Address
        fields = [
            "id", "kind", "name", "street", "postal_code", "city", "country", "is_default",
        ]

    def validate_country(self, value):
        return value.upper()


class UserSerializer(serializers.ModelSerializer):
    addresses = AddressSerializer(many=True, read_only=True)
    loyalty_points = serializers.IntegerField(source="profile.loyalty_points", read_only=True)

    class Meta:
        model = User
        fields = ["email", "first_name", "last_name", "phone", "loyalty_points", "addresses"]
        read_only_fields = ["email"]
