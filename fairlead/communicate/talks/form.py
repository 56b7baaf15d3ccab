"""The one screen on which a talk is planned."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fairlead.communicate.choosing import statements_of
from fairlead.communicate.models import Channel, Talk, company_hours
from fairlead.communicate.models.talks import LONGEST, SPOKEN
from fairlead.communicate.round_form import Day, Hour
from fairlead.communicate.times import zones
from fairlead.people.models import Company, Unit
from fairlead.people.queries import unit_paths
from fairlead.plan.typed import Words

FARTHEST = timedelta(days=2 * 366)


def moment_of(day: date, hour: time, zone: str) -> datetime | None:
    """None for an hour that the clocks leap over; of one that comes twice the first.

    >>> moment_of(date(2027, 3, 28), time(1, 30), "Europe/London") is None
    True
    >>> moment_of(date(2027, 7, 1), time(10), "Europe/London")
    datetime.datetime(2027, 7, 1, 9, 0, tzinfo=datetime.timezone.utc)
    """
    wall = datetime.combine(day, hour)
    moment = wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    return moment if moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == wall else None


class TalkForm(forms.Form):
    name = Words(label=gettext_lazy("What it is called"), at_most=120)
    channel = forms.ChoiceField(
        label=gettext_lazy("What it is"), choices=[pair for pair in Channel.choices if pair[0] in SPOKEN],
        widget=forms.RadioSelect, initial="talk",
    )  # fmt: skip
    keys = forms.MultipleChoiceField(
        label=gettext_lazy("Statements that it is about"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Tick at least one: it is what the talk tells.")},
    )  # fmt: skip
    unit = forms.ChoiceField(label=gettext_lazy("Before"), required=False)
    day = forms.DateField(label=gettext_lazy("On"), widget=Day)
    hour = forms.TimeField(label=gettext_lazy("At"), widget=Hour)
    zone = forms.CharField(
        label=gettext_lazy("Time zone"), max_length=60, widget=forms.TextInput(attrs={"list": "zones"}),
        help_text=gettext_lazy("In which this hour is meant; each calendar shows its own."),
    )  # fmt: skip
    minutes = forms.IntegerField(label=gettext_lazy("Minutes"), min_value=1, max_value=LONGEST, initial=30)
    place = Words(
        label=gettext_lazy("Place"), at_most=200, required=False,
        help_text=gettext_lazy("A room, or the address of a call."),
    )  # fmt: skip
    seen = forms.IntegerField(widget=forms.HiddenInput, initial=0)

    def __init__(self, company: Company, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["keys"].choices = [(row.key, row.text) for row in statements_of(company)]
        self.units, where = {str(u.key): u for u in Unit.objects.filter(company=company)}, unit_paths(company)
        named = sorted(((key, where[unit.pk]) for key, unit in self.units.items()), key=lambda pair: pair[1])
        self.fields["unit"].choices = [("", _("the whole company")), *named]
        self.fields["zone"].initial = company_hours(company).zone

    def clean_zone(self) -> str:
        zone = str(self.cleaned_data["zone"])
        if zone not in zones():
            raise forms.ValidationError(_("Choose one of the list: Europe/London, or UTC."))
        return zone

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if all(said.get(name) is not None for name in ("day", "hour", "zone")):
            said["starts"] = moment = moment_of(said["day"], said["hour"], said["zone"])
            if moment is None:
                self.add_error("hour", _("On this day the clocks leap over this hour: choose another."))
            elif not timezone.now() < moment < timezone.now() + FARTHEST:
                self.add_error("day", _("Choose a moment to come, within two years."))
        return said

    @property
    def said(self) -> dict[str, Any]:
        found = {name: self.cleaned_data[name] for name in Talk.SET}
        return found | {"unit": self.units.get(self.cleaned_data["unit"])}


def as_typed(talk: Talk) -> dict[str, Any]:
    """A talk as the form has it."""
    found = {name: getattr(talk, name) for name in ("name", "channel", "keys", "zone", "minutes", "place")}
    when = {"day": talk.day, "hour": talk.local.time(), "seen": talk.sequence}
    return found | when | {"unit": str(talk.unit.key) if talk.unit else ""}
