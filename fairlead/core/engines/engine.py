"""One engine over one firm's tables: ask it for counts."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from fairlead.core.anonymity import Crossing
from fairlead.core.dose import Contacts, contacts
from fairlead.core.engines import (
    crossed,
    exits,
    given,
    heads,
    items,
    kept,
    leaders,
    leaving,
    patterns,
    recall,
    tallies,
    tellings,
    units,
    whom,
)
from fairlead.core.engines.errors import NoRecallAsked, NoSuchItem
from fairlead.core.engines.exits import ExitReasons
from fairlead.core.engines.given import GivenCounts, PublishedShare
from fairlead.core.engines.heads import Heads
from fairlead.core.engines.items import Asked, Item
from fairlead.core.engines.kept import CommitmentStates, DecisionStances, PromiseOutcomes
from fairlead.core.engines.leaving import LeavingCounts
from fairlead.core.engines.patterns import Patterns
from fairlead.core.engines.pulses import in_order
from fairlead.core.engines.recall import CodedText, RecallCounts
from fairlead.core.engines.running import Runner
from fairlead.core.engines.sources import NOT_STATED
from fairlead.core.engines.tellings import Tellings
from fairlead.core.recall import Scorer
from fairlead.core.values import Tally

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class Engine:
    """Grouped counts of the Fairlead tables on a connection. The tables are taken to stay as they are.

    >>> import duckdb
    >>> from fairlead.core.tables import SCHEMAS
    >>> db = duckdb.connect()
    >>> for table in SCHEMAS.values():
    ...     columns = ", ".join(f'"{c.name}" {c.sql}' for c in table.columns)
    ...     _ = db.execute(f"CREATE TABLE {table.name} ({columns})")
    >>> _ = db.execute("INSERT INTO items (item, construct, low, high) VALUES ('told', 'reached', 1, 5)")
    >>> _ = db.execute("INSERT INTO answers (pulse, item, value, unit) VALUES ('2026', 'told', 4, 'North')")
    >>> company, units = Engine(db).tallies(cuts=["unit"])
    >>> company.n.tolist(), units.groups
    ([[0, 0, 0, 1, 0]], ('North',))
    """

    def __init__(self, connection: "DuckDBPyConnection") -> None:
        self._run = Runner(connection)

    @cached_property
    def asked(self) -> tuple[Asked, ...]:
        """Each pulse and item with its number of rows."""
        return items.asked(self._run)

    @cached_property
    def _items(self) -> tuple[Item, ...]:
        return items.items(self._run)

    def items(self) -> tuple[Item, ...]:
        """The questions, in the order of the items table."""
        return self._items

    def item(self, id: str) -> Item:
        """One question. Raises NoSuchItem."""
        found = next((item for item in self._items if item.id == id), None)
        if found is None:
            raise NoSuchItem(id)
        return found

    def pulses(self) -> tuple[str, ...]:
        """The pulses that have answers, from the earliest to the latest."""
        return in_order(asked.pulse for asked in self.asked)

    def latest_pulse(self, item: str) -> str | None:
        """The last pulse in which an item was asked; None if it never was."""
        pulses = in_order(asked.pulse for asked in self.asked if asked.item == item)
        return pulses[-1] if pulses else None

    def tallies(self, pulse: str | None = None, cuts: Sequence[str] = ("unit", "level")) -> tuple[Tally, ...]:
        """For each item with a scale: the company's tally, then one for each cut.

        Each item in the last pulse that asked it, or in the one given. Answers without a group are in the group
        "not stated". Raises UnknownCut, and OffScale for values that are not on the scale.
        """
        if pulse is None:
            waves = {item.id: self.latest_pulse(item.id) for item in self._items}
        else:
            waves = {asked.item: pulse for asked in self.asked if asked.pulse == pulse}
        return tallies.tallies(
            self._run, self._items, {i: p for i, p in waves.items() if p}, cuts, self.pulses()
        )

    def crossings(self, cuts: Sequence[str]) -> tuple[Crossing, ...]:
        """Answers per cell of all cuts at once, for the attacker alone; nothing of it is shown."""
        waves = {item.id: self.latest_pulse(item.id) for item in self._items}
        return crossed.crossings(self._run, self._items, {i: p for i, p in waves.items() if p}, cuts)

    def headcounts(self, as_of: date, cut: str) -> Heads:
        """People employed on a day per group of a cut of the people table, and in all."""
        return heads.headcounts(self._run, as_of, cut)

    def respondents(self, pulse: str, cut: str = "company") -> Heads:
        """People who answered anything in a pulse, per group and in all."""
        return heads.respondents(self._run, pulse, cut)

    def patterns(self, outcome_item: str, items: Sequence[str], cuts: Sequence[str] = ()) -> Patterns:
        """The outcome against patterns of other items, among the respondents of its last pulse."""
        pulse = self.latest_pulse(outcome_item) or ""
        others = [self.item(id) for id in items]
        return patterns.patterns(self._run, pulse, self.item(outcome_item), others, cuts)

    def recall(
        self,
        pulse: str | None,
        scorer: Scorer,
        need: int,
        cuts: Sequence[str] = ("unit", "level"),
        *,
        statements: Sequence[str] | None = None,
        foils: Sequence[Sequence[str]] = (),
        by_hand: bool = True,
    ) -> RecallCounts:
        """Who names at least `need` of the `statements` (all of the scorer's, unless told) in own words.

        Score the plan and its foils in one pass: `foils` are ids among the scorer's statements, a sequence for
        each invented plan. `by_hand=False` leaves what people coded aside, where the scorer's statements are not those
        that they coded. None for the last pulse that asked. Raises NoRecallAsked.
        """
        last, texts = self.recall_items(pulse)
        own = scorer.statements if statements is None else statements
        return recall.recall(self._run, last, texts, scorer, need, cuts, own, foils, by_hand)

    def recall_items(self, pulse: str | None = None) -> tuple[str, tuple[str, ...]]:
        """The last pulse that asked for recall (or this one), and its items. Raises NoRecallAsked."""
        wanted = {item.id for item in self._items if item.construct == "recall"}
        asked = [a for a in self.asked if a.item in wanted and pulse in (None, a.pulse)]
        if not asked:
            raise NoRecallAsked(pulse)
        last = in_order(a.pulse for a in asked)[-1]
        return last, tuple(sorted(a.item for a in asked if a.pulse == last))

    def coded_recall(self, pulse: str | None = None) -> tuple[CodedText, ...]:
        """The recall texts that people coded by hand in the last pulse (or this one), from which a scorer may learn."""
        return recall.coded(self._run, self.recall_items(pulse))

    def unit_parents(self) -> dict[str, str | None]:
        """Each unit with the one above it; None at the top."""
        return units.unit_parents(self._run)

    def leader_lists(self) -> tuple[str, ...]:
        """What each leader, asked apart, wrote: one text a leader, from the last time that they were asked."""
        wanted = tuple(item.id for item in self._items if item.construct == "leader-list")
        asked = in_order(a.pulse for a in self.asked if a.item in wanted)
        return leaders.leader_lists(self._run, wanted, asked[-1]) if asked else ()

    def tellings(self, since: date | None = None, until: date | None = None) -> Tellings:
        """How often each statement reached each unit, from one day to another, both included."""
        return tellings.tellings(self._run, since, until)

    def first_telling(self) -> date | None:
        """The day on which the record of tellings begins."""
        return tellings.began(self._run)

    def contacts(self, since: date | None = None, until: date | None = None) -> tuple[Contacts, ...]:
        """What each statement cost in contacts (one person at one telling), from one day to another, both included."""
        here = self.headcounts(until, "unit") if until else None
        heads = {} if here is None else {u: n for u, n in here.by_group.items() if u != NOT_STATED}
        everyone = here.total if here is not None and here.total else None
        return contacts(tellings.spent(self._run, since, until, heads, everyone), everyone)

    def commitment_states(self, as_of: date, since: date | None = None) -> CommitmentStates:
        """How commitments stand on a day; with `since`, those due from that day on."""
        return kept.commitment_states(self._run, as_of, since)

    def decision_stances(self, since: date | None = None) -> DecisionStances:
        """Decisions that follow the plan or go against it; with `since`, of those taken from that day on."""
        return kept.decision_stances(self._run, since)

    def promise_outcomes(self, since: date | None = None) -> PromiseOutcomes:
        """What was found of promises to recruits; with `since`, of those told from that day on."""
        return kept.promise_outcomes(self._run, since)

    def exit_reasons(
        self, since: date | None = None, until: date | None = None, kinds: Sequence[str] | None = None
    ) -> ExitReasons:
        """Leavers of a period by the reasons they named; `kinds` such as ("voluntary",), None for all."""
        return exits.exit_reasons(self._run, since, until, kinds)

    def leaving_counts(
        self, by: str, since: date, until: date, kinds: Sequence[str] | None = None
    ) -> LeavingCounts:
        """Leavers and time worked per group of a cut of the people table. Raises UnknownCut."""
        return leaving.leaving_counts(self._run, by, since, until, kinds)

    def published(self) -> tuple[PublishedShare, ...]:
        """Shares that were given without a count or a base."""
        return given.published(self._run)

    def given_counts(self) -> GivenCounts:
        """Tallies of figures that came counted already."""
        return given.given_counts(self._run, self._items)

    def leavers_only(self) -> bool:
        """Whether all who answered have left: an exit survey says nothing of those who stay."""
        return whom.leavers_only(self._run)
