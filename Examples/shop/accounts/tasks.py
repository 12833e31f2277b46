from celery import shared_task
from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string

from .models import User


@shared_task
def send_welcome_email(user_id):
    user = User.objects.get(pk=user_id)
    body = render_to_string(
        "accounts/email/welcome.txt", {"user": user, "shop_name": settings.SHOP_NAME}
    )
    send_mail("Welcome", body, settings.DEFAULT_FROM_EMAIL, [user.email])
