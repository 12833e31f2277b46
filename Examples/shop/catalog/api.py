from rest_framework import mixins, viewsets
from rest_framework.decorators import action
from rest_framework.permissions import DjangoModelPermissionsOrAnonReadOnly
from rest_framework.response import Response

from core.permissions import IsStaffOrReadOnly
from reviews.serializers import ReviewSerializer

from .filters import ProductFilter
from .models import Category, Collection, Product
from .serializers import CategorySerializer, CollectionSerializer, ProductSerializer


class CategoryViewSet(viewsets.ModelViewSet):
    queryset = Category.objects.select_related("parent")
    serializer_class = CategorySerializer
    permission_classes = [IsStaffOrReadOnly]
    lookup_field = "slug"


class ProductViewSet(viewsets.ModelViewSet):
    queryset = Product.objects.for_listing()
    serializer_class = ProductSerializer
    permission_classes = [DjangoModelPermissionsOrAnonReadOnly]
    filterset_class = ProductFilter
    lookup_field = "slug"

    def get_queryset(self):
        products = super().get_queryset()
        return products if self.request.user.is_staff else products.published()

    @action(detail=True, methods=["get"], url_path="reviews", url_name="reviews")
    def list_reviews(self, request, slug=None):
        reviews = self.get_object().reviews.approved().select_related("author")
        page = self.paginate_queryset(reviews)
        return self.get_paginated_response(ReviewSerializer(page, many=True).data)

    @action(detail=True, methods=["post"], permission_classes=[IsStaffOrReadOnly])
    def publish(self, request, slug=None):
        product = self.get_object()
        product.status = Product.Status.PUBLISHED
        product.save(update_fields=["status", "updated_at"])
        return Response(self.get_serializer(product).data)


class CollectionViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, viewsets.GenericViewSet):
    queryset = Collection.objects.prefetch_related("items__product")
    serializer_class = CollectionSerializer
    permission_classes = [IsStaffOrReadOnly]
    lookup_field = "slug"
