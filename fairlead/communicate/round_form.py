"""The one screen on which a round is set."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fairlead.communicate.choosing import statements_of
from fairlead.communicate.models import Round
from fairlead.communicate.models.hours import MOST_A_WEEK
from fairlead.communicate.times.calendars import EXPANDING
from fairlead.people.models import Company, Post, Unit
from fairlead.people.queries import unit_paths
from fairlead.plan.typed import Words

Day = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
Hour = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
TELL, PRACTISE = "tells", "practises"
KINDS = [
    (TELL, gettext_lazy("Telling: the statement itself, its story, and who to ask")),
    (PRACTISE, gettext_lazy("Practice: an invitation to a private question; the mail names no statement")),
]
CHATS = [
    ("in_slack", gettext_lazy("Slack: a direct message instead of a mail, to who is known there")),
    ("in_teams", gettext_lazy("Teams: tellings in the channels of the units; never practice")),
]
LONGEST = timedelta(days=366)


def today() -> date:
    return timezone.localdate()


class RoundForm(forms.Form):
    name = Words(
        label=gettext_lazy("Name"),
        at_most=120,
        help_text=gettext_lazy("For those who set rounds: “The plan, every week”."),
    )
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("What goes out"), choices=KINDS, widget=forms.CheckboxSelectMultiple, initial=[TELL],
        error_messages={"required": gettext_lazy("Choose one or both: a round without messages says nothing.")},
    )  # fmt: skip
    chat = forms.MultipleChoiceField(
        label=gettext_lazy("Besides mail"), choices=CHATS, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Who is not found in Slack, or asked for mail, gets mail. Connect both under “Chat”."),
    )  # fmt: skip
    keys = forms.MultipleChoiceField(
        label=gettext_lazy("Statements"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("None chosen: all of the current edition, and of the next. They take turns in the order of the plan."),
    )  # fmt: skip
    units = forms.MultipleChoiceField(
        label=gettext_lazy("Units, each with those below"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("None chosen: the whole company."),
    )  # fmt: skip
    levels = forms.MultipleChoiceField(
        label=gettext_lazy("Levels"), required=False, widget=forms.CheckboxSelectMultiple
    )
    joined_since = forms.DateField(
        label=gettext_lazy("Only who joined on or after"), required=False, widget=Day
    )
    rhythm = forms.ChoiceField(
        label=gettext_lazy("Rhythm"), choices=Round.Rhythm.choices, widget=forms.RadioSelect, initial="weekly"
    )
    weekday = forms.TypedChoiceField(
        label=gettext_lazy("Day of the week"), coerce=int, initial=1, choices=list(WEEKDAYS.items()),
        help_text=gettext_lazy(
            "A day off or a public holiday moves the message to the next day of work. Practice comes two days after a telling."
        ),
    )  # fmt: skip
    series = forms.CharField(
        label=gettext_lazy("Days of the series"), required=False, max_length=200, initial=", ".join(map(str, EXPANDING)),
        help_text=gettext_lazy("Days after the first, for a series; for everybody the same."),
    )  # fmt: skip
    begins = forms.DateField(label=gettext_lazy("From"), widget=Day, initial=today)
    ends = forms.DateField(
        label=gettext_lazy("Until"), widget=Day, initial=lambda: today() + timedelta(weeks=13)
    )
    opens = forms.TimeField(label=gettext_lazy("Not before"), required=False, widget=Hour)
    closes = forms.TimeField(
        label=gettext_lazy("Not after"), required=False, widget=Hour,
        help_text=gettext_lazy("Within each person’s own hours, which always hold."),
    )  # fmt: skip
    at_most_a_week = forms.TypedChoiceField(
        label=gettext_lazy("Goes out only to who has had fewer messages that week than"), coerce=int, initial=2,
        choices=[(n, str(n)) for n in range(1, MOST_A_WEEK + 1)],
        help_text=gettext_lazy("Counted over all rounds; the company’s own limit holds too."),
    )  # fmt: skip

    in_inbox = forms.BooleanField(
        label=gettext_lazy("Only on people’s own page “Said to me”"), required=False,
        help_text=gettext_lazy("No mail goes to who has an account here. It counts in the limits all the same."),
    )  # fmt: skip

    def __init__(self, company: Company, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["keys"].choices = [(row.key, row.text) for row in statements_of(company)]
        self.fields["units"].choices = _units(company)
        levels = Post.objects.filter(person__company=company, until=None).exclude(level="")
        self.fields["levels"].choices = [
            (one, one) for one in levels.order_by("level").values_list("level", flat=True).distinct()
        ]
        if not self.fields["levels"].choices:
            del self.fields["levels"]

    def clean_series(self) -> list[int]:
        words = self.cleaned_data["series"].replace(",", " ").split()
        if not all(word.isdigit() and int(word) <= LONGEST.days for word in words) or len(words) > 30:
            raise forms.ValidationError(_("Write numbers of days up to 366, with commas: 0, 3, 10, 24."))
        return sorted({int(word) for word in words})

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        begins, ends, opens, closes = (said.get(name) for name in ("begins", "ends", "opens", "closes"))
        if begins and ends and not begins <= ends <= begins + LONGEST:
            self.add_error("ends", _("Choose a day after the first, within a year of it."))
        if opens and closes and closes <= opens:
            self.add_error("closes", _("Choose an hour after the first."))
        return said

    @property
    def said(self) -> dict[str, Any]:
        found = dict(self.cleaned_data)
        kinds, chat = found.pop("kinds"), found.pop("chat")
        chosen = {"tells": TELL in kinds, "practises": PRACTISE in kinds} | {
            name: name in chat for name, _ in CHATS
        }
        return {"levels": []} | found | chosen


def as_typed(one: Round) -> dict[str, Any]:
    """A round as the form has it."""
    kinds = [name for name in (TELL, PRACTISE) if getattr(one, name)]
    series = ", ".join(map(str, one.series or EXPANDING))
    other = {"kinds": kinds, "series": series, "chat": [name for name, _ in CHATS if getattr(one, name)]}
    return {name: getattr(one, name) for name in Round.SET} | other


def _units(company: Company) -> list[tuple[str, str]]:
    keys = dict(Unit.objects.filter(company=company).values_list("pk", "key"))
    return sorted(
        ((str(keys[pk]), path) for pk, path in unit_paths(company).items()), key=lambda pair: pair[1]
    )
