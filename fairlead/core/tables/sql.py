"""Small pieces of SQL, quoted safely."""

from collections.abc import Iterable

BLANKS = " \t\r\n\u00a0\u200b\ufeff"


def text(value: str) -> str:
    """A text literal.

    >>> text("it's")
    "'it''s'"
    """
    return "'" + value.replace("'", "''") + "'"


def name(value: str) -> str:
    """A quoted name.

    >>> name('group')
    '"group"'
    """
    return '"' + value.replace('"', '""') + '"'


def among(values: Iterable[str]) -> str:
    """A list of literals in brackets, in lower case and without doubles.

    >>> among(["A", "b", "a"])
    "('a', 'b')"
    """
    return "(" + ", ".join(text(v) for v in dict.fromkeys(v.strip(BLANKS).lower() for v in values)) + ")"


def trimmed(expression: str) -> str:
    """Without blanks at either end; never NULL."""
    return f"coalesce(trim({expression}, {text(BLANKS)}), '')"


def present(expression: str, missing: Iterable[str]) -> str:
    """The trimmed text, or NULL when it is one of the marks of "missing"."""
    cell = trimmed(expression)
    return f"CASE WHEN lower({cell}) IN {among(('', *missing))} THEN NULL ELSE {cell} END"
