from celery import shared_task


@shared_task
def sweep():
    pass


@shared_task
def count(number):
    pass


@shared_task
def ping(target):
    pass
