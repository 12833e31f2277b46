from rest_framework import mixins, viewsets
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.permissions import IsAdminUser
from rest_framework.response import Response

from . import services
from .models import Payment
from .serializers import PaymentSerializer, RefundSerializer


class PaymentViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, viewsets.GenericViewSet):
    queryset = Payment.objects.select_related("order").prefetch_related("refunds")
    serializer_class = PaymentSerializer
    permission_classes = [IsAdminUser]
    filterset_fields = {"status": ["exact"], "order__number": ["exact"]}
    lookup_field = "reference"

    @action(detail=True, methods=["post"], serializer_class=RefundSerializer)
    def refund(self, request, reference=None):
        payment = self.get_object()
        serializer = self.get_serializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        try:
            refund = services.refund(payment, **serializer.validated_data)
        except ValueError as error:
            raise ValidationError({"amount": str(error)}) from error
        return Response(self.get_serializer(refund).data, status=201)
