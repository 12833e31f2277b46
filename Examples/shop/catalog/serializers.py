from rest_framework import serializers

from .models import Category, Collection, CollectionItem, Product, ProductImage


class CategorySerializer(serializers.ModelSerializer):
    parent = serializers.SlugRelatedField(
        slug_field="slug", queryset=Category.objects.all(), allow_null=True, required=False
    )

    class Meta:
        model = Category
        fields = ["id", "name", "slug", "parent", "is_active"]


class ProductImageSerializer(serializers.ModelSerializer):
    class Meta:
        model = ProductImage
        fields = ["file", "alt_text", "position"]


class ProductSerializer(serializers.ModelSerializer):
    category = serializers.SlugRelatedField(slug_field="slug", queryset=Category.objects.all())
    images = ProductImageSerializer(many=True, read_only=True)
    average_rating = serializers.FloatField(read_only=True)
    review_count = serializers.IntegerField(read_only=True)
    on_sale = serializers.BooleanField(source="is_on_sale", read_only=True)
    url = serializers.CharField(source="get_absolute_url", read_only=True)

    class Meta:
        model = Product
        fields = [
            "public_id", "name", "slug", "sku", "description", "status", "category", "price",
            "compare_at_price", "on_sale", "average_rating", "review_count", "images", "url",
        ]
        read_only_fields = ["public_id", "status"]


class CollectionItemSerializer(serializers.ModelSerializer):
    product = serializers.SlugRelatedField(slug_field="slug", read_only=True)

    class Meta:
        model = CollectionItem
        fields = ["product", "position"]


class CollectionSerializer(serializers.HyperlinkedModelSerializer):
    items = CollectionItemSerializer(many=True, read_only=True)

    class Meta:
        model = Collection
        fields = ["url", "name", "slug", "is_featured", "items"]
        extra_kwargs = {"url": {"view_name": "api:collection-detail", "lookup_field": "slug"}}
