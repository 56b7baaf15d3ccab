"""Recall texts: streamed through a scorer that is passed in, then counted where the rows are.

A person's texts of one pulse are read as one. Distinct texts are scored once, in batches; the scores go back into
the engine as a table, and only grouped counts come out. What people coded by hand wins over the scorer.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fairlead.core.engines import recalled
from fairlead.core.engines.errors import UnknownCut
from fairlead.core.engines.recalled import LEVELS, PEOPLE, SCORES
from fairlead.core.engines.running import Columns, Runner
from fairlead.core.engines.sources import ALL, COMPANY, in_groups, places
from fairlead.core.engines.tallies import weights_other_than_one
from fairlead.core.recall import Coded, Outcome, Scorer, recall_levels
from fairlead.core.values import IntArray, Tally

BATCH = 20_000  # texts scored at a time: bounds the memory
Parts = dict[str, NDArray[np.int8]]


@dataclass(frozen=True, slots=True, eq=False)
class RecallCounts:
    """How many people name enough of the plan, and how many name each statement.

    Tallies have the options 0 not, 1 uncertain (partly, or the scorer is unsure), 2 named. `levels`: the company, then
    each cut, hand coding first; `scored`: the scorer's best guess alone, which is what its error rates correct; `statements`: for
    each statement the company, then each cut; `foils`: for each invented plan the company. `checked` 2×3 and
    `checked_statements` S×2×3: of people coded by hand, row 1 knows and row 0 does not, by what the scorer says.
    """

    pulse: str
    need: int
    levels: tuple[Tally, ...]
    scored: tuple[Tally, ...]
    statements: tuple[Tally, ...]
    foils: tuple[Tally, ...]
    checked: IntArray
    checked_statements: IntArray

    @property
    def by_hand(self) -> int:
        """How many answers were coded by hand."""
        return int(self.checked.sum())

    @property
    def coded(self) -> Coded:
        """What the hand-coded answers say of the scorer's error; uncertain counts as not named."""
        (spared, wrong), (missed, found) = ((row[:2].sum(), row[2]) for row in self.checked)
        return Coded(int(found), int(found + missed), int(spared), int(spared + wrong))


@dataclass(frozen=True, slots=True)
class CodedText:
    """A text, and the ids of the statements that a person found in it: named, in part, or turned round."""

    text: str
    statements: tuple[str, ...]
    partly: tuple[str, ...] = ()
    opposite: tuple[str, ...] = ()

    @property
    def says(self) -> dict[str, Outcome]:
        """The outcome of each statement that the text speaks of; the others were not named.

        >>> CodedText("we ring them", ("call",), ("pay",)).says
        {'pay': <Outcome.PARTLY: 1>, 'call': <Outcome.NAMED: 2>}
        """
        kinds = (
            (Outcome.CONTRADICTED, self.opposite),
            (Outcome.PARTLY, self.partly),
            (Outcome.NAMED, self.statements),
        )
        return {id: outcome for outcome, ids in kinds for id in ids}


def coded(run: Runner, asked: tuple[str, tuple[str, ...]]) -> tuple[CodedText, ...]:
    """The coded texts of a pulse and its items."""
    rows = run.execute(recalled.coded(*asked, run.knows(recalled.CODES))).fetchall()
    return tuple(CodedText(text, *(tuple(ids or ()) for ids in found)) for text, *found in rows)


def recall(
    run: Runner,
    pulse: str,
    items: Sequence[str],
    scorer: Scorer,
    need: int,
    cuts: Sequence[str],
    statements: Sequence[str],
    foils: Sequence[Sequence[str]],
    by_hand: bool = True,
) -> RecallCounts:
    """Counts of who names at least `need` of the `statements`; `foils` are columns of the scorer as well."""
    for cut in cuts:
        if not run.has("answers", cut):
            raise UnknownCut("answers", cut)
    with (
        _people(run, pulse, tuple(items), tuple(statements), tuple(cuts), by_hand),
        _scores(run, scorer, need, statements, foils),
    ):
        item = items[0] if len(items) == 1 else "recall"
        weighted = run.one(weights_other_than_one()) > 0
        counts = _Counts(run, pulse, item, need, tuple(cuts), len(statements), weighted)
        return RecallCounts(
            pulse,
            need,
            counts.levels("level"),
            counts.levels("scored"),
            counts.statements(statements),
            counts.foils(len(foils)),
            counts.checked(),
            counts.checked_statements(),
        )


@contextmanager
def _people(
    run: Runner,
    pulse: str,
    items: tuple[str, ...],
    statements: tuple[str, ...],
    cuts: tuple[str, ...],
    by_hand: bool,
) -> Iterator[None]:
    """The people who were asked, as a passing table of the engine."""
    named = run.one(recalled.unnamed(pulse, items)) == 0
    sql = recalled.people(pulse, items, statements, cuts, named, by_hand)
    run.execute(f"CREATE OR REPLACE TEMP TABLE {PEOPLE} AS {sql}")
    try:
        yield
    finally:
        run.connection.execute(f"DROP TABLE {PEOPLE}")


@contextmanager
def _scores(
    run: Runner, scorer: Scorer, need: int, statements: Sequence[str], foils: Sequence[Sequence[str]]
) -> Iterator[None]:
    """Distinct texts with their scores, as a passing table of the engine."""
    import pyarrow as pa

    texts: list[str] = []
    parts: list[Parts] = [_scored(scorer, [], need, statements, foils)]
    reader = run.execute(recalled.texts())
    while batch := [text for (text,) in reader.fetchmany(BATCH)]:
        texts += batch
        parts.append(_scored(scorer, batch, need, statements, foils))
    columns = {name: pa.array(np.concatenate([part[name] for part in parts])) for name in parts[0]}
    run.connection.register(SCORES, pa.table({"text": pa.array(texts, pa.string()), **columns}))
    try:
        yield
    finally:
        run.connection.unregister(SCORES)


def _scored(
    scorer: Scorer, texts: Sequence[str], need: int, statements: Sequence[str], foils: Sequence[Sequence[str]]
) -> Parts:
    scores = scorer.score(texts)
    own = scores.of(statements)
    return {
        "silence": scores.silence.astype(np.int8),
        "scored": recall_levels(own.outcome, need),
        "cautious": recall_levels(own.cautious, need),
        **{f"s{k}": own.cautious[:, k] for k in range(len(statements))},
        **{f"f{k}": recall_levels(scores.of(foil).cautious, need) for k, foil in enumerate(foils)},
    }


@dataclass(frozen=True, slots=True)
class _Counts:
    """Asks the two passing tables."""

    run: Runner
    pulse: str
    item: str
    need: int
    cuts: tuple[str, ...]
    size: int  # how many statements
    weighted: bool

    def levels(self, which: str) -> tuple[Tally, ...]:
        return tuple(self._level(which, cut) for cut in (None, *self.cuts))

    def statements(self, ids: Sequence[str]) -> tuple[Tally, ...]:
        found = [
            (cut, self.run(recalled.named(self._place(cut), self.need, self.size, self.weighted)))
            for cut in (None, *self.cuts)
        ]
        return tuple(
            self._tally(f"{self.item}/{id}", cut, rows, f"s{k}_")
            for k, id in enumerate(ids)
            for cut, rows in found
        )

    def foils(self, how_many: int) -> tuple[Tally, ...]:
        if not how_many:
            return ()
        rows = self.run(recalled.foiled(how_many, self.need, self.size, self.weighted))
        return tuple(self._tally(f"{self.item}/foil-{k + 1}", None, rows, f"f{k}_") for k in range(how_many))

    def checked(self) -> IntArray:
        return self._crossed("level", "scored", self.run(recalled.checked(self.need, self.size)))

    def checked_statements(self) -> IntArray:
        found = self.run(recalled.checked_statements(self.size))
        cells = [[[f"c{k}_{hand}_{said}" for said in LEVELS] for hand in (0, 1)] for k in range(self.size)]
        flat = [int(found.whole(cell)[0]) for table in cells for row in table for cell in row]
        return np.array(flat, dtype=np.int64).reshape(self.size, 2, 3)

    def _level(self, which: str, cut: str | None) -> Tally:
        return self._tally(
            self.item,
            cut,
            self.run(recalled.levels(which, self._place(cut), self.need, self.size, self.weighted)),
            "n",
        )

    def _place(self, cut: str | None) -> int | None:
        return None if cut is None else self.cuts.index(cut)

    def _tally(self, item: str, cut: str | None, found: Columns, column: str) -> Tally:
        """Columns are named {column}{option} for counts, with w and v before for Σw and Σw²."""
        groups: list[str | None] = found.texts("group") if cut else [ALL for _ in range(len(found))]
        names = in_groups(groups) or (() if cut else (ALL,))
        into = places(groups, names)

        def summed(values: NDArray[Any]) -> Any:
            total = np.zeros((len(names), *values.shape[1:]), dtype=values.dtype)
            np.add.at(total, into, values)
            return total

        kinds = ("", "w", "v") if self.weighted else ("", "", "")
        n, w, v = (
            summed(np.stack([found.numbers(f"{k}{column}{o}") for o in LEVELS], axis=1)) for k in kinds
        )
        silent = (summed(found.whole(name)) for name in ("cannot_say", "skipped"))
        return Tally(self.pulse, item, cut or COMPANY, names, LEVELS, n.astype(np.int64), w, v, *silent)

    def _crossed(self, hand: str, said: str, found: Columns) -> IntArray:
        table = np.zeros((2, 3), dtype=np.int64)
        np.add.at(table, (found.whole(hand) // 2, found.whole(said)), found.whole("n"))
        return table
