import os
from os import environ as env
from os.path import dirname, join

from . import env as look_up

HERE = dirname(dirname(dirname(os.path.abspath(__file__))))

DEBUG = look_up.flag("TANGLED_DEBUG", True)
SECRET_KEY = env.get("TANGLED_SECRET", "insecure-test-key-not-a-secret")
ALLOWED_HOSTS = look_up.words("TANGLED_HOSTS", "localhost, 127.0.0.1")

INSTALLED_APPS = ["django.contrib." + name for name in ("auth", "contenttypes", "sessions", "messages")]
INSTALLED_APPS += ["rest_framework"]
INSTALLED_APPS.append("foundation")
INSTALLED_APPS.extend(["library.apps.LibraryConfig"])
if env.get("TANGLED_MEMBERS", "on") == "on":
    INSTALLED_APPS += ["members"]
if "TANGLED_EXTRA_APP" in env:
    INSTALLED_APPS.append(env["TANGLED_EXTRA_APP"])

MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
MIDDLEWARE.insert(0, "foundation.plumbing.Clock")

ROOT_URLCONF = __package__ + ".urls"
DATABASES = {
    "default": dict(ENGINE="django.db.backends.%s" % env.get("DB", "sqlite3"), NAME=join(HERE, "tangled.sqlite3"))
}

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [join(HERE, "frontend", "pages"), join(HERE, "src", "apps", "library", "html")],
        "APP_DIRS": False,
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request"],
            "libraries": {"shelf": "library.shelf_tags"},
        },
    }
]

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "members.Reader" if "members" in INSTALLED_APPS else "auth.User"
USE_TZ = True

try:
    from .settings_local import *  # noqa
except ImportError:
    pass
