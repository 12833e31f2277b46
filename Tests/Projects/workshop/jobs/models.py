from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, Q

from tools.models import Stamped, Tool


class JobQuerySet(models.QuerySet):
    def open(self):
        return self.filter(done=False)


class Customer(models.Model):
    name = models.CharField(max_length=80)
    discount = models.DecimalField(max_digits=4, decimal_places=2, null=True, blank=True)


class Job(Stamped):
    class Status(models.TextChoices):
        NEW = "new", "New"
        BUSY = "busy", "Busy"
        DONE = "done", "Done"

    title = models.CharField("title", max_length=120, help_text="What is to be done.")
    customer = models.ForeignKey(Customer, models.CASCADE)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="%(app_label)s_%(class)s_set")
    helpers = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="helped_jobs", db_table="jobs_helpers")
    tools = models.ManyToManyField(Tool, through="Loan", related_name="jobs")
    status = models.CharField(max_length=4, choices=Status.choices, default=Status.NEW, db_default="new")
    budget = models.IntegerField(null=True)
    spent = models.IntegerField(default=0)
    done = models.BooleanField(default=False)
    notes = GenericRelation("jobs.Note")

    objects = JobQuerySet.as_manager()

    class Meta(Stamped.Meta):
        ordering = ["-created", F("title").asc()]
        constraints = [
            models.CheckConstraint(condition=Q(spent__lte=F("budget")), name="job_within_budget", violation_error_message="Too dear."),
            models.UniqueConstraint(fields=["title"], condition=Q(done=False), name="job_open_title"),
        ]


class Step(models.Model):
    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="steps")
    text = models.TextField()
    minutes = models.PositiveSmallIntegerField(default=5)

    class Meta:
        order_with_respect_to = "job"


class Loan(models.Model):
    job = models.ForeignKey(Job, on_delete=models.CASCADE)
    tool = models.ForeignKey(Tool, on_delete=models.CASCADE, to_field="code", db_column="tool_code")
    since = models.DateField(auto_now_add=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        default_related_name = "loans"
        get_latest_by = ["since"]


class Note(models.Model):
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, limit_choices_to={"app_label__in": ["jobs", "tools"]})
    object_id = models.PositiveBigIntegerField()
    target = GenericForeignKey("content_type", "object_id")
    text = models.TextField(db_comment="What was noted")

    class Meta:
        db_table_comment = "Notes on anything"
        indexes = [models.Index(fields=["content_type", "object_id"])]
