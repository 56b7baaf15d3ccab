"""What changed from one edition to the next, by statement: substance apart from wording, and the words themselves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from fairlead.core.plans import Change, Changed, Kind, Verdict, compare
from fairlead.plan.as_plan import plan_of
from fairlead.plan.models.draft import Audience, StatementFields
from fairlead.plan.statement_form import KIND_NAMES
from fairlead.web.differences import Part
from fairlead.web.differences import between as words_between

Rows = Sequence[StatementFields]


@dataclass(frozen=True, slots=True)
class Line:
    """One statement on both sides. `asides` are changes that are no part of the direction itself: who reads it, when it is looked at."""

    name: str  # its key; an old statement whose key now names another one is `gone:` and the key
    found: Changed
    before: StatementFields | None
    after: StatementFields | None
    asides: tuple[str, ...] = ()

    @property
    def row(self) -> Any:
        return self.after or self.before

    @property
    def change(self) -> str:
        """`besides`: the statement is the same, and something beside it changed."""
        return "besides" if self.found.change is Change.SAME and self.asides else self.found.change.value

    @property
    def is_substance(self) -> bool:
        return self.found.is_substance

    @property
    def is_changed(self) -> bool:
        return self.found.change is not Change.SAME or bool(self.asides)

    @property
    def pieces(self) -> tuple[Part, ...]:
        return words_between(self.before.text if self.before else "", self.after.text if self.after else "")

    @property
    def kind_name(self) -> str:
        names = [str(KIND_NAMES[Kind(side.kind)]) for side in (self.before, self.after) if side]
        return " → ".join(dict.fromkeys(names))

    @property
    def has_new_details(self) -> bool:
        return bool(self.before and self.after and self.before.details != self.after.details)

    @property
    def pieces_of_details(self) -> tuple[Part, ...]:
        return words_between(*(side.details if side else "" for side in (self.before, self.after)))


@dataclass(frozen=True, slots=True)
class Differences:
    verdict: Verdict
    lines: tuple[Line, ...] = field(default=())

    @property
    def of_substance(self) -> list[Line]:
        return [line for line in self.lines if line.is_substance]

    @property
    def of_wording(self) -> list[Line]:
        return [line for line in self.lines if line.is_changed and not line.is_substance]

    @property
    def changed(self) -> list[Line]:
        return [*self.of_substance, *self.of_wording]

    @property
    def same(self) -> list[Line]:
        return [line for line in self.lines if not line.is_changed]


def between(before: Rows, after: Rows) -> Differences:
    """Rows must be in order; statements are paired by the core, by id and then by likeness."""
    found = compare(plan_of("", before), plan_of("", after))
    now = {row.key for row in after}
    return Differences(found.verdict, tuple(_line(one, before, after, now) for one in found.changes))


def _line(one: Changed, before: Rows, after: Rows, now: set[str]) -> Line:
    old = before[one.line_before - 1] if one.line_before else None
    new = after[one.line_after - 1] if one.line_after else None
    name = f"gone:{one.id}" if new is None and one.id in now else str(one.id)
    return Line(name, one, old, new, (*_asides(old, new), *_spelling(one, old, new)) if old and new else ())


def _asides(old: StatementFields, new: StatementFields) -> Iterator[str]:
    if old.audience != new.audience:
        was, now = (Audience(side.audience).label for side in (old, new))
        yield _("It was written for {was}, and is now for {now}.").format(was=was, now=now)
    if old.review_on != new.review_on:
        day = new.review_on.isoformat() if new.review_on else _("no day")
        yield _("It is looked at again on {day}.").format(day=day)
    if old.extra != new.extra:
        yield _("What an imported file said beside it changed.")


def _spelling(one: Changed, old: StatementFields, new: StatementFields) -> Iterator[str]:
    """What the core reads as the same, and is yet written otherwise."""
    names = {"owner": _("Owner"), "measure": _("Measure"), "target": _("Target")}
    for name, label in names.items():
        was, now = getattr(old, name), getattr(new, name)
        if was != now and one.change is Change.SAME:
            yield _("{what} is written “{now}” instead of “{was}”.").format(what=label, now=now, was=was)
