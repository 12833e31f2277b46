import csv
from decimal import Decimal
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from catalog.models import Category, Product
from catalog.tasks import refresh_search_text


class Command(BaseCommand):
    help = "Imports products from a CSV file with the columns sku, name, category and price."

    def add_arguments(self, parser):
        parser.add_argument("path", type=Path)
        parser.add_argument("--publish", action="store_true", help="publish what is imported")

    @transaction.atomic
    def handle(self, *args, path, publish, **options):
        if not path.exists():
            raise CommandError(f"{path} does not exist")
        with path.open(newline="") as file:
            count = sum(self.import_row(row, publish) for row in csv.DictReader(file))
        self.stdout.write(self.style.SUCCESS(f"{count} products imported"))

    def import_row(self, row, publish):
        category, _ = Category.objects.get_or_create(
            slug=row["category"], defaults={"name": row["category"].title()}
        )
        defaults = {"name": row["name"], "category": category, "price": Decimal(row["price"])}
        if publish:
            defaults["status"] = Product.Status.PUBLISHED
        product, _ = Product.objects.update_or_create(sku=row["sku"], defaults=defaults)
        transaction.on_commit(lambda: refresh_search_text.delay(product.pk))
        return 1
