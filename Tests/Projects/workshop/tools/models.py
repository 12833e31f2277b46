import uuid
from datetime import timedelta
from decimal import Decimal
from functools import partial

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Lower, Upper

from .fields import CodeField, MoneyField, zero

KINDS = (("hand", "By hand"), ("power", "Powered"))


def photo_path(instance, filename):
    return f"tools/{instance.pk}/{filename}"


def default_sizes():
    return ["S", "M"]


def prefixed(prefix):
    return prefix + uuid.uuid4().hex[:8]


class Named(models.Model):
    name = models.CharField(max_length=60)
    slug = models.SlugField(max_length=60)

    class Meta:
        abstract = True
        ordering = ["name"]


class Stamped(models.Model):
    created = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True
        get_latest_by = "created"


class Shelf(Named):
    room = models.CharField(max_length=20, default="main", db_index=True)
    position = models.PositiveIntegerField(default=0)

    class Meta(Named.Meta):
        unique_together = (("room", "position"),)
        verbose_name_plural = "shelves"


class AvailableManager(models.Manager):
    use_in_migrations = True

    def __init__(self, state="ok"):
        super().__init__()
        self.state = state

    def get_queryset(self):
        return super().get_queryset().filter(state=self.state)


class Tool(Named, Stamped):
    code = CodeField(unique=True)
    kind = models.CharField(max_length=10, choices=KINDS, default="hand")
    shelf = models.ForeignKey(Shelf, on_delete=models.PROTECT, null=True, blank=True, related_name="tools")
    price = MoneyField(default=zero)
    deposit = MoneyField(currency="USD", null=True, blank=True)
    weight = models.DecimalField(max_digits=6, decimal_places=3, default=Decimal("1.0"))
    state = models.CharField(max_length=5, default="ok")
    lend_for = models.DurationField(default=timedelta(days=7))
    photo = models.ImageField(upload_to=photo_path, blank=True)
    manual = models.FileField(upload_to="manuals/%Y", blank=True)
    sizes = models.JSONField(default=default_sizes)
    extra = models.JSONField(default=dict, blank=True)
    serial = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    tag = models.CharField(max_length=20, default=partial(prefixed, "t-"))
    score = models.FloatField(default=0.0, validators=[MinValueValidator(0), MaxValueValidator(5)])
    parts = models.ManyToManyField("self", blank=True, symmetrical=False, related_name="part_of")
    full_name = models.GeneratedField(expression=Upper("name"), output_field=models.CharField(max_length=60), db_persist=True)

    objects = models.Manager()
    available = AvailableManager("ok")

    class Meta(Named.Meta):
        indexes = [
            models.Index(fields=["kind", "-created"], name="tool_kind_created"),
            models.Index(fields=["state"]),
            models.Index(Lower("name"), name="tool_lower_name"),
            models.Index(fields=["shelf"], condition=models.Q(state="ok"), name="tool_shelf_ok"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["name", "shelf"], name="tool_once_per_shelf"),
            models.UniqueConstraint(Lower("code"), name="tool_code_lower"),
            models.CheckConstraint(condition=models.Q(price__gte=0) & ~models.Q(state="gone"), name="tool_price_%(class)s"),
        ]


class PowerTool(Tool):
    watts = models.PositiveIntegerField()
    voltage = models.SmallIntegerField(default=230, db_column="volts")

    class Meta:
        db_table = "tools_power"


class Legacy(models.Model):
    old_code = models.CharField(max_length=10, primary_key=True)
    note = models.TextField(blank=True)

    class Meta:
        managed = False
        db_table = "legacy_tools"
