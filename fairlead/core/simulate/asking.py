"""The pulse of an invented company: items and answers, as the tables hold them."""

from typing import TYPE_CHECKING

import numpy as np

from fairlead.core.simulate.attitudes import QUESTIONS, Minds, Question
from fairlead.core.simulate.columns import by_index, nothing, numbered
from fairlead.core.simulate.response import lost
from fairlead.core.simulate.staff import LEVELS, TENURES, Staff
from fairlead.core.simulate.trades import Trade
from fairlead.core.simulate.truth import Truth
from fairlead.core.simulate.waves import pulse_name
from fairlead.core.simulate.wording import Written
from fairlead.core.values import IntArray

if TYPE_CHECKING:
    import pyarrow as pa

PULSE = pulse_name(0)
AGREE = ("Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree")
RECALL, LEADER_LIST = "recall-1", "leader-list"
_GONE = ("cannot-say", "skipped")


def questions_of(truth: Truth, *, described: bool = True) -> tuple[Question, ...]:
    """The items that are asked: those of a link that is left out are not (but of *cannot tell*, where few answer).

    Without a table that describes them none is asked the other way round: nobody could read its answers.
    """
    few = truth.cause == "cannot-tell"
    asked = (q for q in QUESTIONS if few or q.measures not in truth.seen or truth.brings(q.measures))
    return tuple(q for q in asked if described or not q.reversed)


def items_table(trade: Trade, leaders: tuple[str, ...], asked: tuple[Question, ...]) -> "pa.Table":
    """The table `items`."""
    import pyarrow as pa

    names = " and ".join(leaders[:2]) if len(leaders) < 3 else f"{leaders[0]} and the other leaders"
    rows = [
        (
            RECALL,
            "recall",
            "Which things matter most for {company} right now? Up to five, in your own words.",
            None,
        ),
        *((q.item, q.construct, q.wording, q.reversed) for q in asked),
        (LEADER_LIST, "leader-list", "Without looking: what are the priorities of {company}?", None),
    ]
    scaled = [reversed is not None for *_, reversed in rows]
    return pa.table({
        "item": [row[0] for row in rows],
        "construct": [row[1] for row in rows],
        "wording": [row[2].format(company=trade.company, leaders=names) for row in rows],
        "low": pa.array([1 if s else None for s in scaled], pa.int64()),
        "high": pa.array([5 if s else None for s in scaled], pa.int64()),
        "reversed": [bool(row[3]) for row in rows],
        "labels": pa.array(["|".join(AGREE) if s else None for s in scaled]),
    })  # fmt: skip


def scale_answers(
    rng: np.random.Generator,
    minds: Minds,
    who: IntArray,
    asked: tuple[Question, ...],
    gone: tuple[float, float],
) -> "pa.Table":
    """Item, value and missing of every respondent, item by item."""
    import pyarrow as pa

    n = len(who)
    values = np.stack([minds.said[q.item][who] for q in asked])
    values = np.where([[q.reversed] for q in asked], 6 - values, values)
    missing = lost(rng, values.shape, *gone).ravel()
    return pa.table({
        "item": by_index([q.item for q in asked], np.repeat(np.arange(len(asked)), n)),
        "value": pa.array(values.ravel().astype(np.float64), mask=missing > 0),
        "missing": by_index(_GONE, missing - 1),
        "text": nothing(values.size),
        "statements": nothing(values.size),
    })  # fmt: skip


def text_answers(
    rng: np.random.Generator, item: str, written: Written, ids: tuple[str, ...], *, skipped: float, coded: int
) -> "pa.Table":
    """Item, text and hand-coded statements of every respondent; `coded` of the texts carry what they truly name."""
    import pyarrow as pa

    n = len(written.texts)
    missing = lost(rng, (n,), 0.0, skipped)
    to_code = np.zeros(n, dtype=bool)
    to_code[rng.permutation(np.flatnonzero(missing == 0))[:coded]] = True
    codes = [
        " ".join(np.array(ids)[row]) or "none" if wanted else None
        for row, wanted in zip(written.named, to_code, strict=True)
    ] if coded else nothing(n)  # fmt: skip
    texts = pa.compute.if_else(pa.array(missing == 0), written.texts, pa.scalar(None, pa.string()))
    return pa.table({
        "item": by_index([item], np.zeros(n, dtype=np.int64)),
        "value": pa.nulls(n, pa.float64()),
        "missing": by_index(_GONE, missing - 1),
        "text": texts,
        "statements": pa.array(codes, pa.string()),
    })  # fmt: skip


def signed(answers: "pa.Table", staff: Staff, who: IntArray, pulse: str = PULSE) -> "pa.Table":
    """Answers of `who`, item by item, with pulse, respondent (its random place in `who`) and the declared cuts."""
    import pyarrow as pa

    times = answers.num_rows // max(len(who), 1)
    place = np.tile(np.arange(len(who)), times)
    tree, person = staff.tree, who[place]
    leaf_ids = [tree.ids[i] for i in tree.leaves]
    return pa.table({
        "pulse": by_index([pulse], np.zeros(len(place), dtype=np.int64)),
        "respondent": by_index(numbered("r", len(who)), place),
        **{name: answers[name] for name in answers.column_names},
        "unit": by_index(leaf_ids, staff.leaf[person]),
        "level": by_index(LEVELS, staff.level[person]),
        "tenure": by_index(TENURES, staff.tenure[person]),
        "location": by_index(sorted(set(tree.places)), _places(staff)[person]),
    })  # fmt: skip


def leaders_answers(lists: "pa.Array") -> "pa.Table":
    """The leaders' own lists, as the pulse `leaders`; they stand in no unit."""
    import pyarrow as pa

    n = len(lists)
    first = np.zeros(n, dtype=np.int64)
    cuts = {name: by_index([], first - 1) for name in ("unit", "level", "tenure", "location")}
    return pa.table({
        "pulse": by_index(["leaders"], first),
        "respondent": by_index(numbered("leader-", n), np.arange(n)),
        "item": by_index([LEADER_LIST], first),
        "value": pa.nulls(n, pa.float64()),
        "missing": by_index(_GONE, first - 1),
        "text": lists,
        "statements": nothing(n),
        **cuts,
    })  # fmt: skip


def _places(staff: Staff) -> IntArray:
    towns = sorted(set(staff.tree.places))
    return np.array([towns.index(place) for place in staff.tree.places], dtype=np.int64)[staff.leaf]
