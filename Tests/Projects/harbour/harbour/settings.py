from pathlib import Path

from celery.schedules import crontab

BASE_DIR = Path(__file__).resolve().parent.parent
SECRET_KEY = "harbour"
INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.auth", "graphene_django", "ships"]
MIDDLEWARE = ["django.middleware.security.SecurityMiddleware", "ships.middleware.TideMiddleware"]
MIDDLEWARE.insert(1, "django.middleware.common.CommonMiddleware")
ROOT_URLCONF = "harbour.urls"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": BASE_DIR / "db.sqlite3"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
GRAPHENE = {"SCHEMA": "ships.graph.schema"}
CELERY_BEAT_SCHEDULE = {
    "sweep": {"task": "ships.tasks.sweep", "schedule": crontab(minute=0, hour=4)},
    "count": {"task": "ships.tasks.count", "schedule": 30.0, "args": (1,)},
}
