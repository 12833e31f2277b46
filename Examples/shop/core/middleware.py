import uuid
from contextvars import ContextVar

from django.conf import settings
from django.shortcuts import render

_actor = ContextVar("actor", default=None)


def get_current_actor():
    return _actor.get()


class RequestIdMiddleware:
    header = "X-Request-ID"

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.id = request.headers.get(self.header) or uuid.uuid4().hex
        response = self.get_response(request)
        response[self.header] = request.id
        return response


def current_actor_middleware(get_response):
    """Makes the signed-in user known to the audit signals."""

    def middleware(request):
        token = _actor.set(request.user if request.user.is_authenticated else None)
        try:
            return get_response(request)
        finally:
            _actor.reset(token)

    return middleware


class MaintenanceModeMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if getattr(settings, "MAINTENANCE_MODE", False) and not request.path.startswith("/admin/"):
            return render(request, "maintenance.html", status=503)
        return self.get_response(request)
