"""The life of one statement: what it said in each edition, from its first to its last, and why it changed."""

from dataclasses import dataclass

from fairlead.people.access import Seat
from fairlead.plan.differences import Line
from fairlead.plan.models import Edition
from fairlead.plan.models.draft import StatementFields
from fairlead.plan.reading import begun_of, differences_for, reasons_for


@dataclass(frozen=True, slots=True)
class Step:
    """A statement from the edition before to this one, with the reason that was given."""

    edition: Edition
    line: Line
    reason: str

    @property
    def is_change(self) -> bool:
        """Whether something became of a statement that was there before and stays."""
        return self.line.is_changed and self.line.change not in ("new", "gone")


@dataclass(frozen=True, slots=True)
class Life:
    """The last step first; a statement that left and came back has several beginnings."""

    key: str
    steps: tuple[Step, ...]
    current: Edition | None

    @property
    def row(self) -> StatementFields:
        """As it stands, or stood last."""
        return self.steps[0].line.row

    @property
    def is_in_force(self) -> bool:
        return any(step.edition == self.current and step.line.after for step in self.steps)

    @property
    def first(self) -> Edition:
        return self.steps[-1].edition

    @property
    def of_substance(self) -> int:
        return sum(step.is_change and step.line.is_substance for step in self.steps)

    @property
    def of_wording(self) -> int:
        return sum(step.is_change and not step.line.is_substance for step in self.steps)


def life_of(seat: Seat, key: str) -> Life | None:
    """As far as the reader may read it; None where there is nothing for this reader."""
    editions = begun_of(seat)
    told = dict(reasons_for(seat, editions).get(key, []))
    steps = [
        Step(after, line, told.get(after.number, ""))
        for after in editions
        for line in differences_for(seat, after.before, after).lines
        if line.name in (key, f"gone:{key}")
    ]
    return Life(key, tuple(steps), Edition.current(seat.company)) if steps else None
