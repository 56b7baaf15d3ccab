"""What a manager says this week: one statement chosen by the calendar, three sentences, a question, the team line."""

from dataclasses import dataclass
from datetime import date, timedelta

from fairlead.communicate.choosing import mark, of_the_week, statements_of
from fairlead.communicate.models import Caution, Kind, Slot, State, Wording, WordingKind
from fairlead.communicate.proposing import kit_of
from fairlead.communicate.words import fill
from fairlead.people.access import Seat
from fairlead.people.models import Company
from fairlead.plan.models import EditionStatement
from fairlead.plan.wordings.languages import code_of, original_of
from fairlead.plan.wordings.lines import told_to
from fairlead.plan.wordings.teams import units_around


@dataclass(frozen=True, slots=True)
class Kit:
    """For one slot."""

    row: EditionStatement
    sentences: tuple[str, ...]
    question: str
    is_approved: bool  # else: the plan's own words, which the edition made public to the firm
    caution: str
    team_lines: tuple[tuple[str, str], ...] = ()


def kit_for(seat: Seat, today: date) -> Kit | None:
    row = statement_now(seat.company, today)
    if row is None:
        return None
    text, question, approved = _words(seat, row)
    sentences = tuple(
        fill(line.strip(), {"statement": row.text, "company": seat.company.name})
        for line in text.splitlines()
        if line.strip()
    )
    caution = Caution.reasons(seat.company).get(row.key, "")
    return Kit(row, sentences, question, approved, caution, _team_lines(seat, row, today))


def _team_lines(seat: Seat, row: EditionStatement, today: date) -> tuple[tuple[str, str], ...]:
    told = told_to(units_around(seat, today), row.edition).get(row.key, [])
    return tuple((one.line.unit.name, one.line.text) for one in told if not one.is_stale)


def statement_now(company: Company, today: date) -> EditionStatement | None:
    """What the last slot of a running round tells; where none runs each statement has its week."""
    slots = Slot.objects.filter(
        round__company=company, round__state=State.RUNNING, kind=Kind.TELLING,
        day__lte=today, day__gt=today - timedelta(days=14),
    ).order_by("-day", "pk")  # fmt: skip
    key = slots.values_list("statement", flat=True).first()
    found = statements_of(company, [key]) if key else []
    return found[0] if found else of_the_week(statements_of(company), today)


def _words(seat: Seat, row: EditionStatement) -> tuple[str, str, bool]:
    ways = Wording.objects.filter(
        company=seat.company, statement=row.key, kind=WordingKind.KIT, retired_at=None
    )
    spoken = code_of(seat.user.language) or original_of(seat.company)
    for way in sorted(ways, key=lambda one: (one.language != spoken, one.number)):
        if live := way.live(mark(row)):
            return live.text, live.question, True
    return *kit_of(row), False
