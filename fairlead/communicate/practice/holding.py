"""What a person holds, what comes and what was: in words, for that person alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import Any

from fairlead.communicate.practice.deck import Card
from fairlead.communicate.practice.notebook import Kept, Notebook, Turn, as_lines
from fairlead.core.memory import State, Trace, due_day

LONG_HISTORY = 60  # turns on the page; all of them are in the file


class Hold(StrEnum):
    RESTS = "rests"
    WELL = "well"
    ROOT = "root"
    NOT_YET = "not yet"
    CHANGED = "changed"
    NEW = "new"


class Comes(StrEnum):
    NEXT = "next"
    WEEK = "week"
    WEEKS = "weeks"
    MONTHS = "months"
    HALF_A_YEAR = "half a year"


@dataclass(frozen=True, slots=True)
class Held:
    card: Card
    hold: Hold
    comes: Comes


@dataclass(frozen=True, slots=True)
class Past:
    """One turn as it is told; a statement that is gone from the plan, or not for this reader any more, has no card."""

    turn: Turn
    card: Card | None


def held(deck: Sequence[Card], book: Notebook, day: date) -> list[Held]:
    """In the plan's order."""
    found = []
    for card in deck:
        trace = card.trace(book)
        found.append(Held(card, _hold(trace), _comes(trace, day)))
    return found


def by_hold(found: Sequence[Held]) -> list[tuple[Hold, list[Held]]]:
    """What is held first."""
    return [(hold, of) for hold in Hold if (of := [one for one in found if one.hold is hold])]


def _hold(trace: Trace) -> Hold:
    if trace.changed:
        return Hold.CHANGED
    if trace.state is not State.LEARNING:
        return Hold.RESTS if trace.state is State.RETIRED else Hold.NEW
    return (Hold.NOT_YET, Hold.ROOT, Hold.WELL)[min(trace.streak, 2)]


def _comes(trace: Trace, day: date) -> Comes:
    at = due_day(trace)
    left = 0 if at is None else at - day.toordinal()
    steps = ((0, Comes.NEXT), (7, Comes.WEEK), (25, Comes.WEEKS), (75, Comes.MONTHS))
    return next((comes for most, comes in steps if left <= most), Comes.HALF_A_YEAR)


def history(deck: Sequence[Card], book: Notebook) -> list[tuple[date, list[Past]]]:
    """By day, the last first."""
    cards = {card.lineage: card for card in deck}
    last = sorted(book.turns[-LONG_HISTORY:], key=lambda turn: -turn.day)
    told = (Past(turn, cards.get(turn.lineage)) for turn in last)
    return [(day, list(of)) for day, of in groupby(told, key=lambda past: past.turn.on)]


def notes(deck: Sequence[Card], book: Notebook) -> list[tuple[int, Kept, Card | None]]:
    """What was kept, the last first, each with its place."""
    cards = {card.lineage: card for card in deck}
    return [(at, kept, cards.get(kept.lineage)) for at, kept in enumerate(book.kept)][::-1]


def as_file(deck: Sequence[Card], book: Notebook, day: date) -> dict[str, Any]:
    """Everything, for the person."""
    return {
        "schema": "fairlead-practice/1",
        "written_on": day.isoformat(),
        "paused_until": book.paused_until.isoformat() if book.paused_until else None,
        "grades": {"0": "not scored", "1": "not", "2": "partly", "3": "named"},
        "statements": list(_statements(deck, book, day)),
        "turns": as_lines(book.turns),
        "kept": [{"lineage": k.lineage, "day": k.on.isoformat(), "kind": k.kind, "text": k.text} for k in book.kept],
    }  # fmt: skip


def _statements(deck: Sequence[Card], book: Notebook, day: date) -> Iterator[dict[str, Any]]:
    for one in held(deck, book, day):
        due = due_day(one.card.trace(book))
        yield {
            "lineage": one.card.lineage, "substance": one.card.substance, "text": one.card.statement.text,
            "hold": one.hold, "due_on": date.fromordinal(int(due)).isoformat() if due is not None else None,
        }  # fmt: skip
