"""Operating characteristics as a page of Markdown."""

from collections import Counter
from collections.abc import Sequence

from fairlead.core.simulate.characteristics import Characteristics, Share
from fairlead.core.simulate.outcomes import Outcome

_INTRO = """\
Invented companies, each with one stated truth, were written to folders and diagnosed like any other. A link that
breaks lies {distance:.0%} below its cut, a sound one {distance:.0%} above it; {answering:.0%} of the people answer{bias}.
Each cell holds {runs} companies.

- **right**: the expected verdict, and no link before it that truly fails was passed as holding;
- **cannot tell**: the verdict leaves open what would decide it;
- **wrong**: any other verdict.

In brackets: the 95 % interval (Wilson) for the share over endlessly many such companies.
"""


def markdown(table: Characteristics) -> str:
    """The page: a table for each outcome (rows: what is true; columns: people), then what was said when wrong.

    >>> from fairlead.core.simulate.characteristics import Cell
    >>> cells = (Cell("holds", 20, right=Share(3, 4), wrong=Share(0, 4), cannot_tell=Share(1, 4)),)
    >>> print(markdown(Characteristics(cells, (), seed=1, said=())).split("## ")[1])
    Right
    <BLANKLINE>
    | what is true | 20 people |
    | --- | ---: |
    | holds | 75 % [30–95] |
    <BLANKLINE>
    <BLANKLINE>
    """
    said = dict(table.said)
    odds = said.get("bias_odds", 1.0)
    bias = f", the content with {odds:g} times the odds of the others" if odds != 1 else ""
    intro = _INTRO.format(
        distance=said.get("distance", 0.20),
        answering=said.get("answering", 0.7),
        bias=bias,
        runs=table.cells[0].right.runs,
    )
    coded = said.get("coded", 0)
    by_hand = f"Of the recall answers {coded} in each company are coded by hand. " if coded else ""
    parts = ["# How often the verdict is right", "", intro, f"{by_hand}Seed {table.seed}.", ""]
    for title, outcome in (("Right", "right"), ("Wrong", "wrong"), ("Cannot tell", "cannot_tell")):
        parts += [f"## {title}", "", *_grid(table, outcome), ""]
    return "\n".join([*parts, *_mistakes(table)]).rstrip() + "\n"


def _grid(table: Characteristics, outcome: str) -> list[str]:
    causes = list(dict.fromkeys(cell.cause for cell in table.cells))
    sizes = list(dict.fromkeys(cell.people for cell in table.cells))
    rows = [[c, *(percent(getattr(table.cell(c, s), outcome)) for s in sizes)] for c in causes]
    return _lines(["what is true", *(f"{s} people" for s in sizes)], rows)


def _mistakes(table: Characteristics) -> list[str]:
    wrong = Counter((r.cause, r.people, r.verdict) for r in table.runs if r.outcome is Outcome.WRONG)
    if not wrong:
        return ["No verdict was wrong."]
    rows = [[cause, str(people), verdict, str(n)] for (cause, people, verdict), n in sorted(wrong.items())]
    return [
        "## What was said when wrong",
        "",
        *_lines(["what is true", "people", "verdict", "companies"], rows),
    ]


def _lines(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    dashes = ["---", *("---:" for _ in head[1:])]
    return [f"| {' | '.join(row)} |" for row in (head, dashes, *rows)]


def percent(share: Share) -> str:
    """A share with its interval.

    >>> percent(Share(19, 20))
    '95 % [76–99]'
    """
    low, high = share.interval.low, share.interval.high
    return f"{share.value * 100:.0f} % [{low * 100:.0f}–{high * 100:.0f}]"
