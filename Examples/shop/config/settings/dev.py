from .base import *  # noqa: F403

DEBUG = True
SECRET_KEY = "insecure-development-key-not-a-secret"
ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
INTERNAL_IPS = ["127.0.0.1"]

EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
CELERY_TASK_ALWAYS_EAGER = True
