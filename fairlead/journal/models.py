"""Append-only: what happened, who, when; opaque ids; never an answer, never a name."""

from typing import Any, NoReturn

from django.db import models

from fairlead.journal.errors import NeverChanges


class Entry(models.Model):
    """`company`, `actor` and `subject` are opaque ids: the journal knows no person."""

    company = models.UUIDField(null=True, db_index=True)
    what = models.CharField(max_length=60)
    actor = models.UUIDField(null=True)
    subject = models.CharField(max_length=60, blank=True)
    details = models.JSONField(default=dict)
    happened_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        ordering = ("-happened_at", "-id")
        verbose_name_plural = "entries"

    def __str__(self) -> str:
        return f"{self.happened_at:%Y-%m-%d %H:%M} {self.what}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            self._refuse()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        self._refuse()

    def _refuse(self) -> NoReturn:
        raise NeverChanges(
            "An entry of the journal is not changed or removed: write another that says what is so now."
        )
