"""The forms of a decision and of a comment."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from fairlead.people.abilities import Ability
from fairlead.people.access import Seat
from fairlead.plan.deeds import naming, reading
from fairlead.plan.deeds.deciding import stances_of
from fairlead.plan.deeds.forms import Day, WithWords, shortened, why
from fairlead.plan.deeds.models import DecisionRevision, DecisionTag
from fairlead.plan.deeds.models.decision import READERS
from fairlead.plan.models import Audience, Edition
from fairlead.plan.typed import Words

STANCES = [("", "–"), *DecisionTag.Stance.choices]
LONGEST = 2_000


class DecisionForm(WithWords):
    what = Words(
        label=_("What was decided"), at_most=500, widget=forms.Textarea(attrs={"rows": 2, "class": "direction"}),
        error_messages={"required": _("Write what was decided.")},
    )  # fmt: skip
    reason = Words(
        label=_("Why"), at_most=LONGEST, is_line=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What spoke for it, and what against."),
        error_messages={"required": _("Give the reason: a decision without one cannot be learnt from.")},
    )  # fmt: skip
    decided_on = forms.DateField(label=_("When"), widget=Day)
    who = Words(
        label=_("By whom"), at_most=200, required=False, help_text=_("A name, a number or an e-mail address.")
    )
    body = Words(
        label=_("In which round"), at_most=200, required=False, help_text=_("The board, the Monday meeting.")
    )
    audience = forms.ChoiceField(
        label=_("Who may read it"), choices=READERS, initial=Audience.STAFF,
        help_text=_("This cannot be changed afterwards, so that what leaders said among themselves stays there."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, seat: Seat, today: date, row: DecisionRevision | None = None, **options: Any
    ):
        super().__init__(*args, **options)
        self.seat, self.today, self.row = seat, today, row
        if row or not seat.may(Ability.EDIT_PLAN):
            del self.fields["audience"]
        self.fields["who"].widget.attrs = {"list": "who-names", "autocomplete": "off"}
        self.keys = dict(enumerate(self._offered()))
        said, stances = reading.statements(seat), stances_of(row) if row else {}
        for at, key in self.keys.items():
            self.fields[f"stance-{at}"] = forms.ChoiceField(
                label=shortened(said.get(key, "")),
                choices=STANCES,
                required=False,
                initial=stances.get(key, ""),
            )

    def _offered(self) -> Iterator[str]:
        """Statements in force that the writer may read, and those that it names already."""
        edition = Edition.current(self.seat.company)
        rows = edition.statements_readable_by(self.seat) if edition else []
        named = stances_of(self.row) if self.row else {}
        readable = reading.statements(self.seat)
        yield from dict.fromkeys([*(row.key for row in rows), *(key for key in named if key in readable)])

    def clean_decided_on(self) -> date:
        day: date = self.cleaned_data["decided_on"]
        if day > self.today:
            raise forms.ValidationError(
                _now("This day lies ahead: a decision is written down when it is taken.")
            )
        return day

    def clean_who(self) -> naming.Named:
        words = self.cleaned_data["who"]
        if self.row and words == naming.spelled(naming.Named(self.row.person, self.row.account)):
            return naming.Named(self.row.person, self.row.account)
        return naming.find(self.seat, words, self.today) if words else naming.Named()

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if "who" in given and "body" in given and given["who"] == naming.Named() and not given["body"]:
            self.add_error("who", _now("Say by whom, or in which round: somebody decided it."))
        return given

    @property
    def parts(self) -> list[Any]:
        """The fields of the decision itself."""
        return [
            self[name] for name in self.fields if not name.startswith("stance-") and not self[name].is_hidden
        ]

    @property
    def stance_fields(self) -> list[Any]:
        return [self[f"stance-{at}"] for at in self.keys]

    @property
    def said(self) -> dict[str, Any]:
        given, named = self.cleaned_data, self.cleaned_data["who"]
        return {
            "what": given["what"], "reason": given["reason"], "decided_on": given["decided_on"], "body": given["body"],
            "person_id": named.person and named.person.pk, "account_id": named.account and named.account.pk,
        }  # fmt: skip

    @property
    def stances(self) -> dict[str, str]:
        """With those to statements that the writer may not read, as they were."""
        kept = stances_of(self.row) if self.row else {}
        offered = {key: self.cleaned_data[f"stance-{at}"] for at, key in self.keys.items()}
        return {key: stance for key, stance in (kept | offered).items() if stance}


class CorrectionForm(DecisionForm):
    why = why(_("Why it is corrected"))
    number = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class CommentForm(WithWords):
    text = Words(
        label=_("Your comment"), at_most=LONGEST, is_line=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Under your name. You can change it later; what it said before stays readable."),
        error_messages={"required": _("Write something first.")},
    )  # fmt: skip


class CommentChangeForm(CommentForm):
    number = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


def initial_of(row: DecisionRevision) -> dict[str, Any]:
    named = naming.Named(row.person, row.account)
    return {
        "what": row.what, "reason": row.reason, "decided_on": row.decided_on, "body": row.body,
        "who": naming.spelled(named), "number": row.number,
    }  # fmt: skip
