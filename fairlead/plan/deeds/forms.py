"""The forms of a commitment."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fairlead.people.abilities import Ability
from fairlead.people.access import Seat, people_readable_by
from fairlead.people.models import Unit
from fairlead.people.queries import unit_paths
from fairlead.plan.deeds import naming, reading
from fairlead.plan.deeds.models import CommitmentChange, Towards
from fairlead.plan.models import Edition
from fairlead.plan.typed import Words

LONGEST_WHAT, LONGEST_WHY = 500, 2_000
SHORT = 90  # signs of a statement in a list to choose from
Day = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class WithWords(forms.Form):
    """A form that can say what was taken out of its fields."""

    @property
    def told(self) -> list[str]:
        found = [(f.label, s) for f in self.fields.values() if isinstance(f, Words) for s in f.told]
        return [f"{label}: {sentence}" for label, sentence in found]


def why(label: Any, help_text: Any = "") -> Words:
    return Words(
        label=label, at_most=LONGEST_WHY, is_line=False, help_text=help_text, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Give the reason: those to whom it was said will ask for it.")},
    )  # fmt: skip


class CommitmentForm(WithWords):
    what = Words(
        label=_("What will be done"), at_most=LONGEST_WHAT, widget=forms.Textarea(attrs={"rows": 2, "class": "direction"}),
        help_text=_("So that anybody can say afterwards whether it was: “Call the two clients over 60 days”."),
        error_messages={"required": _("Write what will be done.")},
    )  # fmt: skip
    who = Words(label=_("Who will do it"), at_most=200, help_text=_("A name, a number or an e-mail address."),
                error_messages={"required": _("Name one person: what everybody owns nobody does.")})  # fmt: skip
    due = forms.DateField(
        label=_("By when"),
        widget=Day,
        error_messages={"required": _("Give a day: without one it is a wish.")},
    )
    towards = forms.ChoiceField(
        label=_("To whom it is said"),
        help_text=_("They read it, and may say afterwards whether it was kept."),
    )
    statement = forms.ChoiceField(label=_("For which statement"), required=False)

    def __init__(
        self, *args: Any, seat: Seat, today: date, row: CommitmentChange | None = None, **options: Any
    ):
        super().__init__(*args, **options)
        self.seat, self.today, self.row = seat, today, row
        self.fields["towards"].choices = towards_choices(seat, today, row)
        self.fields["statement"].choices = statement_choices(seat, row.statement if row else "")
        self.fields["who"].widget.attrs = {"list": "who-names", "autocomplete": "off"}

    def clean_who(self) -> naming.Named:
        words = self.cleaned_data["who"]
        if self.row and words == self.row.who:
            return naming.Named(self.row.person, self.row.account)
        return naming.find(self.seat, words, self.today)

    @property
    def said(self) -> dict[str, Any]:
        given, named = self.cleaned_data, self.cleaned_data["who"]
        kind, _colon, key = given["towards"].partition(":")
        unit = Unit.objects.get(company=self.seat.company, key=key) if key else None
        if kind == Towards.UNIT and not key and self.row:
            unit = self.row.unit
        return {
            "what": given["what"], "due": given["due"], "statement": given["statement"], "towards": kind, "unit": unit,
            "person": named.person, "account": named.account,
        }  # fmt: skip


class ChangeForm(CommitmentForm):
    why = why(_("Why it changes"))
    number = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class DoneForm(WithWords):
    done_on = forms.DateField(label=_("Done on"), widget=Day)
    number = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class WhyForm(WithWords):
    why = why(_("Why"))
    number = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


def initial_of(row: CommitmentChange) -> dict[str, Any]:
    return {
        "what": row.what, "who": row.who, "due": row.due, "statement": row.statement, "number": row.number,
        "towards": towards_value(row),
    }  # fmt: skip


def towards_value(row: CommitmentChange) -> str:
    return f"{row.towards}:{row.unit.key}" if row.unit else row.towards


def towards_choices(seat: Seat, today: date, row: CommitmentChange | None) -> list[tuple[Any, Any]]:
    circles = [
        (str(Towards.EVERYBODY), _("everybody in the company")),
        (str(Towards.LEADERS), _("the leaders")),
    ]
    units = {f"{Towards.UNIT}:{key}": path for key, path in units_of(seat, today)}
    if row and row.towards == Towards.UNIT:
        units.setdefault(towards_value(row), row.unit_name)
    below = (
        [(_("A unit and all below it"), sorted(units.items(), key=lambda one: str(one[1])))] if units else []
    )
    return [*circles, *below]


def units_of(seat: Seat, today: date) -> list[tuple[Any, str]]:
    """All, for who sees the people; for a manager those above and in which his people stand."""
    units = Unit.objects.filter(company=seat.company)
    if not seat.may(Ability.READ_PEOPLE):
        theirs = people_readable_by(seat).filter(posts__until=None).values("posts__unit")
        units = (units.filter(pk__in=theirs) | units.filter(pk__in=reading.units_of(seat, today))).distinct()
    paths = unit_paths(seat.company)
    return [(unit.key, paths[unit.pk]) for unit in units]


def statement_choices(seat: Seat, kept: str) -> list[tuple[str, Any]]:
    """Those of the edition in force, and the one that it names already."""
    edition = Edition.current(seat.company)
    rows = edition.statements_readable_by(seat) if edition else []
    found = {row.key: shortened(row.text) for row in rows}
    if kept and kept not in found:
        found[kept] = shortened(reading.statements(seat).get(kept, "")) or _(
            "a statement that is not in force"
        )
    return [("", _("none in particular")), *found.items()]


def shortened(text: str) -> str:
    return text if len(text) <= SHORT else text[: SHORT - 1].rstrip() + "…"
