from django.core.mail import send_mail


def mail_author(sender, instance, created, **kwargs):
    if created and instance.post.author.email:
        send_mail('New comment', instance.text, None, [instance.post.author.email])
