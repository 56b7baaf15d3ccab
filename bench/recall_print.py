"""Figures as Markdown tables: an estimate with its interval in each cell."""

from typing import Any


def printed(found: dict[str, Any]) -> str:
    """Every part as a table or some."""
    return "\n\n".join(f"## {part}\n\n" + _part(part, groups) for part, groups in found.items())


def _part(part: str, groups: dict[str, Any]) -> str:
    if part == "coded":
        return "\n\n".join(f"### {name}\n\n" + table("coded", rows) for name, rows in groups.items())
    if part in ("public", "anchors"):
        return "\n\n".join(f"### {name}\n\n" + _nested(own) for name, own in groups.items())
    return "\n\n".join(f"### {name}\n\n" + _list(own) for name, own in groups.items())


def _list(own: dict[str, Any]) -> str:
    return "\n".join(
        [
            "| what | figure |",
            "| --- | --- |",
            *(f"| {name} | {cell(value)} |" for name, value in own.items()),
        ]
    )


def _nested(own: dict[str, Any]) -> str:
    counts = ", ".join(f"{value} {name}" for name, value in own.items() if not isinstance(value, dict))
    return f"{counts}\n\n" + table("", {name: row for name, row in own.items() if isinstance(row, dict)})


def table(corner: str, rows: dict[str, dict[str, Any]]) -> str:
    """Rows of a table whose columns are the keys of the rows."""
    columns = list(next(iter(rows.values())))
    lines = [[corner, *columns], ["---"] * (1 + len(columns))]
    lines += [[name, *(cell(row[column]) for column in columns)] for name, row in rows.items()]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def cell(value: Any) -> str:
    """.812 [.790, .833]; a share of so many; a count.

    >>> cell([0.8123, 0.79, 0.833]), cell([0.2, 5]), cell(1000)
    ('.812 [.790, .833]', '.200 of 5', '1,000')
    """
    if isinstance(value, list):
        first, *rest = value
        return (
            f"{share(first)} [{share(rest[0])}, {share(rest[1])}]"
            if len(rest) == 2
            else f"{share(first)} of {rest[0]}"
        )
    return f"{value:,}" if isinstance(value, int) else share(value) if abs(value) < 1 else f"{value:,.1f}"


def share(value: float) -> str:
    return f"{value:.3f}".replace("0.", ".", 1) if abs(value) < 1 else f"{value:.3f}"
