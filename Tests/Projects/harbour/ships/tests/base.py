from django.test import TestCase


class FleetTestCase(TestCase):
    fixtures = ["ships/fleet.json", "piers"]

    def test_fleet(self):
        pass
