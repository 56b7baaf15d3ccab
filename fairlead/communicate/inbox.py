"""What was said to somebody: the tellings of rounds, as they were then and as the statement is now.

Nothing is written when somebody reads here. What is new is known to the reader's own browser alone (`seen.py`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from django.db.models import QuerySet

from fairlead.communicate import mailing
from fairlead.communicate.choosing import mark
from fairlead.communicate.models import Kind, Planned
from fairlead.communicate.teams import TeamLines
from fairlead.communicate.words import fill
from fairlead.people.models import Company, Person
from fairlead.plan.as_plan import in_order
from fairlead.plan.differences import Line, between
from fairlead.plan.models import Audience, Edition, EditionStatement
from fairlead.report.plan_pdf import detail_of

State = Planned.State
SAID = (
    State.QUEUED,
    State.SENT,
    State.UNKNOWN,
    State.UNSENT,
)  # its moment came; on the page it arrives anyhow
NEW_FOR = timedelta(days=30)  # what is older is not called new
OPEN_FOR = timedelta(days=7)  # a practice slot stands open so long, whether or not it was answered


def said_to(person: Person) -> QuerySet[Planned]:
    """Newest first."""
    rows = Planned.objects.filter(person=person, slot__kind=Kind.TELLING, state__in=SAID)
    return rows.select_related("slot__round", "version", "unit").order_by("-moment", "-pk")


def new_since(person: Person, seen: datetime | None, now: datetime) -> int:
    since = max(seen or now - NEW_FOR, now - NEW_FOR)
    return said_to(person).filter(moment__gt=since).count()


def open_practice(person: Person, now: datetime) -> Planned | None:
    """The last practice slot of a week. Whether it was answered is not asked, since this room cannot know."""
    rows = Planned.objects.filter(
        person=person, slot__kind=Kind.PRACTICE, state__in=SAID, moment__gt=now - OPEN_FOR, moment__lte=now
    )
    return rows.order_by("-moment").first()


@dataclass(frozen=True, slots=True)
class Said:
    """One telling on the page."""

    row: Planned
    then: EditionStatement | None
    now: EditionStatement | None  # only where it came to say something else
    is_gone: bool
    paragraphs: tuple[str, ...]
    story: tuple[tuple[str, str], ...]
    team_line: str
    ask: str
    is_new: bool

    @property
    def day(self) -> date | None:
        return self.row.day

    @property
    def was_not_mailed(self) -> bool:
        return self.row.state == State.UNSENT


class Inbox:
    """Tellings of one person made ready to be read; each edition and statement is looked up once."""

    def __init__(self, person: Person, seen: datetime | None, now: datetime) -> None:
        self.person, self.company = person, person.company
        self.since = max(seen or now - NEW_FOR, now - NEW_FOR)
        self.past = Past(person.company)
        self.lines: dict[str, TeamLines] = {}

    def shown(self, rows: Sequence[Planned]) -> list[Said]:
        return [self._said(row) for row in rows]

    def _said(self, row: Planned) -> Said:
        key = row.slot.statement
        then = self.past.statement(key, row.moment) or self.past.with_words_of(row)
        line = self.past.since(then)
        team_line = self._lines(key).of(row.unit)
        values = mailing.values_for(self.person.name, row.unit, self.company, then, team_line)
        return Said(
            row=row, then=then, is_gone=line is not None and line.after is None,
            now=line.after if line and line.is_substance else None, paragraphs=tuple(_paragraphs(row, values)),
            story=tuple(_story(then)), team_line=team_line, ask=values["ask"], is_new=row.moment > self.since,
        )  # fmt: skip

    def _lines(self, key: str) -> TeamLines:
        if key not in self.lines:
            self.lines[key] = TeamLines(self.company, key)
        return self.lines[key]


def _paragraphs(row: Planned, values: Mapping[str, str]) -> list[str]:
    """The words in which it was told, without those that are the statement or the team's line: these stand beside."""
    text = row.version.text if row.version else ""
    parts = (part.strip() for part in text.split("\n\n"))
    return [fill(part, values) for part in parts if part and part not in ("{statement}", "{team_line}")]


def _story(row: EditionStatement | None) -> list[tuple[str, str]]:
    lines = (row.details if row else "").splitlines()
    return [(one["lead"], one["rest"]) for one in (detail_of(line) for line in lines if line.strip())]


class Past:
    """What the plan said at a moment, and what became of a statement since."""

    def __init__(self, company: Company) -> None:
        self.company = company
        self.editions: dict[date, Edition | None] = {}
        self.rows: dict[int, list[EditionStatement]] = {}
        self.differences: dict[int, dict[str, Line]] = {}

    @cached_property
    def current(self) -> Edition | None:
        return Edition.current(self.company)

    def _edition(self, moment: datetime) -> Edition | None:
        day = moment.date()
        if day not in self.editions:
            self.editions[day] = Edition.on(self.company, moment)
        return self.editions[day]

    def _of(self, edition: Edition) -> list[EditionStatement]:
        """Without what is for leaders alone, which is told to nobody."""
        if edition.pk not in self.rows:
            self.rows[edition.pk] = in_order(edition.statements.exclude(audience=Audience.LEADERS))
        return self.rows[edition.pk]

    def statement(self, key: str, moment: datetime) -> EditionStatement | None:
        edition = self._edition(moment)
        rows = self._of(edition) if edition else []
        return next((row for row in rows if row.key == key), None)

    def with_words_of(self, row: Planned) -> EditionStatement | None:
        """Where the plan of that day does not hold it (a file brought in later, say): the one its words were approved for."""
        if row.version is None:
            return None
        ever = EditionStatement.objects.filter(
            edition__company=self.company, key=row.slot.statement
        ).select_related("edition")
        told = ever.exclude(audience=Audience.LEADERS).order_by("-edition__number")
        return next((one for one in told if mark(one) == row.version.mark), None)

    def since(self, then: EditionStatement | None) -> Line | None:
        """None where it says what it said, or where there is no plan now to compare with."""
        if then is None or self.current is None or then.edition_id == self.current.pk:
            return None
        if then.edition_id not in self.differences:
            found = between(self._of(then.edition), self._of(self.current)).lines
            self.differences[then.edition_id] = {line.before.key: line for line in found if line.before}
        return self.differences[then.edition_id].get(then.key)
