from django.apps import AppConfig


class ShipsConfig(AppConfig):
    name = "ships"

    def ready(self):
        from ships import checks  # noqa: F401
