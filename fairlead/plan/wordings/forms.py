"""Forms of the room: a line, a translation, a decision, a language."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fairlead.plan.typed import Words
from fairlead.plan.wordings.languages import CHOICES
from fairlead.plan.wordings.lines import LONGEST

LONGEST_TRANSLATION = 2_500


class LineForm(forms.Form):
    text = Words(
        label=_("What this means for us"), at_most=LONGEST, required=False, is_line=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One or two sentences: what this team does, or leaves, because of it. Empty takes the line off."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class TranslationForm(forms.Form):
    text = Words(
        label=_("The statement"), at_most=LONGEST_TRANSLATION, widget=forms.Textarea(attrs={"rows": 3, "class": "direction"}),
        error_messages={"required": _("Write the sentence first: a translation without words says nothing.")},
    )  # fmt: skip
    details = Words(
        label=_("The lines below it"), at_most=LONGEST_TRANSLATION, required=False, is_line=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    edition = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args: Any, language: str, direction: str, has_details: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("text", "details"):
            self.fields[name].widget.attrs |= {"lang": language, "dir": direction}
        if not has_details:
            del self.fields["details"]


class DecisionForm(forms.Form):
    reason = Words(
        label=_("Why"), at_most=1_000, required=False,
        help_text=_("Asked for when the checks see something, and when you decline."),
    )  # fmt: skip


class LanguageForm(forms.Form):
    language = forms.ChoiceField(label=_("Language"), choices=[("", "—"), *CHOICES])
