"""What a report is made of, before it is text or a page: both are drawn from these parts."""

from dataclasses import dataclass

from fairlead.core.diagnosis.values import Histogram
from fairlead.core.values import Estimate, Status
from fairlead.report.numbers import Words


@dataclass(frozen=True, slots=True)
class Step:
    """One link as it is drawn in the chain. `breaks`: the verdict breaks here."""

    link: str
    title: str
    question: str
    status: Status
    words: Words
    says: str
    cut: float
    breaks: bool = False
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure with what it is a figure of. `estimate` is there for the drawing alone."""

    label: str
    words: Words
    estimate: Estimate | None = None
    status: Status | None = None
    cut: float | None = None
    notes: tuple[str, ...] = ()
    histogram: Histogram | None = None
    hidden: bool = False
    mark: str = ""  # points to a footnote

    @property
    def method(self) -> str:
        """How it was worked out."""
        return self.estimate.method if self.estimate else ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Figures of one kind, in a stated order. `drawn`: shares are drawn on a line from 0 to 100%.
    `bars`: as a bar from 0, for counts of a whole."""

    id: str
    caption: str
    heading: str  # of the column that says what each is a figure of
    facts: tuple[Fact, ...]
    drawn: bool = True
    bars: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    """The chain of one group."""

    group: str
    depth: int
    notes: tuple[str, ...]
    verdict: str
    cells: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Groups by links. Rows stand in the order of the tree."""

    id: str
    caption: str
    heading: str
    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]
    footnotes: tuple[str, ...] = ()  # each begins with its mark


@dataclass(frozen=True, slots=True)
class Point:
    """A term and what is said of it."""

    term: str
    text: str


@dataclass(frozen=True, slots=True)
class Points:
    """A list of terms; `id` is its anchor."""

    id: str
    points: tuple[Point, ...]


Block = Facts | Grid | Points


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, sentences, blocks, and smaller sections of the same make."""

    id: str
    title: str
    says: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    parts: tuple["Section", ...] = ()

    @property
    def empty(self) -> bool:
        """Nothing to say: the section is left out."""
        return not (self.says or self.blocks or self.parts)


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole report, in reading order."""

    company: str
    date: str
    verdict: str
    also: str  # breaks further along the chain
    would_change: str
    missing: tuple[Point, ...]  # what would tell more, by links
    chain: tuple[Step, ...]
    next_steps: tuple[str, ...]
    sections: tuple[Section, ...]
