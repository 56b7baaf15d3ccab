"""The form of one statement."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fairlead.core.plans import Kind
from fairlead.core.plans.values import tidy_details
from fairlead.plan.models import Audience
from fairlead.plan.typed import Words

KIND_NAMES = {
    Kind.PURPOSE: _("Purpose"),
    Kind.VISION: _("Vision"),
    Kind.VALUE: _("Values"),
    Kind.PRIORITY: _("Priorities"),
    Kind.GOAL: _("Goals"),
    Kind.NOT_DOING: _("Not doing"),
}
LONGEST_TEXT = LONGEST_DETAILS = 2_000
Day = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class StatementForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Kind"), choices=[(kind.value, name) for kind, name in KIND_NAMES.items()]
    )
    text = Words(
        label=_("The statement"), at_most=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 3, "class": "direction"}),
        help_text=_("One sentence that somebody can repeat without the page."),
        error_messages={"required": _("Write the sentence first: a statement without words says nothing.")},
    )  # fmt: skip
    details = Words(
        label=_("Why, and what it means in a day’s work"), at_most=LONGEST_DETAILS, required=False, is_line=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("“Why: …” in a line. For a value, what is done and what is not: “We do: …”, “We do not: …”."),
    )  # fmt: skip
    owner = Words(label=_("Who answers for it"), at_most=200, required=False)
    due = forms.DateField(label=_("By when"), required=False, widget=Day)
    measure = Words(
        label=_("How we will know"), at_most=300, required=False, help_text=_("What is counted: “share of clients called”.")
    )  # fmt: skip
    target = Words(label=_("How much of it"), at_most=200, required=False, help_text=_("“95 %”"))
    audience = forms.ChoiceField(
        label=_("Who may read it"), choices=Audience.choices, initial=Audience.STAFF,
        help_text=_("Each circle holds those before it: what recruits read, staff and leaders read too."),
    )  # fmt: skip
    review_on = forms.DateField(label=_("Look at it again on"), required=False, widget=Day)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def clean_details(self) -> str:
        # As plan.md keeps them, so that a row and its file never differ.
        return "\n".join(tidy_details(self.cleaned_data["details"].split("\n")))

    @property
    def told(self) -> list[str]:
        """What was taken out of the fields, a sentence each."""
        found = [(f.label, s) for f in self.fields.values() if isinstance(f, Words) for s in f.told]
        return [f"{label}: {sentence}" for label, sentence in found]

    @property
    def said(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}
