"""The tables `people` and `units` of an invented company."""

from typing import TYPE_CHECKING

import numpy as np

from fairlead.core.simulate.columns import by_index, days, numbered
from fairlead.core.simulate.staff import AS_OF, EXIT_SHARES, LEVELS, Staff
from fairlead.core.simulate.trades import Trade

if TYPE_CHECKING:
    import pyarrow as pa


def people_table(staff: Staff, trade: Trade) -> "pa.Table":
    """The table `people`: who is here, and who left in the year before."""
    import pyarrow as pa

    ids = numbered("p", len(staff.left))
    tree = staff.tree
    towns = list(dict.fromkeys(tree.places))
    place = np.array([towns.index(p) for p in tree.places])[staff.leaf]
    seen_from = int(np.datetime64(AS_OF, "D").astype(np.int64)) - 3 * 365
    return pa.table({
        "person": ids,
        "unit": by_index([tree.ids[i] for i in tree.leaves], staff.leaf),
        "hired_on": days(staff.hired),
        "left_on": days(staff.left),
        "exit_kind": by_index(list(EXIT_SHARES), staff.kind),
        "manager": by_index(ids, staff.manager),
        "role": by_index(trade.roles, staff.level),
        "level": by_index(LEVELS, staff.level),
        "location": by_index(towns, place),
        "pay_band": by_index(["1", "2", "3", "4", "5"], staff.pay - 1),
        "seen_from": days(np.maximum(staff.hired, seen_from)),
    })  # fmt: skip


def units_table(staff: Staff) -> "pa.Table":
    """The table `units`; a leaf is led by its manager."""
    import pyarrow as pa

    tree = staff.tree
    lead = np.full(len(tree.ids), -1)
    managers = np.flatnonzero(staff.level[: staff.here] == 2)
    lead[tree.leaves[staff.leaf[managers]]] = managers
    return pa.table({
        "unit": list(tree.ids),
        "parent": by_index(tree.ids, tree.parent),
        "name": list(tree.names),
        "lead": by_index(numbered("p", len(staff.left)), lead),
    })  # fmt: skip
