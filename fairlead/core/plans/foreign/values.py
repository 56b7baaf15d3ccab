"""What is proposed of a foreign page: statements to confirm, what was left out, and what must be looked at first."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from fairlead.core.plans.headings import Kind


class Trust(StrEnum):
    """How far a proposal can be trusted, in words; a person confirms each of them all the same."""

    SURE = "sure"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"

    @property
    def less(self) -> "Trust":
        """One step down."""
        return Trust.LIKELY if self is Trust.SURE else Trust.DOUBTFUL


@dataclass(frozen=True, slots=True)
class Found:
    """An owner, day, measure or target that stands in the text: its key, its value, the words it was read from."""

    key: str
    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """One sentence of the source that may be a statement. `first` and `last` are its lines, counted from 1."""

    kind: Kind
    text: str
    first: int
    last: int
    trust: Trust
    why: str  # what speaks for this kind
    doubts: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    found: tuple[Found, ...] = ()

    def doubted(self, doubt: str) -> "Proposed":
        """The same, with a doubt more."""
        return replace(self, trust=Trust.DOUBTFUL, doubts=(*self.doubts, doubt))


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Lines that no statement was made of, how they begin, and the reason."""

    first: int
    last: int
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class Warned:
    """Something about the page that must be looked at before anything is confirmed."""

    line: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """All that was made of a foreign page."""

    statements: tuple[Proposed, ...]
    left_out: tuple[LeftOut, ...] = ()
    warnings: tuple[Warned, ...] = ()
    title: str = ""


@dataclass(slots=True)
class Notes:
    """Where the steps of the reading leave what they did not use, and what they stumbled over."""

    left: list[LeftOut] = field(default_factory=list)
    warnings: list[Warned] = field(default_factory=list)
    title: str = ""  # of the front matter

    def leave(self, first: int, last: int, words: str, reason: str) -> None:
        """Lists lines as left out."""
        self.left.append(LeftOut(first, last, " ".join(words.split())[:80], reason))

    def warn(self, line: int, sentence: str) -> None:
        """Adds a warning, once a line."""
        if not any(w.line == line and w.sentence[:12] == sentence[:12] for w in self.warnings):
            self.warnings.append(Warned(line, sentence))
