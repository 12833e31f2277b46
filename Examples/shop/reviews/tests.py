from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError
from django.test import TestCase
from django.urls import reverse

from catalog.models import Product

from .factories import ReviewFactory
from .models import Review, ReviewReply


class ReviewTests(TestCase):
    fixtures = ["demo"]

    @classmethod
    def setUpTestData(cls):
        cls.product = Product.objects.get(slug="desk-lamp")
        cls.review = ReviewFactory(content_object=cls.product, status="approved")

    def setUp(self):
        self.client.force_login(self.review.author)

    def test_one_review_a_product(self):
        with self.assertRaises(IntegrityError):
            ReviewFactory(content_object=self.product, author=self.review.author)

    def test_writing_a_review(self):
        other = ReviewFactory().content_object
        url = reverse("reviews:create", args=[other.slug])
        with self.captureOnCommitCallbacks(execute=True):
            response = self.client.post(url, {"rating": 5, "title": "Fine", "text": ""})
        self.assertRedirects(response, other.get_absolute_url())
        self.assertEqual(Review.objects.get(title="Fine").status, Review.Status.APPROVED)

    def test_suspicious_reviews_wait(self):
        with self.captureOnCommitCallbacks(execute=True):
            review = ReviewFactory(text="Best casino in town")
        review.refresh_from_db()
        self.assertEqual(review.status, Review.Status.PENDING)

    def test_nobody_votes_for_themselves(self):
        response = self.client.post(reverse("reviews:vote", args=[self.review.pk]))
        self.assertEqual(response.status_code, 403)

    def test_voting_returns_the_review(self):
        self.client.force_login(ReviewFactory().author)
        response = self.client.post(reverse("reviews:vote", args=[self.review.pk]))
        self.assertTemplateUsed(response, "reviews/partials/review.html")
        self.assertContains(response, self.review.title)
        self.assertEqual(self.review.votes.get().value, 1)

    def test_my_reviews(self):
        response = self.client.get(reverse("reviews:mine"))
        self.assertContains(response, self.review.title)

    def test_moderation_page_needs_permission(self):
        url = reverse("reviews:moderation")
        self.assertEqual(self.client.get(url).status_code, 403)
        self.review.author.user_permissions.add(
            Permission.objects.get(
                codename="moderate_review",
                content_type=ContentType.objects.get_for_model(Review),
            )
        )
        self.assertContains(self.client.get(url), "Moderation")

    def test_reply_is_in_the_api(self):
        ReviewReply.objects.create(review=self.review, author=self.review.author, text="Thanks")
        data = self.client.get(reverse("api:review-detail", args=[self.review.pk])).json()
        self.assertEqual(data["reply"]["text"], "Thanks")
        self.assertEqual(data["score"], 0)
