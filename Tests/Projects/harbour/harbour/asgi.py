import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "harbour.settings")
django_application = get_asgi_application()

from service.main import api  # noqa: E402

api.mount("/site", django_application)
application = api
