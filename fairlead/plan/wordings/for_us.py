"""The plan as one reader meets it: in the reader's language where that is approved, with what it means for the team.

The plan's own page shows the original; this one stands in a later room, since the plan knows nothing of wordings.
"""

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date

from fairlead.people.access import Seat
from fairlead.people.models import Unit
from fairlead.plan.as_plan import in_order
from fairlead.plan.models import Audience, Edition, EditionStatement
from fairlead.plan.showing import Page, Shown, page_of
from fairlead.plan.wordings import languages
from fairlead.plan.wordings.lines import Told, told_to
from fairlead.plan.wordings.models import Decision, Translation
from fairlead.plan.wordings.teams import units_around
from fairlead.plan.wordings.translating import kind_of, of_language


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as it is shown here; `lang` is that of its words."""

    shown: Shown
    lang: str
    is_translated: bool
    lines: tuple[Told, ...]

    @property
    def dir(self) -> str:
        return languages.direction_of(self.lang)


@dataclass(frozen=True, slots=True)
class Part:
    kind: str
    heading: str
    statements: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class ForUs:
    page: Page
    purpose: Said | None
    parts: tuple[Part, ...]
    units: tuple[Unit, ...]
    language: str  # what was asked for; the original where a statement is not translated
    original: str
    translated: int  # how many of the statements

    @property
    def is_translated(self) -> bool:
        return self.translated > 0


def for_us(seat: Seat, today: date, asked: str = "") -> ForUs | None:
    """`asked` is a language that the reader chose on the page; else it is the reader's own."""
    edition = Edition.current(seat.company)
    if edition is None:
        return None
    original = languages.original_of(seat.company)
    language = languages.code_of(asked) or languages.language_of(seat) or original
    rows = in_order(edition.statements_readable_by(seat))
    there = {} if language == original else approved_for(rows, of_language(seat.company, language))
    units = units_around(seat, today)
    page = page_of(edition, [_in_words_of(row, there.get(row.key)) for row in rows])
    of_all = {row.key for row in rows if row.audience != Audience.LEADERS}
    told = {key: lines for key, lines in told_to(units, edition).items() if key in of_all}

    def said(one: Shown) -> Said:
        key = str(one.statement.id)
        return Said(one, language if key in there else original, key in there, tuple(told.get(key, ())))

    parts = tuple(Part(part.kind, part.heading, tuple(map(said, part.statements))) for part in page.parts)
    purpose = said(page.purpose) if page.purpose else None
    return ForUs(page, purpose, parts, tuple(units), language, original, len(there))


def approved_for(rows: Sequence[EditionStatement], made: Sequence[Translation]) -> dict[str, Translation]:
    """By key: the last approved one, if it was made for the very words that stand there now."""
    last: dict[str, Translation] = {}
    for one in made:  # the last first
        if kind_of(one) == str(Decision.Kind.APPROVED):
            last.setdefault(one.key, one)
    editions = {one.edition_id for one in last.values()}
    then = EditionStatement.objects.filter(edition__in=editions, key__in=last)
    words = {(row.edition_id, row.key): (row.text, row.details) for row in then}
    return {
        row.key: last[row.key]
        for row in rows
        if row.key in last and words.get((last[row.key].edition_id, row.key)) == (row.text, row.details)
    }


def _in_words_of(row: EditionStatement, translation: Translation | None) -> EditionStatement:
    if translation is None:
        return row
    found = copy(row)
    found.text, found.details = translation.text, translation.details
    return found


def languages_of(seat: Seat, shown: ForUs) -> list[tuple[str, str]]:
    """What the reader can switch to: the original, and every language in which something is approved and holds."""
    codes = set(
        Decision.objects.filter(translation__company=seat.company, kind=Decision.Kind.APPROVED).values_list(
            "translation__language", flat=True
        )
    )
    wanted = [shown.original, *sorted(codes | {shown.language} - {shown.original})]
    return [(code, languages.name_of(code)) for code in dict.fromkeys(wanted)]


def lines_of(shown: ForUs) -> Mapping[str, int]:
    """How many lines stand on the page, and how many of them were written for something else."""
    every = [told for part in shown.parts for said in part.statements for told in said.lines]
    return {"all": len(every), "stale": sum(told.is_stale for told in every)}
