"""The form of the last look: a reason for each change, and for each fault that is published over."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils import timezone
from django.utils.translation import gettext as _

from fairlead.plan.differences import Line
from fairlead.plan.publishing import Look
from fairlead.plan.typed import Words

LONGEST = 1_000
FARTHEST = timedelta(days=366)
CHANGE, FAULT = "change:", "fault:"


class PublishForm(forms.Form):
    """Fields named after changes and faults, so that reasons survive when the draft changed meanwhile."""

    based_on = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    mark = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, look: Look, data: Any = None) -> None:
        super().__init__(data, initial={"based_on": look.based_on, "mark": look.mark})
        self.look = look
        for line in look.changed:
            self.fields[CHANGE + line.name] = _reason(_why(line), line.is_substance)
        for one in look.musts:
            self.fields[FAULT + one.id] = _reason(_("Why you publish over it"), True)
        self.fields["note"] = _reason(_("What readers should know of this edition"), look.is_unchanged)
        self.fields["in_force_from"] = forms.DateField(
            label=_("In force from"), required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            help_text=_("Empty: at once. With a day to come, only those who write the plan see it until then."),
        )  # fmt: skip

    def clean_in_force_from(self) -> date | None:
        day, today = self.cleaned_data["in_force_from"], timezone.localdate()
        if day and day < today:
            raise forms.ValidationError(_("This day has passed: choose a later one, or leave it empty."))
        if day and day > today + FARTHEST:
            raise forms.ValidationError(_("An edition waits for a year at most: choose an earlier day."))
        return day

    @property
    def reasons(self) -> dict[str, str]:
        return self._of(CHANGE)

    @property
    def overrides(self) -> dict[str, str]:
        return self._of(FAULT)

    def _of(self, kind: str) -> dict[str, str]:
        given = self.cleaned_data.items()
        return {name.removeprefix(kind): value for name, value in given if name.startswith(kind)}

    def of_changes(self, of_substance: bool) -> list[tuple[Any, BoundField]]:
        lines = [line for line in self.look.changed if line.is_substance is of_substance]
        return [(line, self[CHANGE + line.name]) for line in lines]

    def of_faults(self) -> list[tuple[Any, BoundField]]:
        return [(one, self[FAULT + one.id]) for one in self.look.musts]


def _why(line: Line) -> str:
    return {"new": _("Why it is new"), "gone": _("Why it is gone")}.get(line.change, _("Why it changed"))


def _reason(label: str, is_asked: bool) -> Words:
    return Words(
        label=label, at_most=LONGEST, required=is_asked, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("A reason is asked for here: one sentence is enough.")},
    )  # fmt: skip
