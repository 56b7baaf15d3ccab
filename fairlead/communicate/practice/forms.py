"""What a person may send."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fairlead.communicate.practice.asking import Ask, Question
from fairlead.plan.typed import Words

LONGEST = 1_000
LONGEST_PAUSE = timedelta(days=366)
LABELS = {
    Ask.SAY: gettext_lazy("Your words"),
    Ask.ANEW: gettext_lazy("What do we say now?"),
    Ask.SERVED: gettext_lazy("One thing that you did"),
}
CHOOSE = {Ask.FIVE: gettext_lazy("One of them is ours"), Ask.TWO: gettext_lazy("Two ways to act")}


class AnswerForm(forms.Form):
    """With a question it asks; without one it takes whatever was sent, for all kinds alike, also nothing.

    Asking, its fields call themselves required: nothing is, but "optional" beside each question would tell people to leave it.
    """

    text = Words(label="", at_most=LONGEST, required=False, is_line=False,
                 widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}))  # fmt: skip
    keep = forms.BooleanField(label=gettext_lazy("Keep my words on my card"), required=False,
                              help_text=gettext_lazy("Otherwise they are not stored."))  # fmt: skip
    choice = forms.CharField(required=False, max_length=20)
    token = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, question: Question | None = None, token: str = "") -> None:
        super().__init__(data, initial={"token": token})
        if question is not None:
            self._ask(question)

    def _ask(self, question: Question) -> None:
        self.use_required_attribute = False
        if question.ask in LABELS:
            self.fields["text"].label, self.fields["text"].required = LABELS[question.ask], True
            del self.fields["choice"]
            return
        del self.fields["text"], self.fields["keep"]
        if question.ask is Ask.STORY:
            del self.fields["choice"]
            return
        words = '<span dir="auto" translate="no">{}</span>'  # of the firm, or made up: never of the page
        options = [(one.mark, format_html(words, one.text)) for one in question.options]
        self.fields["choice"] = forms.ChoiceField(
            label=CHOOSE[question.ask], choices=options, widget=forms.RadioSelect
        )


class PauseForm(forms.Form):
    until = forms.DateField(
        label=gettext_lazy("Pause until"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": gettext_lazy("Give the day on which it goes on, such as 2026-09-01.")},
    )  # fmt: skip

    def __init__(self, data: Any = None, *, today: date) -> None:
        super().__init__(data)
        self.today = today

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        if not self.today < until <= self.today + LONGEST_PAUSE:
            raise forms.ValidationError(_("Give a day after today, at most a year away."))
        return until
