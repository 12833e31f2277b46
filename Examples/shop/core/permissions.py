from rest_framework.permissions import SAFE_METHODS, BasePermission


class IsStaffOrReadOnly(BasePermission):
    def has_permission(self, request, view):
        return request.method in SAFE_METHODS or bool(request.user and request.user.is_staff)


class IsOwner(BasePermission):
    """Allows access to the user named by the view's ``owner_field``."""

    message = "This belongs to someone else."

    def has_object_permission(self, request, view, obj):
        owner = getattr(obj, getattr(view, "owner_field", "user"))
        return owner == request.user
