"""Rows of a table as statements: one column holds the sentence, others owner, day, measure, target."""

import re
from collections.abc import Sequence

from fairlead.core.plans.foreign.blocks import Block
from fairlead.core.plans.foreign.keys import keys_in
from fairlead.core.plans.foreign.kinds import Announced, announced
from fairlead.core.plans.foreign.markup import plain
from fairlead.core.plans.foreign.values import Found, Proposed, Trust

_COLUMNS = (
    ("owner", re.compile(r"(?i)^(?:owner|lead|who|responsible|dri|accountable|sponsor|person)s?$")),
    ("due", re.compile(r"(?i)^(?:due|due date|deadline|when|by when|by|date|target date|timing)$")),
    (
        "measure",
        re.compile(
            r"(?i)^(?:measure|metric|kpi|measured by|how measured|how we measure|success measure|indicator)s?$"
        ),
    ),
    ("target", re.compile(r"(?i)^(?:target|goal value|by how much|target value|level)s?$")),
)
_RULE = re.compile(r"^[\s|:=-]+$")


def rows_of(block: Block, said: Announced | None) -> list[Proposed]:
    """The rows of a table as statements, if one of its columns is named for a kind, or it stands under one.

    >>> table = Block("table", "| Goal | Owner |\\n|---|---|\\n| Open in Linden | Ada |", 3, 5)
    >>> [(row.text, row.first, [(f.key, f.value) for f in row.found]) for row in rows_of(table, None)]
    [('Open in Linden', 5, [('owner', 'Ada')])]
    """
    lines = block.text.split("\n")
    head = _cells(lines[0])
    roles = {i: role for i, name in enumerate(head) for role, names in _COLUMNS if names.match(name)}
    at, kind = _sentence_column(head, roles, said)
    if kind is None:
        return []
    rows = [(block.first + i, _cells(line)) for i, line in enumerate(lines) if i and not _RULE.match(line)]
    return [
        _row(cells, at, roles, kind, line)
        for line, cells in rows
        if at < len(cells) and re.search(r"\w", cells[at])
    ]


def _cells(line: str) -> list[str]:
    parts = line.strip().strip("|").split("|") if "|" in line else re.split(r"\t+", line.strip())
    return [plain(part.strip()) for part in parts]


def _sentence_column(
    head: Sequence[str], roles: dict[int, str], said: Announced | None
) -> tuple[int, Announced | None]:
    for i, name in enumerate(head):
        named = announced(name) if i not in roles else None
        if named and named.trust is not Trust.DOUBTFUL:
            return i, Announced(named.kind, Trust.LIKELY)
    if said and roles:
        free = [
            i
            for i in range(len(head))
            if i not in roles and not re.match(r"^(?:#|no\.?|id|\d*)$", head[i].casefold())
        ]
        return (free[0], Announced(said.kind, said.trust.less)) if free else (0, None)
    return 0, None


def _row(cells: Sequence[str], at: int, roles: dict[int, str], said: Announced, line: int) -> Proposed:
    found = []
    for i, role in roles.items():
        if i < len(cells) and re.search(r"\w", cells[i]):
            dated = (
                [f.value for f in keys_in(f"by {cells[i]}") if f.key == "due"]
                if role == "due"
                else [cells[i].lstrip("@")]
            )
            found += [Found(role, value, cells[i]) for value in dated]
    rest = tuple(
        cell for i, cell in enumerate(cells) if i != at and i not in roles and re.search(r"\w", cell)
    )
    return Proposed(said.kind, cells[at], line, line, said.trust, "a row of a table", (), rest, tuple(found))
