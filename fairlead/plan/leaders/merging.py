"""From a round into the draft: for each statement, and each line that is in no statement, one sentence that a person ticks.

No sentence is made here: each is a leader's line or the edition's, and the person may mend it in a field of its own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fairlead.people.access import Seat
from fairlead.plan import drafting
from fairlead.plan.leaders import opening
from fairlead.plan.leaders.models import Entry, Round, Taken
from fairlead.plan.leaders.telling import Results, Said
from fairlead.plan.models import DraftStatement, EditionStatement
from fairlead.plan.statement_form import LONGEST_TEXT
from fairlead.plan.typed import made_safe

LEAVE, EDITION = "leave", "edition"


@dataclass(frozen=True, slots=True)
class Source:
    """A sentence that may be taken, and where it came from."""

    value: str  # the edition's, or the id of an entry
    text: str
    whose: str
    entry: Entry | None = None


@dataclass
class Card:
    """One place in the draft: a statement with all that was said of it, or a line that is in no statement."""

    name: str
    statement: EditionStatement | None
    draft: DraftStatement | None
    sources: tuple[Source, ...]
    chosen: str = LEAVE
    words: str = ""
    error: str = ""

    @property
    def source(self) -> Source | None:
        return next((one for one in self.sources if one.value == self.chosen), None)

    @property
    def version(self) -> int:
        return self.draft.version if self.draft else 0

    @property
    def said(self) -> str:
        """What goes into the draft."""
        source = self.source
        return (self.words or source.text) if source else ""


def cards(found: Results, typed: Mapping[str, str] | None = None) -> list[Card]:
    drafts = {row.key: row for row in DraftStatement.objects.filter(company=found.round.company)}
    made = [*_of_statements(found, drafts), *_of_lines(found.outside)]
    for card in made:
        _fill(card, typed or {})
    return made


def lost(cards: Iterable[Card], typed: Mapping[str, str]) -> list[str]:
    """What was ticked or written at places that are no more, since somebody corrected a line meanwhile."""
    known = {f"{card.name}-take" for card in cards}
    gone = [
        key for key, value in typed.items() if key.endswith("-take") and value != LEAVE and key not in known
    ]
    return [typed.get(key.removesuffix("take") + "words", "") for key in gone]


def _of_statements(found: Results, drafts: Mapping[str, DraftStatement]) -> Iterable[Card]:
    for row in found.rows:
        edition = Source(EDITION, row.statement.text, _("edition {n}").format(n=found.round.edition))
        own = [_source(one) for one in found.said if row.statement.key in (one.named or one.perhaps)]
        yield Card(f"s-{row.statement.key}", row.statement, drafts.get(row.statement.key), (edition, *own))


def _of_lines(said: Iterable[Said]) -> Iterable[Card]:
    """Lines alike to the letter are one card."""
    alike: dict[str, list[Said]] = {}
    for one in said:
        alike.setdefault(" ".join(one.entry.text.casefold().split()), []).append(one)
    for group in alike.values():
        yield Card(f"e-{group[0].entry.pk}", None, None, tuple(_source(one) for one in group))


def _source(one: Said) -> Source:
    return Source(str(one.entry.pk), one.entry.text, one.name, one.entry)


def _fill(card: Card, typed: Mapping[str, str]) -> None:
    card.chosen = typed.get(f"{card.name}-take", LEAVE)
    text, _told = made_safe(typed.get(f"{card.name}-words", ""))
    card.words = " ".join(text.split())
    seen = typed.get(f"{card.name}-version", "")
    if card.chosen != LEAVE and card.source is None:
        card.error = _("Choose one of the sentences, or leave it.")
    elif card.words and card.source is None:
        card.error = _(
            "Tick the sentence that your words come from: nothing goes into the draft without a place it came from."
        )
    elif len(card.said) > LONGEST_TEXT:
        card.error = _("A statement may have {n} signs.").format(n=LONGEST_TEXT)
    elif card.source and card.statement and seen != str(card.version):
        card.error = _(
            "The draft of this statement changed meanwhile: look at it, and send the form once more."
        )


@transaction.atomic
def take(*, seat: Seat, round: Round, chosen: Iterable[Card]) -> list[DraftStatement]:
    """All ticked sentences, or none. Raises what `drafting` raises."""
    opening.locked(round)
    taken = [_taken(seat, round, card) for card in chosen if card.source]
    if taken:
        opening.note("round merged", round, seat.user, {"statements": len(taken)})
    return taken


def _taken(seat: Seat, round: Round, card: Card) -> DraftStatement:
    row = _written(seat, card)
    source = card.source
    Taken.objects.create(
        round=round, statement=row.key, entry=source.entry if source else None, text=card.said,
        by=seat.user, at=timezone.now(),
    )  # fmt: skip
    return row


def _written(seat: Seat, card: Card) -> DraftStatement:
    if card.draft:
        said: dict[str, Any] = card.draft.said | {"text": card.said}
        return drafting.change(seat=seat, key=card.draft.key, version=card.version, said=said)
    if card.statement:  # it had left the draft
        return drafting.add(seat=seat, said=card.statement.said | {"text": card.said}, key=card.statement.key)
    return drafting.add(seat=seat, said={"kind": "priority", "text": card.said, "details": ""})
