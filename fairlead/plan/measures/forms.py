"""Forms of a measure, of one value, and of many."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fairlead.core.errors import BadInput
from fairlead.people.abilities import MAY, Ability
from fairlead.people.access import Seat
from fairlead.people.models import User
from fairlead.plan.measures.figures import been, number_of
from fairlead.plan.measures.models import Direction, Measure
from fairlead.plan.measures.sheet import LARGEST, text_of
from fairlead.plan.models import Audience, EditionStatement
from fairlead.plan.typed import Words

Day = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class Figure(forms.CharField):
    """A figure with a decimal point; kept as it was typed when it is none."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def to_python(self, value: Any) -> float | None:
        text = str(value if value is not None else "").strip()
        if not text:
            return None
        try:
            return number_of(text)
        except BadInput as error:
            raise forms.ValidationError(error.sentence) from None

    def prepare_value(self, value: Any) -> Any:
        return f"{value:.15g}" if isinstance(value, float) else value


class MeasureForm(forms.Form):
    name = Words(
        label=gettext_lazy("What is counted"),
        at_most=300,
        help_text=gettext_lazy("“share of placements called after a week”"),
    )
    unit = Words(
        label=gettext_lazy("Unit"),
        at_most=40,
        required=False,
        help_text=gettext_lazy("“%”, “days”, “a week”"),
    )
    direction = forms.ChoiceField(label=gettext_lazy("What is good"), choices=Direction.choices)
    start = Figure(
        label=gettext_lazy("Where it began"), required=False,
        help_text=gettext_lazy("Without a start no pace can be told. If it shall stay between two values: one of them."),
    )  # fmt: skip
    start_on = forms.DateField(label=gettext_lazy("Day of the start"), required=False, widget=Day)
    target = Figure(
        label=gettext_lazy("Target"),
        required=False,
        help_text=gettext_lazy("If it shall stay between two values: the other."),
    )
    target_on = forms.DateField(label=gettext_lazy("By when"), required=False, widget=Day)
    keeper = forms.ModelChoiceField(
        label=gettext_lazy("Who keeps it"), queryset=User.objects.none(), required=False, empty_label=gettext_lazy("nobody"),
        help_text=gettext_lazy("May write values, and is told when none came for a month."),
    )  # fmt: skip

    def __init__(self, *args: Any, seat: Seat, statement: EditionStatement | None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["keeper"].queryset = keepers(seat, statement, options.get("initial", {}).get("keeper"))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        start, end = said.get("start_on"), said.get("target_on")
        if start and end and start >= end:
            self.add_error("target_on", _("The day of the target must be after the day of the start."))
        return said


def keepers(seat: Seat, statement: EditionStatement | None, now: User | None) -> Any:
    """Who has a seat and may read the statement. An adviser, who does not see the people, may name himself."""
    secret = statement is None or statement.audience == Audience.LEADERS
    roles = [role for role, may in MAY.items() if not secret or Ability.EDIT_PLAN in may]
    found = User.objects.filter(
        memberships__company=seat.company, memberships__role__in=roles, is_active=True
    )
    if not seat.may(Ability.READ_PEOPLE):
        found = found.filter(pk__in=[seat.user.pk, *([now.pk] if now else [])])
    return found.order_by("name", "email")


def terms_of(measure: Measure) -> dict[str, Any]:
    return {name: getattr(measure, name) for name in MeasureForm.base_fields}


class ValueForm(forms.Form):
    on = forms.DateField(label=gettext_lazy("Day"), widget=Day)
    value = Figure(label=gettext_lazy("Value"))
    note = Words(
        label=gettext_lazy("Note"),
        at_most=300,
        required=False,
        help_text=gettext_lazy("What one must know to read it: “one branch is missing”."),
    )

    def clean_on(self) -> Any:
        try:
            return been(self.cleaned_data["on"], timezone.localdate())
        except BadInput as error:
            raise forms.ValidationError(error.sentence) from None


class SheetForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("A file"), required=False, widget=forms.ClearableFileInput(attrs={"accept": ".csv,.tsv,.txt"}),
        help_text=gettext_lazy("CSV, at most 1 MB and 5,000 lines."),
    )  # fmt: skip
    pasted = forms.CharField(
        label=gettext_lazy("Or pasted"), required=False, strip=False, max_length=LARGEST,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        help_text=gettext_lazy("In each line a day, a value and perhaps a note: 2026-03-31,95,one branch is missing"),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if self.errors:
            return said
        file, pasted = said.get("file"), said.get("pasted", "")
        if not file and not pasted.strip():
            raise forms.ValidationError(_("Choose a file, or paste lines with a day and a value."))
        try:
            said["text"] = text_of(file.read(LARGEST + 1)) if file else pasted
        except BadInput as error:
            self.add_error("file", error.sentence)
        return said
