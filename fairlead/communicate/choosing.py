"""Which statement a telling tells: the calendar decides, the same for all of an audience, whatever anybody answered."""

from collections.abc import Mapping, Sequence
from datetime import date

from fairlead.communicate.models import Kind, Round, Slot, Wording, WordingKind, mark_of
from fairlead.people.models import Company
from fairlead.plan.as_plan import in_order
from fairlead.plan.models import Audience, Edition, EditionStatement

MONDAY = date(2026, 1, 5)


def statements_of(company: Company, keys: Sequence[str] = ()) -> list[EditionStatement]:
    """Of the current edition, in the order of the page; those for leaders alone are told to nobody."""
    edition = Edition.current(company)
    rows = in_order(edition.statements.exclude(audience=Audience.LEADERS)) if edition else []
    return [row for row in rows if not keys or row.key in keys]


def mark(row: EditionStatement) -> str:
    return mark_of(row.text, row.details)


def approved(company: Company, rows: Sequence[EditionStatement]) -> set[str]:
    """Keys of statements for which words are approved that were written for what they say now."""
    marks = {row.key: mark(row) for row in rows}
    found = Wording.objects.filter(
        company=company, kind=WordingKind.MESSAGE, retired_at=None, versions__approved_at__isnull=False
    ).values_list("statement", "versions__mark")
    return {key for key, of in found if marks.get(key) == of}


def next_key(keys: Sequence[str], told: Mapping[str, int]) -> str:
    """What was never told first, then what was told longest ago; among equals the order of the page.

    >>> next_key(["a", "b", "c"], {"a": 1, "b": 2}), next_key(["a", "b"], {"a": 1, "b": 2}), next_key([], {})
    ('c', 'a', '')
    """
    return min(keys, key=lambda key: (told.get(key, 0), keys.index(key)), default="")


def last_told(one: Round) -> dict[str, int]:
    """The number of the last slot of a round in which each statement stood."""
    slots = Slot.objects.filter(round=one, kind=Kind.TELLING).order_by("number")
    return dict(slots.values_list("statement", "number"))


def of_the_week(rows: Sequence[EditionStatement], day: date) -> EditionStatement | None:
    """Where no round says otherwise each statement has its week, in turn."""
    return rows[(day - MONDAY).days // 7 % len(rows)] if rows else None
