"""The form of the title and the headings."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fairlead.core.plans import HEADINGS, Kind, kind_of
from fairlead.core.plans.headings import tidy_heading
from fairlead.plan.heading import LONGEST_HEADING, LONGEST_TITLE, Head
from fairlead.plan.models import DraftHead
from fairlead.plan.statement_form import KIND_NAMES
from fairlead.plan.typed import Words


class HeadForm(forms.Form):
    title = Words(
        label=gettext_lazy("Title of the plan"), at_most=LONGEST_TITLE, required=False,
        help_text=gettext_lazy("Whoever reads any statement reads the title too."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, data: Any = None, *, kept: DraftHead | None = None) -> None:
        given = kept.headings if kept else {}
        start = {"title": kept.title if kept else "", "version": kept.version if kept else 0}
        super().__init__(data, initial=start)
        for kind, name in KIND_NAMES.items():
            self.fields[kind.value] = Words(
                label=name, at_most=LONGEST_HEADING, required=False, initial=given.get(kind.value, "")
            )

    @property
    def of_kinds(self) -> list[forms.BoundField]:
        return [self[kind.value] for kind in Kind]

    def clean_title(self) -> str:
        title = tidy_heading(self.cleaned_data["title"])
        if kind_of(title):
            raise forms.ValidationError(
                _("“{title}” is a heading of statements: give the whole plan another title.").format(
                    title=title
                )
            )
        return title

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for kind in Kind:
            heading = said[kind.value] = tidy_heading(said.get(kind.value, ""))
            if heading and kind_of(heading) is not kind:
                told = _(
                    "“{heading}” does not say which kind stands below it: begin with “{usual}”, or leave it empty."
                )
                self.add_error(kind.value, told.format(heading=heading, usual=HEADINGS[kind]))
        return said

    @property
    def head(self) -> Head:
        said = self.cleaned_data
        own = ((kind, said[kind.value]) for kind in Kind)
        return Head(
            said["title"], tuple((kind, text) for kind, text in own if text not in ("", HEADINGS[kind]))
        )
