"""A unit of a company: a place in a tree."""

from collections.abc import Iterable
from typing import Self
from uuid import uuid4

from django.db import connection, models, transaction
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from fairlead.people.models.company import Company
from fairlead.web.errors import Changed

BELOW = """WITH RECURSIVE below(id) AS (
    SELECT id FROM people_unit WHERE id = %s
    UNION SELECT u.id FROM people_unit u JOIN below b ON u.parent_id = b.id
) SELECT id FROM below"""


class Unit(models.Model):
    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="units")
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    name = models.CharField(max_length=200)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                "company", "parent", Lower("name"), name="one_unit_of_a_name_below_a_parent"
            ),
            models.UniqueConstraint(
                "company",
                Lower("name"),
                condition=models.Q(parent=None),
                name="one_unit_of_a_name_at_the_top",
            ),
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("id")), name="a_unit_is_not_its_own_parent"
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="a_unit_has_a_name"),
        )

    def __str__(self) -> str:
        return self.name

    def subtree(self) -> list[int]:
        """Ids of this unit and of all below it."""
        with connection.cursor() as cursor:
            cursor.execute(BELOW, [self.pk])
            return [pk for (pk,) in cursor.fetchall()]

    @transaction.atomic
    def rename(self, name: str, *, below: Self | None) -> None:
        """Another name, another place."""
        self.put_under(below)
        self.name = name
        self.save(update_fields=["name"])

    @transaction.atomic
    def put_under(self, parent: Self | None) -> None:
        """A unit may not end up below itself."""
        if parent is not None and parent.pk in self.subtree():
            raise Changed(_("{name} cannot stand below itself: choose another unit.").format(name=self.name))
        self.parent = parent
        self.save(update_fields=["parent"])


def paths(units: Iterable[Unit]) -> dict[int, tuple[str, ...]]:
    """The path of each unit from the top, by its id."""
    by_pk = {unit.pk: unit for unit in units}
    found: dict[int, tuple[str, ...]] = {}

    def path(pk: int) -> tuple[str, ...]:
        if pk not in found:
            unit = by_pk[pk]
            found[pk] = (*(path(unit.parent_id) if unit.parent_id else ()), unit.name)
        return found[pk]

    return {pk: path(pk) for pk in by_pk}
