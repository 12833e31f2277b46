from celery import shared_task

from .models import Review

SUSPICIOUS = ("http://", "https://", "casino")


@shared_task
def moderate_review(review_id):
    """Approves harmless reviews; the others wait for a person."""
    review = Review.objects.get(pk=review_id)
    text = f"{review.title} {review.text}".lower()
    if not any(word in text for word in SUSPICIOUS):
        Review.objects.filter(pk=review_id).update(status=Review.Status.APPROVED)
