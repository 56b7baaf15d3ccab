"""Tables of Markdown, and a share as it stands in one."""

from collections.abc import Sequence

from fairlead.core.simulate.characteristics import Share


def lines(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """A table, line by line: the first column to the left, the others to the right.

    >>> lines(["what", "how often"], [["holds", "3"]])
    ['| what | how often |', '| --- | ---: |', '| holds | 3 |']
    """
    dashes = ["---", *("---:" for _ in head[1:])]
    return [f"| {' | '.join(row)} |" for row in (head, dashes, *rows)]


def whole(parts: Sequence[str]) -> str:
    """A page from its lines.

    >>> whole(["a", ""])
    'a\\n'
    """
    return "\n".join(parts).rstrip() + "\n"


def percent(share: Share) -> str:
    """A share with its interval.

    >>> percent(Share(19, 20))
    '95 % [76–99]'
    """
    low, high = share.interval.low, share.interval.high
    return f"{share.value * 100:.0f} % [{low * 100:.0f}–{high * 100:.0f}]"


def counted(share: Share) -> str:
    """A share with its counts and its interval.

    >>> counted(Share(19, 20))
    '19 of 20: 95 % [76–99]'
    """
    return f"{share.count} of {share.runs}: {percent(share)}"
