"""Statements that were proposed, of answers or of a page: each is read, mended and ticked by a person, then drafted."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from fairlead.core.plans import FromAnswer, Kind, Proposed
from fairlead.core.plans.foreign.settling import letters
from fairlead.core.plans.foreign.values import Found, Trust
from fairlead.people.access import Seat
from fairlead.people.models import Company
from fairlead.plan import drafting
from fairlead.plan.heading import Head, keep_head
from fairlead.plan.models import DraftStatement, Edition
from fairlead.plan.statement_form import StatementForm

MOST = 100  # statements shown at once; a page that holds more is no plan

FIRST, FURTHER = ("text", "kind", "audience"), ("details", "owner", "due", "measure", "target")


class ProposalForm(StatementForm):
    """One proposed statement; without the tick nothing of it is checked or kept."""

    take = forms.BooleanField(label=_("Into the draft"), required=False)
    field_order = ("take", *FIRST, *FURTHER)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["version"], self.fields["review_on"]

    @property
    def is_ticked(self) -> bool:
        return bool(self["take"].value())

    @property
    def said(self) -> dict[str, Any]:
        return {name: value for name, value in super().said.items() if name != "take"}


@dataclass(frozen=True, slots=True)
class Card:
    """A proposal beside where it came from. `question` or `first` and `last` line name the place."""

    form: ProposalForm
    found: tuple[Found, ...] = ()
    doubts: tuple[str, ...] = ()
    question: str = ""
    first: int = 0
    last: int = 0
    why: str = ""
    trust: str = ""
    is_drafted: bool = False  # stands in the draft already

    @property
    def first_fields(self) -> list[forms.BoundField]:
        return [self.form[name] for name in FIRST]

    @property
    def other_fields(self) -> list[forms.BoundField]:
        return [self.form[name] for name in FURTHER]

    @property
    def says_more(self) -> bool:
        """Whether there is anything to read or to mend in the further fields."""
        wrong = self.form.errors if self.form.is_bound and self.form.is_ticked else {}
        return any(self.form[name].value() or name in wrong for name in FURTHER)


def of_answers(made: Sequence[FromAnswer], company: Company, typed: QueryDict | None = None) -> list[Card]:
    there = _drafted(company)
    return [
        Card(
            _form(one.question, one, typed, tick=not one.doubts),
            *(one.found, one.doubts, one.question),
            is_drafted=_same(one.kind, one.text) in there,
        )
        for one in made[:MOST]
    ]


def of_page(made: Sequence[Proposed], company: Company, typed: QueryDict | None = None) -> list[Card]:
    there = _drafted(company)
    return [
        Card(
            _form(str(one.first), one, typed, tick=one.trust is Trust.SURE),
            *(one.found, one.doubts, "", one.first, one.last, one.why, one.trust.value),
            is_drafted=_same(one.kind, one.text) in there,
        )
        for one in made[:MOST]
    ]


def lost(cards: Iterable[Card], typed: QueryDict) -> list[Card]:
    """What was typed on a page that has changed since: shown again without its place, so that no word is lost."""
    shown = {card.form.prefix for card in cards}
    gone = [prefix for prefix in dict.fromkeys(typed.getlist("one")[:MOST]) if prefix not in shown]
    return [Card(ProposalForm(typed, prefix=prefix)) for prefix in gone]


def ticked(cards: Iterable[Card]) -> list[ProposalForm]:
    return [card.form for card in cards if card.form.is_bound and card.form.is_ticked and not card.is_drafted]


def faultless(forms: Iterable[ProposalForm]) -> bool:
    """Each form is asked, so that all errors are shown at once."""
    checked = [form.is_valid() for form in forms]
    return all(checked)


@transaction.atomic
def take_over(*, seat: Seat, forms: Sequence[ProposalForm], head: Head | None = None) -> list[DraftStatement]:
    """All ticked statements go into the draft, with the headings of the page, or none. One that the current edition says
    keeps its id."""
    if head:
        keep_head(seat=seat, head=head)
    edition = Edition.current(seat.company)
    rows = edition.statements.all() if edition else ()
    drafted = set(DraftStatement.objects.filter(company=seat.company).values_list("key", flat=True))
    known = {_same(row.kind, row.text): row.key for row in rows if row.key not in drafted}
    said = [form.said for form in forms]
    return [
        drafting.add(seat=seat, said=one, key=known.get(_same(one["kind"], one["text"]), "")) for one in said
    ]


def _form(place: str, one: FromAnswer | Proposed, typed: QueryDict | None, *, tick: bool) -> ProposalForm:
    whole = f"{place}|{one.kind}|{one.text}"
    prefix = f"s{hashlib.sha256(whole.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"
    if typed is not None and prefix in typed.getlist("one"):
        return ProposalForm(typed, prefix=prefix)
    keys = {found.key: found.value for found in reversed(one.found)}
    given = {"kind": one.kind.value, "text": one.text, "details": "\n".join(one.details), "take": tick}
    return ProposalForm(prefix=prefix, initial={"audience": "staff", **keys, **given})


def _drafted(company: Company) -> set[tuple[str, str]]:
    rows = DraftStatement.objects.filter(company=company).values_list("kind", "text")
    return {_same(kind, text) for kind, text in rows}


def _same(kind: Kind | str, text: str) -> tuple[str, str]:
    return str(kind), letters(text) or text
