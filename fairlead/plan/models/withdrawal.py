"""An edition that was taken back: called off before its day, or withdrawn while it was in force. It stays readable."""

from django.db import models
from django.db.models import Q

from fairlead.people.models import User
from fairlead.plan.models.edition import Edition, Kept


class Withdrawal(Kept):
    edition = models.OneToOneField(Edition, on_delete=models.CASCADE, related_name="withdrawal")
    before_its_day = models.BooleanField()  # called off: it never came into force
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = (models.CheckConstraint(condition=~Q(reason=""), name="a_withdrawal_says_why"),)

    def __str__(self) -> str:
        return f"{self.edition}: {self.reason[:60]}"
