"""Which question comes next: chosen when the person opens the page, by memory, and of changing kinds."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fairlead.communicate.practice.deck import Card, Version
from fairlead.communicate.practice.decoys import drawn, number, options
from fairlead.communicate.practice.notebook import Notebook
from fairlead.core.memory import Trace, due
from fairlead.core.plans import Kind, Statement
from fairlead.core.plans.words import content
from fairlead.core.recall import way_of
from fairlead.core.recall.reading import NOT_ENGLISH
from fairlead.report.plan_pdf import detail_of

LEADS_WHY, LEADS_DO, LEADS_DO_NOT = "Why:", "We do:", "We do not:"


class Ask(StrEnum):
    """Kinds of question. STORY asks nothing and yet goes the same way, so that nothing due looks like something due."""

    SAY = "say"
    ANEW = "anew"
    FIVE = "five"
    TWO = "two"
    SERVED = "served"
    STORY = "story"


@dataclass(frozen=True, slots=True)
class Option:
    """One of five or two; `mark` is what the form sends."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked. `nth`: how many answers about this statement there were before; `former`: what was said until it changed."""

    ask: Ask
    card: Card | None
    nth: int = 0
    options: tuple[Option, ...] = ()
    right: str = ""
    former: Version | None = None


def next_question(deck: Sequence[Card], book: Notebook, day: date, seed: str) -> Question:
    """The statement that is due and was not practised today; a story when there is none, or while paused."""
    day = book.not_before(day)
    waiting = {card.lineage: card for card in deck if not book.practised_on(card.lineage, day)}
    traces = {lineage: card.trace(book) for lineage, card in waiting.items()}
    found = () if book.is_paused(day) else due(traces, day.toordinal())
    if not found:
        return _story(deck, day, seed)
    card = waiting[found[0].statement]
    return _asked(card, traces[card.lineage], deck, book, f"{seed}|{card.lineage}")


def _asked(card: Card, trace: Trace, deck: Sequence[Card], book: Notebook, seed: str) -> Question:
    nth = len(book.of(card.lineage))
    former = former_of(card, book) if trace.changed else None
    if former and former.text != card.statement.text and trace.reviews == 0:
        return Question(Ask.ANEW, card, nth, former=former)
    ask = kind_at(card.statement, nth, seed, is_english=_is_english(deck))
    found = _options(ask, card, deck, f"{seed}|{nth}")
    right = mark_of(_right(ask, card.statement)) if found else ""
    return Question(ask, card, nth, found, right, former)


def former_of(card: Card, book: Notebook) -> Version | None:
    """What the person last practised, if the statement has said something else since and this reader may know it."""
    met = [turn.substance for turn in book.of(card.lineage) if turn.substance < card.substance]
    found = card.former[met[-1] - 1] if met else None
    return found if found and found.text else None


def _is_english(deck: Sequence[Card]) -> bool:
    return way_of([(card.lineage, card.statement.text) for card in deck], None) != NOT_ENGLISH


def kind_at(statement: Statement, nth: int, seed: str, *, is_english: bool = True) -> Ask:
    """Each kind once, in an order of the person's own, and then again. Decoys are English, so among them any other stands out."""
    kinds = [Ask.SAY, Ask.SERVED]
    if is_english:
        kinds.append(Ask.FIVE)
    if choices(statement):
        kinds.append(Ask.TWO)
    order = drawn(f"{seed}|kinds", map(str, kinds))
    return Ask(order[nth % len(order)])


def choices(statement: Statement) -> tuple[str, str] | None:
    """What we do and what we do not, as the lines below a statement say it."""
    leads = {(one := detail_of(line))["lead"]: one["rest"] for line in statement.details if line.strip()}
    do, do_not = leads.get(LEADS_DO, ""), leads.get(LEADS_DO_NOT, "")
    return (do[0].upper() + do[1:], do_not[0].upper() + do_not[1:]) if do and do_not else None


def _right(ask: Ask, statement: Statement) -> str:
    both = choices(statement)
    return both[0] if ask is Ask.TWO and both else statement.text


def _options(ask: Ask, card: Card, deck: Sequence[Card], seed: str) -> tuple[Option, ...]:
    if ask is Ask.FIVE:
        ours = [one.statement.text for one in deck]
        is_not = card.statement.kind is Kind.NOT_DOING
        texts: Sequence[str] = options(card.statement.text, ours, seed, not_doing=is_not)
    elif ask is Ask.TWO and (both := choices(card.statement)):
        texts = drawn(f"{seed}|order", both)
    else:
        return ()
    return tuple(Option(mark_of(text), text) for text in texts)


def mark_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _story(deck: Sequence[Card], day: date, seed: str) -> Question:
    told = [card for card in deck if why_of(card.statement)]
    card = told[number(f"{seed}|{day}", len(told))] if told else None
    return Question(Ask.STORY, card)


def why_of(statement: Statement) -> str:
    found = (detail_of(line) for line in statement.details if line.strip())
    return next((one["rest"] for one in found if one["lead"] == LEADS_WHY), "")


def cue_of(statement: Statement) -> tuple[str, str]:
    """What helps to think of it without giving it away: its measure, its reason, or how it begins."""
    for name, words in (("measure", statement.measure or ""), ("why", why_of(statement))):
        if words and 3 * len(content(words) & content(statement.text)) <= len(content(statement.text)):
            return name, words
    first = statement.text.split()
    return "begins", " ".join(first[: max(1, min(3, len(first) // 3))])
