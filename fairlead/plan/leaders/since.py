"""What became of agreement since the last round: statement by statement, and the overlap."""

from dataclasses import dataclass

from fairlead.plan.leaders import counting
from fairlead.plan.leaders.models import Count, Round


@dataclass(frozen=True, slots=True)
class Step:
    """One statement that was asked in both rounds; in how many of all lists it was named."""

    text: str
    before: tuple[int, int]
    now: tuple[int, int]

    @property
    def went(self) -> int:
        """1 up, -1 down, 0 the same, by share."""
        before, now = (named / of if of else 0 for named, of in (self.before, self.now))
        return (now > before) - (now < before)


@dataclass(frozen=True, slots=True)
class Since:
    """From the round before to this one; `steps` only of statements that stand in both."""

    before: Round
    overlap: tuple[float | None, float | None]
    steps: tuple[Step, ...]


def since(round: Round, texts: dict[str, str]) -> Since | None:
    """None without an earlier round, or before both are counted."""
    before = round.before if not round.follows_id else None
    then = counting.last_count(before) if before else None
    now = counting.last_count(round)
    if before is None or then is None or now is None:
        return None
    was, is_now = _named(then), _named(now)
    steps = (Step(text, was[key], is_now[key]) for key, text in texts.items() if key in was and key in is_now)
    return Since(before, (then.figures["overlap"], now.figures["overlap"]), tuple(steps))


def _named(count: Count) -> dict[str, tuple[int, int]]:
    leaders = len(count.figures["leaders"])
    return {one["id"]: (len(one["named"]), leaders) for one in count.figures["statements"]}
