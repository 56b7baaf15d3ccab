"""A telling in a channel of Teams: one a slot and channel, one a day; who reads there nobody knows, so it counts nowhere."""

from django.db import models
from django.utils import timezone

from fairlead.communicate.chat.models import Connection
from fairlead.communicate.models.rounds import Slot
from fairlead.outbox.models import Message


class ChannelPost(models.Model):
    slot = models.ForeignKey(Slot, on_delete=models.CASCADE, related_name="+")
    connection = models.ForeignKey(Connection, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()  # where the unit is
    message = models.ForeignKey(Message, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("slot", "connection"), name="one_post_a_slot_and_channel"),
            models.UniqueConstraint(fields=("connection", "day"), name="one_post_a_day_and_channel"),
        )

    def __str__(self) -> str:
        return f"{self.slot_id} {self.connection_id} {self.day}"
