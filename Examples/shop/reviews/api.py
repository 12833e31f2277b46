from rest_framework import permissions, viewsets
from rest_framework.decorators import action
from rest_framework.response import Response

from .models import Review
from .serializers import ReviewSerializer


class CanModerate(permissions.BasePermission):
    def has_permission(self, request, view):
        return request.user.has_perm("reviews.moderate_review")


class ReviewViewSet(viewsets.ReadOnlyModelViewSet):
    serializer_class = ReviewSerializer
    permission_classes = [permissions.IsAuthenticatedOrReadOnly]
    filterset_fields = ["rating", "status"]

    def get_queryset(self):
        reviews = Review.objects.select_related("author", "reply").prefetch_related("votes")
        if self.request.user.has_perm("reviews.moderate_review"):
            return reviews
        return reviews.approved()

    @action(detail=True, methods=["post"], permission_classes=[CanModerate])
    def approve(self, request, pk=None):
        return self._moderate(Review.Status.APPROVED)

    @action(detail=True, methods=["post"], permission_classes=[CanModerate])
    def reject(self, request, pk=None):
        return self._moderate(Review.Status.REJECTED)

    def _moderate(self, status):
        review = self.get_object()
        review.status = status
        review.save(update_fields=["status", "updated_at"])
        return Response(self.get_serializer(review).data)
