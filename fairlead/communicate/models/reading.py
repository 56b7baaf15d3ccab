"""Who said: do not mail me, I read it here. A wish of one's own, which no page of others lists."""

from django.db import models
from django.utils import timezone

from fairlead.people.models import Person


class ReadsHere(models.Model):
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.person_id}"
