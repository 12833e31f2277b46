"""How money is asked for. A gateway is chosen by ``Payment.provider``."""
import secrets
from abc import ABC, abstractmethod

from django.urls import reverse

GATEWAYS = {}


def register(provider):
    def decorate(gateway):
        GATEWAYS[provider] = gateway()
        return gateway

    return decorate


def get_gateway(provider):
    return GATEWAYS[provider]


class Gateway(ABC):
    def new_reference(self):
        return secrets.token_urlsafe(24)

    @abstractmethod
    def redirect_url(self, payment):
        """Where the customer pays."""


@register("card")
class CardGateway(Gateway):
    def redirect_url(self, payment):
        return f"https://pay.example.com/{payment.reference}"


@register("invoice")
class InvoiceGateway(Gateway):
    def redirect_url(self, payment):
        return reverse("payments:done", args=[payment.reference])
