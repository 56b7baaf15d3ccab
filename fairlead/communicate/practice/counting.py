"""Once a quarter, upward: how many hold a statement. The only place where practice and people meet, and only counts come out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fairlead.communicate.practice.deck import lines_of
from fairlead.communicate.practice.keeping import notebooks_of
from fairlead.communicate.practice.models import QuarterCount, QuarterRelease
from fairlead.communicate.practice.notebook import Notebook
from fairlead.communicate.practice.sealing import holder_of
from fairlead.core.anonymity import Figure, Hidden, Release, release
from fairlead.core.errors import BadInput
from fairlead.core.memory import Grade
from fairlead.core.values import Tally, tally
from fairlead.people.models import Company, Membership, Post
from fairlead.people.queries import unit_names
from fairlead.plan.models import Audience
from fairlead.plan.reading import direction_on

NOT_NAMED, NAMED = 1, 2
UNKNOWN = ""  # a group that `release` never shows


class NotOver(BadInput):
    """A quarter is counted when it is over."""


@dataclass(frozen=True, slots=True)
class Quarter:
    """Three months, from the first day to the last."""

    first: date

    @classmethod
    def of(cls, day: date) -> "Quarter":
        return cls(date(day.year, day.month - (day.month - 1) % 3, 1))

    @classmethod
    def last_before(cls, day: date) -> "Quarter":
        return cls.of(cls.of(day).first - timedelta(days=1))

    @property
    def last(self) -> date:
        return Quarter.of(self.first + timedelta(days=100)).first - timedelta(days=1)

    @property
    def name(self) -> str:
        return f"{self.first.year}-Q{self.first.month // 3 + 1}"


@dataclass(frozen=True, slots=True)
class Counted:
    """A statement that is counted: leaders' own are not, since those who read the counts may not all read them."""

    key: str
    text: str
    lineage: str
    same: frozenset[int]  # the substances that say what it says


def quarterly_counts(*, company: Company, quarter: Quarter, today: date) -> QuarterRelease:
    """Worked out and frozen; what is there already is given back as it is. There is no second release."""
    if today <= quarter.last:
        raise NotOver(
            _("{quarter} is not over: it is counted from the day after.").format(quarter=quarter.name)
        )
    there = QuarterRelease.objects.filter(company=company.key, quarter=quarter.name)
    return there.first() or _frozen(company, quarter, today) or there.get()


def _frozen(company: Company, quarter: Quarter, today: date) -> QuarterRelease | None:
    """Counted before anything is written, so that nobody waits meanwhile; None where another worker was quicker."""
    statements = list(counted_on(company, quarter.last))
    found = _released(company, quarter, statements)
    made = QuarterRelease(company=company.key, quarter=quarter.name, made_on=today)
    try:
        with transaction.atomic():
            made.save()
            QuarterCount.objects.bulk_create(rows_of(made, statements, found))
    except IntegrityError:
        return None
    return made


def counted_on(company: Company, day: date) -> Iterator[Counted]:
    edition = direction_on(company, day)
    if edition is None or edition.published_at.date() > day:
        return
    lines = lines_of(edition, timezone.make_aware(datetime.combine(day, time.max)))
    for row in edition.statements.exclude(audience=Audience.LEADERS):
        yield Counted(row.key, row.text, lines[row.key].lineage, lines[row.key].same)


def _released(company: Company, quarter: Quarter, statements: Sequence[Counted]) -> Release:
    units = _units(company, quarter.last)
    holders = {holder_of(company.key, key): units.get(user, UNKNOWN) for user, key in _accounts(company)}
    books = [(holders[holder], book) for holder, book in notebooks_of(holders)]
    return withheld([one for counted in statements for one in _tallies(counted, quarter, books)], statements)


def withheld(tallies: Sequence[Tally], statements: Sequence[Counted]) -> Release:
    """Only what the attacker of `core.anonymity` finds nothing in."""
    return release(tallies, {one.key: {NAMED} for one in statements})


def _accounts(company: Company) -> Iterable[tuple[int, UUID]]:
    return Membership.objects.filter(company=company).values_list("user_id", "user__key")


def _units(company: Company, day: date) -> dict[int, str]:
    """In which unit whoever has an account stood on the day."""
    where = unit_names(company)
    posts = Post.objects.on(day).filter(person__company=company, person__account__isnull=False)
    return {user: where.get(unit, UNKNOWN) for user, unit in posts.values_list("person__account", "unit")}


def _tallies(counted: Counted, quarter: Quarter, books: Sequence[tuple[str, Notebook]]) -> list[Tally]:
    by_unit: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for unit, book in books:
        named = _named(counted, quarter, book)
        if named is not None:
            by_unit[unit][named] += 1
    return tallies_of(counted, quarter, by_unit)


def tallies_of(counted: Counted, quarter: Quarter, by_unit: Mapping[str, list[int]]) -> list[Tally]:
    """By unit how many did not name it and how many did; and the whole company."""
    if not by_unit:
        return []
    whole = [sum(counts) for counts in zip(*by_unit.values(), strict=True)]
    return [
        tally(counted.key, {"all": whole}, pulse=quarter.name),
        tally(counted.key, dict(by_unit), pulse=quarter.name, cut="unit"),
    ]


def _named(counted: Counted, quarter: Quarter, book: Notebook) -> bool | None:
    """Whether the last answer of the quarter named the statement as it stands; None for who did not practise it."""
    inside = range(quarter.first.toordinal(), quarter.last.toordinal() + 1)
    turns = [one for one in book.of(counted.lineage) if one.grade and one.day in inside]
    found = [one for one in turns if one.substance in counted.same]
    return found[-1].grade >= Grade.NAMED if found else None


def rows_of(made: QuarterRelease, statements: Sequence[Counted], found: Release) -> Iterator[QuarterCount]:
    told_of: list[Figure | Hidden] = [*found.figures, *found.hidden]
    for one in statements:
        for told in told_of:
            if told.item == one.key and told.group != UNKNOWN and not getattr(told, "derived", False):
                yield _row(made, one, told)


def _row(made: QuarterRelease, one: Counted, told: Figure | Hidden) -> QuarterCount:
    row = QuarterCount(
        release=made, statement=one.key, text=one.text, unit="" if told.cut == "company" else told.group
    )
    if isinstance(told, Hidden):
        row.why_hidden = told.reason
    else:
        row.base, (row.named_from, row.named_to) = told.n_shown, told.positive
    return row
