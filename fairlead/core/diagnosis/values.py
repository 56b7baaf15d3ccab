"""What a diagnosis is made of. Everything here may be shown: it has passed `core.anonymity`."""

from dataclasses import dataclass, field
from datetime import date

from fairlead.core.anonymity import Figure
from fairlead.core.diagnosis.dose_values import DoseFinding
from fairlead.core.tables.reading import Reading
from fairlead.core.values import Estimate, Evidence, Interval, Status
from fairlead.core.verdict import Hypothesis, Verdict

LINKS = ("plan", "sent", "reached", "known", "connected", "believed", "lived")


@dataclass(frozen=True, slots=True)
class Histogram:
    """Answers per option, in scale order; None is hidden: fewer than 3, or beside such."""

    labels: tuple[str, ...]
    counts: tuple[int | None, ...]
    cannot_say: int | None = 0
    skipped: int | None = 0


@dataclass(frozen=True, slots=True)
class Measure:
    """One item or record, measured in the whole company."""

    id: str
    construct: str
    wording: str
    pulse: str
    estimate: Estimate | None
    status: Status
    cut: float | None = None
    histogram: Histogram | None = None
    bounds: Interval | None = None  # worst case for those who did not answer
    consensus: float | None = None  # Tastle-Wierman, 1 = all the same
    note: str = ""


@dataclass(frozen=True, slots=True)
class LinkFinding:
    """One link of the chain: its status and all that it rests on."""

    link: str
    status: Status
    says: str  # one sentence
    cut: float
    estimate: Estimate | None = None  # of the measure that decides
    measures: tuple[Measure, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    provisional: bool = False
    missing: str = ""  # what to bring, when it is not measured


@dataclass(frozen=True, slots=True)
class GroupShare:
    """One link in one group."""

    link: str
    status: Status
    estimate: Estimate | None  # None: hidden or not measured
    hidden: str = ""  # the reason, when it is hidden


@dataclass(frozen=True, slots=True)
class GroupFinding:
    """The chain in one level or unit. `people` is how many it has, when a people file says so."""

    cut: str
    group: str
    depth: int  # in the tree of units
    people: int | None
    shares: tuple[GroupShare, ...]
    verdict: Verdict | None
    merged_from: int = 0  # groups rolled up into this one to protect anonymity
    stands_out: tuple[str, ...] = ()  # links for which it lies outside the simultaneous limits


@dataclass(frozen=True, slots=True)
class SpreadFinding:
    """Is a weak link a one-off, widespread, or can one not tell?"""

    link: str
    id: str  # one-off, widespread, cannot-tell
    says: str
    units: int
    base: float | None = None  # the share that the user stated beforehand


@dataclass(frozen=True, slots=True)
class Reason:
    """One family of reasons given for leaving."""

    family: str
    named: Estimate | None  # share of leavers who name it at all; None: hidden
    primary: Estimate | None
    named_count: int | None = None
    primary_count: int | None = None


@dataclass(frozen=True, slots=True)
class Leaving:
    """The reasons that leavers gave, ranked; and whether the first is really first."""

    leavers: int
    voluntary: int | None
    uncoded: int
    reasons: tuple[Reason, ...]
    first: str  # one sentence
    direction: str  # one sentence on the family "direction"
    caveats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """The raw gap in staying (or leaving) between those who say yes and no to an item, and the
    same step with the other items in the model."""

    item: str
    construct: str
    raw: Estimate  # difference of shares
    adjusted: Estimate | None  # odds ratio of one step, others in the model
    in_model: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Published:
    """An aggregated figure without a base: shown, never judged."""

    pulse: str
    group: str
    item: str
    construct: str
    wording: str
    share: float


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Somebody or something that the figures do not speak of, and why."""

    what: str
    how_many: str
    why: str


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """The current edition, in short."""

    title: str
    edition: int | None
    published: date | None
    priorities: tuple[tuple[str, str, Estimate | None, int | None], ...]  # id, text, recall, tellings
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """All that `fairlead diagnose` says, as values; every output is made from this alone."""

    company: str
    as_of: date | None
    verdict: Verdict
    links: tuple[LinkFinding, ...]
    next_steps: tuple[str, ...]
    reading: Reading
    plan: PlanSummary | None = None
    levels: tuple[GroupFinding, ...] = ()
    units: tuple[GroupFinding, ...] = ()
    spread: tuple[SpreadFinding, ...] = ()
    hypotheses: tuple[Hypothesis, ...] = ()
    items: tuple[Measure, ...] = ()  # items outside the chain, too
    illusion_gap: Estimate | None = None  # claimed clarity minus recall
    dose: DoseFinding | None = None
    leaving: Leaving | None = None
    gaps: tuple[Gap, ...] = ()
    published: tuple[Published, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    limits: tuple[str, ...] = ()  # what this cannot show
    released: tuple[Figure, ...] = ()  # the figures that all of this was computed from
    k: int = 5
    notes: tuple[str, ...] = field(default=())
