"""A round among leaders, each asked apart and by name: what every entry means, and where they differ."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from fairlead.core.diagnosis.scoring import scorer_of
from fairlead.core.plans import Plan
from fairlead.core.recall import Scorer, by_hand, code_list, split_list
from fairlead.core.recall.commonplaces import says_unknowing
from fairlead.core.scales import Agreement, LeaderList, agreement
from fairlead.core.tables import HandCoding, LeaderSheet, ListEntry
from fairlead.core.tables.list_coding import key
from fairlead.core.values import FloatArray


@dataclass(frozen=True, slots=True)
class CodedEntry:
    """One thing that a leader listed, and the statements that it names, or perhaps names. `by_hand`: a person said so."""

    text: str
    line: int
    named: frozenset[str]
    partly: frozenset[str] = frozenset()
    by_hand: bool = False
    rank: float | None = None

    @property
    def is_outside(self) -> bool:
        """Whether it is nowhere in the plan."""
        return not (self.named or self.partly)


@dataclass(frozen=True, slots=True)
class LeaderRound:
    """All leaders' lists against one plan. `entries` has one tuple a leader, in the order of `leaders`.

    `agreement` is over the plan's priorities, what leaders are asked for; entries that name other statements of the
    plan are in it, too, and count neither for nor against.
    """

    plan: Plan
    leaders: tuple[str, ...]
    entries: tuple[tuple[CodedEntry, ...], ...]
    agreement: Agreement
    ranked: int = 0  # leaders who gave ranks
    absent: tuple[str, ...] = ()  # who handed in a sheet without an entry

    @property
    def outside(self) -> tuple[tuple[str, str], ...]:
        """(leader, entry) of what is nowhere in the plan."""
        each = zip(self.leaders, self.entries, strict=True)
        return tuple((leader, entry.text) for leader, own in each for entry in own if entry.is_outside)


def leader_round(
    plan: Plan,
    sheets: Sequence[LeaderSheet],
    coded: HandCoding | None = None,
    scorer: Scorer | None = None,
    rng: np.random.Generator | None = None,
) -> LeaderRound:
    """What the leaders' sheets say of a plan's priorities. `coded`, or an id behind an entry, holds against the scorer.

    >>> from fairlead.core.plans import parse
    >>> plan = parse("## Priorities\\n- Call every placement. {#call}\\n- Pay invoices early. {#pay}")
    >>> sheets = [LeaderSheet("Ada", "a.txt", (ListEntry("call each placement", 1), ListEntry("win the cup", 2)))]
    >>> found = leader_round(plan, sheets)
    >>> found.agreement.statements[0].named, found.outside
    ((0,), (('Ada', 'win the cup'),))
    """
    statements = [(s.id, s.text) for s in plan.statements]
    reader = _Coder(statements, scorer or scorer_of(statements), coded or {})
    handed_in = [sheet for sheet in sheets if sheet.entries]
    entries = tuple(tuple(reader.entries(sheet)) for sheet in handed_in)
    priorities = [p.id for p in plan.priorities]
    lists = [_list(own, frozenset(priorities)) for own in entries]
    found = agreement(lists, priorities, _rankings(entries, priorities), rng)
    ranked = sum(any(entry.rank is not None for entry in own) for own in entries)
    leaders, absent = (tuple(s.leader for s in sheets if bool(s.entries) is some) for some in (True, False))
    return LeaderRound(plan, leaders, entries, found, ranked, absent)


@dataclass(frozen=True, slots=True)
class _Coder:
    statements: Sequence[tuple[str, str]]
    scorer: Scorer
    coded: Mapping[tuple[str, str], frozenset[str]]

    def entries(self, sheet: LeaderSheet) -> Iterator[CodedEntry]:
        for entry in sheet.entries:
            for text in split_list(entry.text) if sheet.is_prose else [entry.text]:
                if entry.statement or not says_unknowing(text):
                    yield self.entry(sheet.leader, text, entry)

    def entry(self, leader: str, text: str, entry: ListEntry) -> CodedEntry:
        words, marked = by_hand(text)
        named = self.coded.get(key(leader, words), marked)
        if named is not None:
            return CodedEntry(words, entry.line, named, by_hand=True, rank=entry.rank)
        if entry.statement:
            said, own = text or self._said(entry.statement), frozenset({entry.statement})
            return CodedEntry(said, entry.line, own, by_hand=True, rank=entry.rank)
        found = code_list(text, self.statements, self.scorer)
        return CodedEntry(text, entry.line, found.named, found.partly - found.named, rank=entry.rank)

    def _said(self, id: str) -> str:
        return next((text for known, text in self.statements if known == id), id)


def _list(entries: Sequence[CodedEntry], priorities: frozenset[str]) -> LeaderList:
    named = frozenset().union(*(entry.named for entry in entries)) & priorities
    partly = frozenset().union(*(entry.partly for entry in entries)) & priorities
    return LeaderList(named, sum(entry.is_outside for entry in entries), partly - named)


def _rankings(entries: Sequence[Sequence[CodedEntry]], priorities: Sequence[str]) -> FloatArray | None:
    """Ranks m×n where every leader ranked every priority; else None."""
    rows = []
    for own in entries:
        ranks: dict[str, float] = {}
        for entry in own:
            if entry.rank is not None:
                for id in entry.named:
                    ranks[id] = min(entry.rank, ranks.get(id, entry.rank))
        if not set(priorities) <= set(ranks):
            return None
        rows.append([ranks[id] for id in priorities])
    return np.array(rows, dtype=np.float64) if rows and len(priorities) > 1 else None
