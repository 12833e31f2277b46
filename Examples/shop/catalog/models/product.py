from decimal import Decimal

from django.contrib.contenttypes.fields import GenericRelation
from django.core.validators import MinValueValidator
from django.db import models
from django.urls import reverse

from catalog.querysets import ProductManager
from core.models import PublicIdModel, SoftDeleteModel, TimeStampedModel


class Product(PublicIdModel, SoftDeleteModel, TimeStampedModel):
    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        PUBLISHED = "published", "Published"
        RETIRED = "retired", "Retired"

    category = models.ForeignKey("Category", on_delete=models.PROTECT, related_name="products")
    name = models.CharField(max_length=160)
    slug = models.SlugField(max_length=160, unique=True)
    sku = models.CharField("SKU", max_length=32, unique=True)
    description = models.TextField(blank=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    price = models.DecimalField(
        max_digits=10, decimal_places=2, validators=[MinValueValidator(Decimal("0.01"))]
    )
    compare_at_price = models.DecimalField(
        max_digits=10, decimal_places=2, null=True, blank=True
    )
    weight_grams = models.PositiveIntegerField(default=0)

    tags = GenericRelation("core.TaggedItem", related_query_name="product")
    reviews = GenericRelation("reviews.Review", related_query_name="product")

    objects = ProductManager()
    all_objects = models.Manager()

    class Meta(TimeStampedModel.Meta):
        ordering = ["name"]
        permissions = [("publish_product", "Can publish products")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(price__gt=0), name="catalog_product_price_positive"
            ),
        ]
        indexes = [
            models.Index(fields=["status", "name"], name="catalog_product_listing"),
            models.Index(fields=["category", "price"], name="catalog_product_cat_price"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("catalog:product", kwargs={"slug": self.slug})

    @property
    def is_published(self):
        return self.status == self.Status.PUBLISHED

    @property
    def is_on_sale(self):
        return self.compare_at_price is not None and self.compare_at_price > self.price

    @property
    def main_image(self):
        return self.images.first()


class DigitalProduct(Product):
    """A product that is downloaded, not shipped."""

    file = models.FileField(upload_to="downloads/")
    max_downloads = models.PositiveSmallIntegerField(default=5)


class ProductImage(models.Model):
    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="images")
    file = models.FileField(upload_to="products/")
    alt_text = models.CharField(max_length=160, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self):
        return self.alt_text or self.file.name
