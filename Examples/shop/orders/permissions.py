from rest_framework.permissions import BasePermission


class IsCustomerOrStaff(BasePermission):
    message = "This order belongs to someone else."

    def has_object_permission(self, request, view, obj):
        return request.user.is_staff or obj.customer_id == request.user.pk
