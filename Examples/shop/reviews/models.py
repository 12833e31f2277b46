from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Sum

from core.models import TimeStampedModel


class ReviewQuerySet(models.QuerySet):
    def approved(self):
        return self.filter(status=Review.Status.APPROVED)

    def pending(self):
        return self.filter(status=Review.Status.PENDING)

    def most_helpful(self):
        return self.annotate(score=Sum("votes__value", default=0)).order_by("-score")


class Review(TimeStampedModel):
    """What a customer thinks of a product or anything else that can be rated."""

    class Status(models.TextChoices):
        PENDING = "pending", "Pending"
        APPROVED = "approved", "Approved"
        REJECTED = "rejected", "Rejected"

    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reviews"
    )
    content_type = models.ForeignKey("contenttypes.ContentType", on_delete=models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    content_object = GenericForeignKey()
    rating = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    title = models.CharField(max_length=120)
    text = models.TextField(blank=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.PENDING)
    voters = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="ReviewVote", related_name="voted_reviews"
    )

    objects = ReviewQuerySet.as_manager()

    class Meta(TimeStampedModel.Meta):
        permissions = [("moderate_review", "Can moderate reviews")]
        constraints = [
            models.UniqueConstraint(
                fields=["author", "content_type", "object_id"], name="reviews_review_once"
            ),
        ]
        indexes = [
            models.Index(fields=["content_type", "object_id"], name="reviews_review_object"),
        ]

    def __str__(self):
        return self.title


class ReviewVote(models.Model):
    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="votes")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    value = models.SmallIntegerField(choices=[(1, "Helpful"), (-1, "Not helpful")])

    class Meta:
        unique_together = ["review", "user"]

    def __str__(self):
        return f"{self.value:+} {self.review}"


class ReviewReply(TimeStampedModel):
    review = models.OneToOneField(Review, on_delete=models.CASCADE, related_name="reply")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    text = models.TextField()

    def __str__(self):
        return f"Reply to {self.review}"
