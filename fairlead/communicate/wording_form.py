"""The form of one way to say a statement."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fairlead.communicate.words import unknown
from fairlead.plan.typed import Words

LONGEST = 2_000


class WordingForm(forms.Form):
    text = Words(
        label=gettext_lazy("The words"), at_most=LONGEST, is_line=False,
        widget=forms.Textarea(attrs={"rows": 5, "class": "direction"}),
        error_messages={"required": gettext_lazy("Write the words first.")},
    )  # fmt: skip
    question = Words(label=gettext_lazy("A question to ask"), at_most=300, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, is_kit: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        if not is_kit:
            del self.fields["question"]

    def clean_text(self) -> str:
        text = self.cleaned_data["text"]
        if wrong := unknown(text):
            raise forms.ValidationError(
                _("{what} is no field: nothing would be put in its place. Fields are listed beside.").format(
                    what=wrong[0]
                )
            )
        return text
