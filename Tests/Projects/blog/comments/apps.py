from django.apps import AppConfig


class CommentsConfig(AppConfig):
    name = 'comments'

    def ready(self):
        from django.db.models.signals import post_save
        from . import receivers
        post_save.connect(receivers.mail_author, sender=self.get_model('Comment'))
