"""Forms of hours, limits and days away."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fairlead.communicate.models import Hours
from fairlead.communicate.models.hours import MOST_A_DAY, MOST_A_WEEK
from fairlead.communicate.round_form import Day, Hour
from fairlead.communicate.times import is_known_place, zones
from fairlead.people.models import Company, Person, Post, Unit
from fairlead.people.queries import unit_paths

HOLDS = ("zone", "country", "part", "week", "opens", "closes")


class HoursForm(forms.Form):
    """`is_base`: the company's own, where nothing is left open; elsewhere what is empty is as in the company."""

    zone = forms.CharField(
        label=gettext_lazy("Time zone"), required=False, max_length=60, widget=forms.TextInput(attrs={"list": "zones"}),
        help_text=gettext_lazy("As Europe/Lisbon; begin to write, and choose."),
    )  # fmt: skip
    country = forms.CharField(
        max_length=2,
        label=gettext_lazy("Public holidays of"),
        required=False,
        help_text=gettext_lazy("A country by its two letters."),
    )
    part = forms.CharField(
        label=gettext_lazy("Part of the country"), required=False, max_length=10,
        help_text=gettext_lazy("Where its parts have holidays of their own: BY for Bavaria, NSW, ENG."),
    )  # fmt: skip
    week = forms.MultipleChoiceField(
        label=gettext_lazy("Days of work"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=[(str(n), name) for n, name in WEEKDAYS.items()],
    )  # fmt: skip
    opens = forms.TimeField(label=gettext_lazy("Messages from"), required=False, widget=Hour)
    closes = forms.TimeField(label=gettext_lazy("Messages until"), required=False, widget=Hour)

    def __init__(self, *args: Any, is_base: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("zone", "week", "opens", "closes") if is_base else ():
            self.fields[name].required = True

    def clean_zone(self) -> str:
        zone = self.cleaned_data["zone"].strip().replace(" ", "_")
        known = {one.casefold(): one for one in zones()}
        if zone and zone.casefold() not in known:
            raise forms.ValidationError(
                _("“{zone}” is no time zone: write it as Europe/Lisbon.").format(zone=zone)
            )
        return known.get(zone.casefold(), "")

    def clean_country(self) -> str:
        country = self.cleaned_data["country"].strip().upper()
        if not is_known_place(country):
            raise forms.ValidationError(
                _("“{country}” is not known: write two letters, as DE or NZ.").format(country=country)
            )
        return country

    def clean_part(self) -> str:
        return self.cleaned_data["part"].strip().upper()

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        opens, closes, country, part = (said.get(name) for name in ("opens", "closes", "country", "part"))
        if (opens is None) != (closes is None) or (opens and closes and closes <= opens):
            self.add_error("closes", _("Choose both hours, the second after the first."))
        if (part and not is_known_place(country or "", part)) or (part and not country):
            self.add_error(
                "part",
                _("This part is not known in that country: leave it empty for what holds everywhere there."),
            )
        return said

    @property
    def said(self) -> dict[str, Any]:
        found = {name: self.cleaned_data[name] for name in HOLDS}
        return found | {"week": "".join(sorted(found["week"]))}


def as_typed(row: Hours | None) -> dict[str, Any]:
    return {name: getattr(row, name) for name in HOLDS} | {"week": list(row.week)} if row else {}


class WhoseForm(forms.Form):
    """For whom other hours hold: a unit or a place."""

    whose = forms.ChoiceField(label=gettext_lazy("Where other hours hold"))

    def __init__(self, company: Company, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.company = company
        places = (
            Post.objects.filter(person__company=company, until=None).exclude(location="").order_by("location")
        )
        named = [(f"place:{p}", p) for p in places.values_list("location", flat=True).distinct()]
        units = sorted(
            ((f"unit:{pk}", path) for pk, path in unit_paths(company).items()), key=lambda pair: pair[1]
        )
        self.fields["whose"].choices = [(_("Places"), named), (_("Units"), units)]

    @property
    def scope(self) -> dict[str, Any]:
        kind, _colon, value = self.cleaned_data["whose"].partition(":")
        if kind == "place":
            return {"place": value, "unit": None, "person": None}
        return {"unit": Unit.objects.get(company=self.company, pk=value), "place": "", "person": None}


class CapsForm(forms.Form):
    a_day = forms.TypedChoiceField(
        label=gettext_lazy("At most a day, from all rounds"), coerce=int, choices=[(n, n) for n in range(1, MOST_A_DAY + 1)]
    )  # fmt: skip
    a_week = forms.TypedChoiceField(
        label=gettext_lazy("At most a week, from all rounds"), coerce=int, choices=[(n, n) for n in range(1, MOST_A_WEEK + 1)]
    )  # fmt: skip


class AwayForm(forms.Form):
    first = forms.DateField(label=gettext_lazy("Away from"), widget=Day)
    last = forms.DateField(label=gettext_lazy("up to and with"), widget=Day)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        first, last = said.get("first"), said.get("last")
        if first and last and not first <= last <= first + timedelta(days=731):
            self.add_error("last", _("Choose a day from the first on, within two years."))
        if last and last < timezone.localdate():
            self.add_error("last", _("These days are over."))
        return said


class AwayOfForm(AwayForm):
    """The people team's: whose days."""

    person = forms.ModelChoiceField(label=gettext_lazy("Who"), queryset=Person.objects.none())
    field_order = ("person", "first", "last")

    def __init__(self, company: Company, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"].queryset = Person.objects.filter(company=company, erased_at=None).order_by(
            "name"
        )
