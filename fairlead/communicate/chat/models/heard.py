"""Requests of Slack that were heard, for as long as their time would be believed, so that none counts twice."""

from django.db import models
from django.utils import timezone

from fairlead.communicate.chat.models.connection import Connection


class Heard(models.Model):
    connection = models.ForeignKey(Connection, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64)  # of the signature, which covers time and body
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "heard"
        constraints = (models.UniqueConstraint(fields=("connection", "digest"), name="heard_once"),)
        indexes = (models.Index(fields=("at",), name="heard_by_time"),)

    def __str__(self) -> str:
        return self.digest[:8]
