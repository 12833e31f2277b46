from rest_framework import viewsets
from rest_framework.decorators import action
from rest_framework.permissions import IsAdminUser
from rest_framework.response import Response

from .models import StockLevel, Warehouse
from .serializers import StockLevelSerializer, WarehouseSerializer


class WarehouseViewSet(viewsets.ModelViewSet):
    queryset = Warehouse.objects.all()
    serializer_class = WarehouseSerializer
    permission_classes = [IsAdminUser]
    lookup_field = "code"


class StockLevelViewSet(viewsets.ReadOnlyModelViewSet):
    serializer_class = StockLevelSerializer
    permission_classes = [IsAdminUser]
    filterset_fields = ["warehouse__code", "product__sku"]

    def get_queryset(self):
        return StockLevel.objects.select_related("product", "warehouse")

    @action(detail=False)
    def low(self, request):
        levels = self.get_queryset().low()
        return Response(self.get_serializer(levels, many=True).data)
