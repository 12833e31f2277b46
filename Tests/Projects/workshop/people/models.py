from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class MemberManager(BaseUserManager):
    use_in_migrations = True

    def create_user(self, email, password=None):
        member = self.model(email=self.normalize_email(email))
        member.set_password(password)
        member.save(using=self._db)
        return member


class Member(AbstractBaseUser, PermissionsMixin):
    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=80, blank=True)
    phone = models.CharField(max_length=20, blank=True, validators=[RegexValidator(r"^\+?[0-9 ]+$", "No number.")])
    joined = models.DateTimeField(default=timezone.now)
    mentor = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="pupils")

    objects = MemberManager()

    USERNAME_FIELD = "email"

    class Meta:
        verbose_name = _("member")
        ordering = ["email"]


class Guild(models.Model):
    title = models.CharField(max_length=60, unique=True)
    members = models.ManyToManyField(Member, through="Membership", through_fields=("guild", "member"), related_name="guilds")
    founded = models.DateField(null=True, blank=True)

    class Meta:
        permissions = [("close_guild", "Can close a guild")]


class Membership(models.Model):
    class Rank(models.IntegerChoices):
        APPRENTICE = 1, "Apprentice"
        JOURNEYMAN = 2, "Journeyman"
        MASTER = 3, "Master"

    guild = models.ForeignKey(Guild, on_delete=models.CASCADE)
    member = models.ForeignKey(Member, on_delete=models.CASCADE)
    invited_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    rank = models.PositiveSmallIntegerField(choices=Rank, default=Rank.APPRENTICE)

    class Meta:
        unique_together = [("guild", "member")]


class Master(Member):
    class Meta:
        proxy = True
        verbose_name_plural = "masters"
