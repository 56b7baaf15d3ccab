"""Forms with which people come in: names, a table, and what each of its columns is."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fairlead.core.directory import Matching, Sheet
from fairlead.people.reporting import today

FIELDS = (
    ("", _("not read")), ("person", _("employee number")), ("name", _("name")), ("first_name", _("first name")),
    ("last_name", _("last name")), ("email", _("work e-mail")), ("unit", _("unit")), ("unit_above", _("unit above")),
    ("manager", _("manager")), ("job", _("job title")), ("level", _("level")), ("location", _("location")),
    ("hired_on", _("first day")), ("left_on", _("last day")), ("exit_kind", _("kind of leaving")), ("language", _("language")),
    ("status", _("status: here or gone")),
    ("pay", _("pay band, 1 to 5")),
)  # fmt: skip
DAYS = (
    ("", _("as the cells show")),
    ("day-first", _("day first: 31/12/2026")),
    ("month-first", _("month first: 12/31/2026")),
)
FULL = (
    (False, _("Only some people: who is not in it stays as before")),
    (True, _("Everybody: who is not in it has left")),
)
SAMPLES = 3


class NamesForm(forms.Form):
    names = forms.CharField(
        label=_("Names, one on each line"), widget=forms.Textarea(attrs={"rows": 6}), max_length=40_000,
        help_text=_("An e-mail address may follow: Ada Berg, ada@firm.example"),
    )  # fmt: skip


class BringForm(forms.Form):
    file = forms.FileField(
        label=_("A file"), required=False, help_text=_("CSV, TSV or XLSX, at most 10 MB, with a line of headings."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx,.xlsm"}),
    )  # fmt: skip
    pasted = forms.CharField(
        label=_("Or a table, pasted from a spreadsheet"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        strip=False,
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not self.errors and not values.get("file") and not values.get("pasted", "").strip():
            raise forms.ValidationError(_("Choose a file, or paste a table with its line of headings."))
        return values


def not_to_come(day: date) -> None:
    if day > today():
        raise forms.ValidationError(_("Give a day that is not still to come."))


def last_day(initial: str) -> forms.DateField:
    """Asked only of a file with a column of statuses."""
    return forms.DateField(
        label=_("Last day of those who are marked as gone without one"), required=False, initial=initial,
        validators=[not_to_come],
        widget=forms.DateInput(attrs={"type": "date", "class": "short"}, format="%Y-%m-%d"),
        help_text=_("Empty: the day on which you look at the file. Who has a last day in the file keeps it."),
    )  # fmt: skip


class MatchForm(forms.Form):
    """One choice a column; doubts stand beside."""

    full = forms.TypedChoiceField(
        label=_("Who is in this file?"),
        choices=FULL,
        coerce=lambda value: str(value) == "True",
        widget=forms.RadioSelect,
    )
    days = forms.ChoiceField(label=_("How are days like 03/04/2026 written?"), choices=DAYS, required=False)

    def __init__(
        self,
        *arguments: Any,
        sheet: Sheet,
        matching: Matching,
        full: bool = False,
        gone_on: str = "",
        **named: Any,
    ) -> None:
        super().__init__(*arguments, **named)
        self.matching = matching
        self.fields["full"].initial, self.fields["days"].initial = full, matching.days
        samples = list(zip(*(cells for _line, cells in sheet.rows[:200]), strict=True)) or [()] * len(
            sheet.header
        )
        self.samples = [[cell for cell in column if cell][:SAMPLES] for column in samples]
        if matching.of("status"):
            self.fields["gone_on"] = last_day(gone_on)
        for at, one in enumerate(matching.columns):
            self.fields[f"column-{at}"] = forms.ChoiceField(
                label=one.column, choices=FIELDS, required=False, initial=one.field
            )

    def columns(self) -> list[tuple[Any, Any, list[str]]]:
        """Each column with its field, its doubt and a few of its cells."""
        return [(one, self[f"column-{at}"], self.samples[at]) for at, one in enumerate(self.matching.columns)]

    def told(self) -> dict[str, Any]:
        """The matching as the core wants it."""
        values = self.cleaned_data
        columns = {one.column: values[f"column-{at}"] for at, one in enumerate(self.matching.columns)}
        gone = values.get("gone_on")
        return {"columns": columns, "days": values["days"], "gone_on": gone.isoformat() if gone else ""}
