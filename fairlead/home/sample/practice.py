"""What the three whom one may be in the sample have practised, and what the counts of the last quarter say of all.

The three notebooks are answered question by question, as the page would have asked; the colleagues have no account, so
their answers are drawn as numbers and pass through the same release.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from numpy.random import Generator

from fairlead.communicate.practice.asking import Ask, next_question
from fairlead.communicate.practice.counting import (
    Counted,
    Quarter,
    counted_on,
    rows_of,
    tallies_of,
    withheld,
)
from fairlead.communicate.practice.deck import Card, lines_of
from fairlead.communicate.practice.keeping import change
from fairlead.communicate.practice.models import QuarterCount, QuarterRelease, Sealed
from fairlead.communicate.practice.notebook import Kept, Notebook, Turn
from fairlead.communicate.practice.sealing import holder_of
from fairlead.communicate.whose import people_in
from fairlead.core.memory import Grade
from fairlead.core.simulate.dice import dice
from fairlead.home.sample.rounds import UNTOLD, WEEKS, first_monday
from fairlead.people.models import Company, Membership, Role, Unit, User
from fairlead.people.queries import unit_names
from fairlead.plan.as_plan import in_order, statement_of
from fairlead.plan.models import Audience, Edition

SEED, PART = 1, "practised in the sample"
THURSDAY = 3
USUAL = 0.7  # the share of a unit who practised a statement in the quarter
FEW_COME = {"Garth": 0.25}
JUST_CHANGED = {"open-linden": 0.2}  # it has said what it says for some days only


@dataclass(frozen=True, slots=True)
class Habit:
    """How often somebody opens the page in a week, how much is known at first and added by each answer; days after the invitation."""

    opens: float
    knows: float
    gains: float
    later: int
    kept: tuple[str, ...] = ()


HABITS: Mapping[Any, Habit] = {
    Role.OWNER: Habit(0.8, 0.45, 0.2, 1, ("Rang the two temps of last week myself, in the car.",)),
    Role.MANAGER: Habit(0.5, 0.1, 0.15, 4),
    Role.EMPLOYEE: Habit(
        0.9, 0.1, 0.22, 0,
        ("Told Fir Lodge before nine that the night nurse would not come.", "Said no to a day hire, and where they could ask."),
    ),
}  # fmt: skip
KNOWN = {UNTOLD: 0.25}
USUALLY = {"purpose": 0.85, "call-back": 0.8, "paid-friday": 0.8, "bad-news-first": 0.6, "open-linden": 0.45}


def practice_of(company: Company, accounts: Mapping[Any, User], today: date) -> None:
    for role, habit in HABITS.items():
        book = _practised(company, habit, f"{PART}|{role}", today)
        _write(holder_of(company.key, accounts[role].key), book)
    _counts(company, today)


def _write(holder: str, book: Notebook) -> None:
    change(holder, lambda _empty: book)


def remove_practice(company: Company) -> None:
    """Notebooks and counts know the company by its key alone, so they do not go with it by themselves."""
    keys = Membership.objects.filter(company=company).values_list("user__key", flat=True)
    Sealed.objects.filter(holder__in=[holder_of(company.key, key) for key in keys]).delete()
    QuarterRelease.objects.filter(company=company.key).delete()


def _practised(company: Company, habit: Habit, seed: str, today: date) -> Notebook:
    luck, book, kept = dice(SEED, seed), Notebook(), list(habit.kept)
    for week in range(WEEKS + 1):
        day = first_monday(today) + timedelta(weeks=week, days=THURSDAY + habit.later)
        if luck.random() > habit.opens or day >= today:
            continue
        question = next_question(deck_on(company, day), book, day, seed)
        if question.card is None or question.ask is Ask.STORY:
            continue
        book = book.answered(_turn(question.card, question.ask, day, book, habit, luck))
        if question.ask is Ask.SERVED and kept:
            book = book.keeping(Kept(question.card.lineage, day.toordinal(), str(Ask.SERVED), kept.pop(0)))
    return book


def _turn(card: Card, ask: Ask, day: date, book: Notebook, habit: Habit, luck: Generator) -> Turn:
    grade = 0
    if ask is not Ask.SERVED:
        met = len([turn for turn in book.of(card.lineage) if turn.substance == card.substance])
        chance = habit.knows + habit.gains * met + (0.3 if ask in (Ask.FIVE, Ask.TWO) else 0)
        grade = int(Grade.NAMED if luck.random() < chance else (Grade.NOT, Grade.PARTLY)[luck.integers(2)])
    return Turn(card.lineage, card.substance, day.toordinal(), str(ask), grade)


def deck_on(company: Company, day: date) -> list[Card]:
    """What stood in the plan on a day, for staff."""
    moment = datetime.combine(day, time.max, UTC)
    edition = Edition.on(company, moment)
    if edition is None:
        return []
    lines = lines_of(edition, moment)
    rows = in_order(edition.statements.exclude(audience=Audience.LEADERS))
    return [Card(lines[row.key], statement_of(row), lines[row.key].versions) for row in rows]


def _counts(company: Company, today: date) -> None:
    """Of the last quarter that is over, if practice had begun in it."""
    quarter = Quarter.last_before(today)
    if first_monday(today) > quarter.last:
        return
    statements = list(counted_on(company, quarter.last))
    luck = dice(SEED, f"{PART}|{quarter.name}")
    tallies = [
        one
        for counted in statements
        for one in tallies_of(counted, quarter, dict(_drawn(company, counted, luck)))
    ]
    made = QuarterRelease.objects.create(
        company=company.key, quarter=quarter.name, made_on=min(today, quarter.last + timedelta(days=1))
    )
    QuarterCount.objects.bulk_create(rows_of(made, statements, withheld(tallies, statements)))


def _drawn(company: Company, counted: Counted, luck: Generator) -> Iterator[tuple[str, list[int]]]:
    """By unit: how many did not name it the last time, and how many did."""
    names = unit_names(company)
    for unit in Unit.objects.filter(company=company, parent__isnull=False).order_by("name"):
        share = JUST_CHANGED.get(counted.key, FEW_COME.get(unit.name, USUAL))
        practised = sum(luck.random() < share for _person in range(people_in(unit)))
        known = KNOWN.get(unit.name, USUALLY.get(counted.key, 0.7))
        named = sum(luck.random() < known for _person in range(practised))
        yield names[unit.pk], [practised - named, named]
