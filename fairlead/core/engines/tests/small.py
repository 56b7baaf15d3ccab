"""Small tables made from Python rows, and the same tallies counted by plain Python: the authority for the engine."""

from collections import defaultdict

import duckdb
import numpy as np

from fairlead.core.engines import Engine
from fairlead.core.tables.schemas import SCHEMAS
from fairlead.core.values import Tally


def tables(cuts=(), **rows):
    """A connection with all Fairlead tables, and the rows given by table: `tables(answers=[{"pulse": …}])`."""
    db = duckdb.connect()
    for name, schema in SCHEMAS.items():
        further = cuts if name == "answers" else ()
        columns = [f'"{c.name}" {c.sql}' for c in schema.columns] + [f'"{cut}" VARCHAR' for cut in further]
        db.execute(f"CREATE TABLE {name} ({', '.join(columns)})")
        for row in rows.get(name, ()):
            names = ", ".join(f'"{column}"' for column in row)
            db.execute(
                f"INSERT INTO {name} ({names}) VALUES ({', '.join('?' * len(row))})", list(row.values())
            )
    return db


def engine(cuts=(), **rows):
    return Engine(tables(cuts, **rows))


def scale(item, construct="reached", low=1, high=5, **more):
    return {"item": item, "construct": construct, "low": low, "high": high, **more}


def answer(item, value=None, pulse="2026", **more):
    return {"pulse": pulse, "item": item, "value": value, **more}


def by_hand(item, answers, pulse, cut):
    """The tally of one item, one answer at a time."""
    options = tuple(range(item["low"], item["high"] + 1))
    mine = [a for a in answers if (a["item"], a["pulse"]) == (item["item"], pulse)]
    counts = defaultdict(lambda: [[0, 0.0, 0.0] for _ in options])
    other = defaultdict(lambda: [0, 0])
    for a in mine:
        group = "all" if cut == "company" else a.get(cut) or "not stated"
        weight = 1.0 if a.get("weight") is None else a["weight"]
        counts[group], other[group]
        if a.get("missing") is None and a["value"] is not None:
            cell = counts[group][options.index(int(a["value"]))]
            cell[0], cell[1], cell[2] = cell[0] + 1, cell[1] + weight, cell[2] + weight**2
        else:
            other[group][a.get("missing") != "cannot-say"] += 1
    groups = tuple(sorted(counts, key=lambda g: (g == "not stated", g)))
    cube = np.array([counts[g] for g in groups]).reshape(len(groups), len(options), 3)
    rest = np.array([other[g] for g in groups]).reshape(len(groups), 2)
    return Tally(
        pulse, item["item"], cut, groups, options,
        cube[:, :, 0].astype(int), cube[:, :, 1], cube[:, :, 2], rest[:, 0], rest[:, 1],
    )  # fmt: skip


def same(one, other):
    """Whether two tallies say the same; sums of weights up to the order of adding."""
    head = ("pulse", "item", "cut", "groups", "options")
    exact = ("n", "cannot_say", "skipped")
    return (
        all(getattr(one, f) == getattr(other, f) for f in head)
        and all(np.array_equal(getattr(one, f), getattr(other, f)) for f in exact)
        and all(np.allclose(getattr(one, f), getattr(other, f), rtol=1e-12) for f in ("weight", "weight2"))
    )
