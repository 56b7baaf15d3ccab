"""The verdict as a table of cases (DESIGN, section 5)."""

from dataclasses import dataclass

from fairlead.core.values import Status

@dataclass(frozen=True, slots=True)
class Link:
    """One link as the rule sees it."""

    name: str
    status: Status
    measured: bool = True


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the chain says. `not_ruled_out`: earlier links that are unknown; `also`: later breaks."""

    id: str
    sentence: str
    not_ruled_out: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    would_change: str = ""


def decide(links: tuple[Link, ...]) -> Verdict:
    raise NotImplementedError
