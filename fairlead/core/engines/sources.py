"""The Fairlead tables as Ibis sees them: typed, unbound, on whichever engine holds them."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from fairlead.core.tables.schemas import SCHEMAS, Type
from fairlead.core.values import IntArray

NOT_STATED = "not stated"  # the group of those whose answer carries none
COMPANY, ALL = "company", "all"

_IBIS: dict[Type, str] = {
    "text": "string",
    "day": "date",
    "time": "timestamp",
    "number": "float64",
    "whole": "int64",
    "flag": "boolean",
    "texts": "array<string>",
}


def source(table: str, cuts: Iterable[str] = ()) -> Any:
    """A Fairlead table as an unbound Ibis table, with the further cuts that a firm declared."""
    import ibis

    columns = {column.name: _IBIS[column.type] for column in SCHEMAS[table].columns}
    return ibis.table({**columns, **{cut: "string" for cut in cuts if cut not in columns}}, name=table)


def places(names: Iterable[str | None], groups: Iterable[str]) -> IntArray:
    """Where in `groups` each name stands; those without a name stand at "not stated".

    >>> places(["South", None, "North"], ("North", "South", "not stated")).tolist()
    [1, 2, 0]
    """
    place = {group: i for i, group in enumerate(groups)}  # there may be ten thousand groups
    return np.array([place[name or NOT_STATED] for name in names], dtype=np.int64)


def in_groups(names: Iterable[str | None]) -> tuple[str, ...]:
    """Distinct groups in order of their names; those without a name come last, as "not stated".

    >>> in_groups(["South", None, "North", "South"])
    ('North', 'South', 'not stated')
    """
    found = {name or NOT_STATED for name in names}
    return tuple(sorted(found, key=lambda group: (group == NOT_STATED, group)))
