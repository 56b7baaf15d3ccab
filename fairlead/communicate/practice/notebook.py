"""What one person has practised: values only. The log of turns is all that is kept; traces are made from it anew."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date

from fairlead.core.memory import Grade, Review, Trace, rebuild, restart

BLOCK = 4096  # a sealed notebook grows in steps, so that its length tells nothing finer
UNSCORED = 0


@dataclass(frozen=True, slots=True)
class Turn:
    """One question answered: about which statement and substance, on which day, of what kind, with which grade.

    `grade` 0: not scored. `unsure`: the scorer could not tell, and the person has not said yet.
    """

    lineage: str
    substance: int
    day: int  # date.toordinal(): to the day, never finer
    kind: str
    grade: int = UNSCORED
    unsure: bool = False

    @property
    def on(self) -> date:
        return date.fromordinal(self.day)


@dataclass(frozen=True, slots=True)
class Kept:
    """Words that the person wished to keep."""

    lineage: str
    day: int
    kind: str
    text: str

    @property
    def on(self) -> date:
        return date.fromordinal(self.day)


@dataclass(frozen=True, slots=True)
class Notebook:
    """All turns in order, what was kept, a pause. `mark` is drawn when it is begun, so that a forgotten one is known again."""

    mark: str = ""
    turns: tuple[Turn, ...] = ()
    kept: tuple[Kept, ...] = ()
    paused_until: date | None = None

    def of(self, lineage: str) -> tuple[Turn, ...]:
        return tuple(turn for turn in self.turns if turn.lineage == lineage)

    def trace(self, lineage: str, substance: int, same: frozenset[int] = frozenset()) -> Trace:
        """What the statement has left, as it now is. `same`: substances that say the same as this one.

        Who practised those alone never met what stood between them, so nothing has changed for this person.
        """
        scored = [turn for turn in self.of(lineage) if turn.grade != UNSCORED]
        unmoved = all(turn.substance in same for turn in scored)
        reviews = (Review(t.day, Grade(t.grade), substance if unmoved else t.substance) for t in scored)
        return restart(rebuild(reviews), substance)

    def not_before(self, day: date) -> date:
        """A day that does not lie before the last answer, whatever the clock did: no trace can go back."""
        return max(day, self.turns[-1].on) if self.turns else day

    def practised_on(self, lineage: str, day: date) -> bool:
        return any(turn.day == day.toordinal() for turn in self.of(lineage))

    def is_paused(self, day: date) -> bool:
        return self.paused_until is not None and day < self.paused_until

    def answered(self, turn: Turn) -> "Notebook":
        return replace(self, turns=(*self.turns, replace(turn, day=self.not_before(turn.on).toordinal())))

    def settled(self, lineage: str, nth: int, grade: Grade) -> "Notebook":
        """The person says of an unsure turn whether it was meant; what is settled stays so."""
        at = [place for place, turn in enumerate(self.turns) if turn.lineage == lineage]
        if nth >= len(at) or not self.turns[at[nth]].unsure:
            return self
        turn = replace(self.turns[at[nth]], grade=int(grade), unsure=False)
        return replace(self, turns=(*self.turns[: at[nth]], turn, *self.turns[at[nth] + 1 :]))

    def keeping(self, kept: Kept) -> "Notebook":
        return replace(self, kept=(*self.kept, kept))

    def dropping(self, at: int) -> "Notebook":
        """Without one of the kept words."""
        return replace(self, kept=tuple(one for place, one in enumerate(self.kept) if place != at))

    def pausing(self, until: date | None) -> "Notebook":
        return replace(self, paused_until=until)


def as_bytes(notebook: Notebook) -> bytes:
    """Filled up with spaces to whole blocks."""
    turns = [[t.lineage, t.substance, t.day, t.kind, t.grade, int(t.unsure)] for t in notebook.turns]
    kept = [[k.lineage, k.day, k.kind, k.text] for k in notebook.kept]
    until = notebook.paused_until.isoformat() if notebook.paused_until else None
    said = json.dumps({"mark": notebook.mark, "turns": turns, "kept": kept, "until": until}).encode()
    return said.ljust(-(-len(said) // BLOCK) * BLOCK)


def from_bytes(said: bytes) -> Notebook:
    found = json.loads(said)
    return Notebook(
        found["mark"],
        tuple(_turn(*row) for row in found["turns"]),
        tuple(Kept(*row) for row in found["kept"]),
        date.fromisoformat(found["until"]) if found["until"] else None,
    )


def _turn(lineage: str, substance: int, day: int, kind: str, grade: int, unsure: int) -> Turn:
    return Turn(lineage, substance, day, kind, grade, bool(unsure))


def as_lines(turns: Iterable[Turn]) -> list[dict[str, object]]:
    """For the person's own file."""
    return [asdict(turn) | {"day": turn.on.isoformat()} for turn in turns]
