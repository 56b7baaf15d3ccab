"""Rows that are written once. What changes is said by another row; the database, too, refuses an update."""

from typing import Any, NoReturn

from django.db import models
from django.utils.translation import gettext as _

from fairlead.web.errors import Changed


class Stays(Changed):
    """What was said stays said."""

    def __init__(self) -> None:
        super().__init__(_("What was written down stays as it is: say in another line what is so now."))


class WrittenQuerySet(models.QuerySet):
    def update(self, **fields: Any) -> NoReturn:
        raise Stays

    def delete(self) -> NoReturn:
        raise Stays


class Written(models.Model):
    """Rows go only with their company (a cascade), never alone."""

    objects = WrittenQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise Stays
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise Stays
