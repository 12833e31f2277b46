from django.test import SimpleTestCase

from ships.tests.base import FleetTestCase


class ShipTests(FleetTestCase):
    def test_name(self):
        self.assertEqual(1, 1)


class LengthTests(SimpleTestCase):
    async def test_length(self):
        pass
