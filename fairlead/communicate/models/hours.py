"""When people may be reached: the company's hours, what differs in a unit, at a place or for a person, and days away."""

from datetime import time
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fairlead.people.models import Company, Person, Unit, User

MOST_A_DAY, MOST_A_WEEK = 3, 7  # no company may set more


class Hours(models.Model):
    """Without unit, place and person: the company's own. What is empty is as the row above has it: person, place, unit, company."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    place = models.CharField(max_length=200, blank=True)  # as the people's files call a location
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    zone = models.CharField(max_length=60, blank=True)
    country = models.CharField(max_length=2, blank=True)
    part = models.CharField(max_length=10, blank=True)
    week = models.CharField(max_length=7, blank=True)  # "01234": Monday to Friday
    opens = models.TimeField(null=True, blank=True)
    closes = models.TimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("company",), condition=Q(unit=None, place="", person=None), name="one_row_of_company_hours"
            ),
            models.UniqueConstraint(fields=("unit",), name="one_row_of_hours_a_unit"),
            models.UniqueConstraint(fields=("person",), name="one_row_of_hours_a_person"),
            models.UniqueConstraint(
                fields=("company", "place"), condition=~Q(place=""), name="one_row_of_hours_a_place"
            ),
            models.CheckConstraint(
                condition=Q(unit=None, person=None) | Q(place="", person=None) | Q(place="", unit=None),
                name="hours_belong_to_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(opens=None, closes=None) | Q(closes__gt=models.F("opens")), name="hours_open_first"
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return str(self.person or self.unit or self.place or self.company)

    @property
    def said(self) -> dict[str, Any]:
        """What is not empty; a country comes with its part, an opening with its close."""
        found = {name: getattr(self, name) for name in ("zone", "opens", "closes") if getattr(self, name)}
        if self.country:
            found |= {"country": self.country, "part": self.part}
        return found | ({"week": frozenset(int(day) for day in self.week)} if self.week else {})


def company_hours(company: Company) -> Hours:
    """Made on the first call: Monday to Friday, half past eight to five, in UTC, until somebody says where the company is."""
    row, _made = Hours.objects.get_or_create(
        company=company, unit=None, place="", person=None,
        defaults={"zone": "UTC", "week": "01234", "opens": time(8, 30), "closes": time(17)},
    )  # fmt: skip
    return row


class Caps(models.Model):
    """The most anybody gets from all rounds together."""

    company = models.OneToOneField(Company, on_delete=models.CASCADE, related_name="+")
    a_day = models.PositiveSmallIntegerField(_("a day"), default=1)
    a_week = models.PositiveSmallIntegerField(_("a week"), default=2)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(a_day__range=(1, MOST_A_DAY)), name="cap_of_a_day"),
            models.CheckConstraint(condition=Q(a_week__range=(1, MOST_A_WEEK)), name="cap_of_a_week"),
        )

    def __str__(self) -> str:
        return f"{self.a_day} a day, {self.a_week} a week"


class Leave(models.Model):
    """Days on which somebody is away, both included. Why is nobody's business, so there is no field for it."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    first = models.DateField()
    last = models.DateField()
    noted_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    noted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("first", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(last__gte=models.F("first")), name="leave_ends_after_it_begins"
            ),
        )
        indexes = (models.Index(fields=("person", "last"), name="leave_of_a_person"),)

    def __str__(self) -> str:
        return f"{self.first} – {self.last}"
