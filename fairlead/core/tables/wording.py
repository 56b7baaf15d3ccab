"""Numbers and examples in sentences: one row, two rows, 'a', 'b' and 2 more."""

from collections.abc import Sequence

from fairlead.core.tables.near import quoted

NAMED = 5  # examples in a sentence
SHOWN = 60  # letters of each
SQUARE = str.maketrans("()", "[]")


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "row"), counted(2, "row"), counted(0, "person", "people")
    ('1 row', '2 rows', '0 people')
    """
    return f"{number} {one if number == 1 else many or one + 's'}"


def some(rows: Sequence[tuple[str, ...]]) -> str:
    """A few examples, and how many more there are.

    >>> some([("a",), ("b",)]), some([(letter,) for letter in "abcdefg"])
    ("'a', 'b'", "'a', 'b', 'c', 'd', 'e' and 2 more")
    """
    named = [shortened(str(row[0])) for row in rows[:NAMED]]
    return quoted(named) + (f" and {len(rows) - NAMED} more" if len(rows) > NAMED else "")


def bracketed(rows: Sequence[tuple[str, ...]]) -> str:
    """Examples behind a number that is said: one pair of brackets, which a report takes out whole, since they may be ids of people.

    >>> bracketed([("p1",), ("p(2)",)]), bracketed([(letter,) for letter in "abcdefg"])
    ("('p1', 'p[2]')", "('a', 'b', 'c', 'd', 'e', '…')")
    """
    named = [shortened(str(row[0])).translate(SQUARE) for row in rows[:NAMED]]
    return f"({quoted([*named, *(['…'] if len(rows) > NAMED else [])])})"


def shortened(words: str) -> str:
    """At most sixty letters.

    >>> shortened("Call back"), len(shortened("x" * 99))
    ('Call back', 60)
    """
    return words if len(words) <= SHOWN else words[: SHOWN - 1].rstrip() + "…"
