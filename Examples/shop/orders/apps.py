from django.apps import AppConfig


class OrdersConfig(AppConfig):
    name = "orders"
    verbose_name = "Orders and carts"

    def ready(self):
        from core.signals import order_status_changed

        from . import signals

        order_status_changed.connect(signals.award_points, dispatch_uid="orders.award_points")
        order_status_changed.connect(signals.tell_customer, dispatch_uid="orders.tell_customer")
