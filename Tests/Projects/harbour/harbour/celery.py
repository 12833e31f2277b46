import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "harbour.settings")

app = Celery("harbour")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@app.on_after_configure.connect
def set_up(sender, **kwargs):
    from ships.tasks import ping

    sender.add_periodic_task(10, ping.s("pier"), name="ping the pier")


app.conf.beat_schedule = {
    "report": {"task": "ships.tasks.count", "schedule": 3600},
}
