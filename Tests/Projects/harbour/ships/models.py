from django.db import models


class Harbour(models.Model):
    name = models.CharField(max_length=40)


class Ship(models.Model):
    name = models.CharField(max_length=40)
    length = models.FloatField(null=True)
    home = models.ForeignKey(Harbour, models.CASCADE, related_name="ships")
