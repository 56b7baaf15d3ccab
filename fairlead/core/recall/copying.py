"""Was the plan copied? Who says a statement word for word, or several of them in its order, likely had it before them."""

from collections.abc import Sequence
from functools import lru_cache

from fairlead.core.plans.words import content, tokens
from fairlead.core.recall.spans import spans_of

FEWEST_WORDS = 5  # a shorter sentence is said word for word by who simply knows it
IN_ORDER = 3  # so many statements in the plan's own order, each with all that carries it


def copied_of(text: str, statements: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """The ids of the statements (id, text) that an answer likely copies, in the plan's order.

    >>> plan = [("call", "Every placement is called after one week."), ("pay", "Pay early.")]
    >>> copied_of("every placement is called after one week!", plan), copied_of("pay early", plan)
    (('call',), ())
    """
    said = tokens(text)
    whole = {id for id, own in statements if _holds(said, tokens(own))}
    ordered = _in_order(text, statements)
    return tuple(id for id, _ in statements if id in whole or id in ordered)


def _holds(said: Sequence[str], own: Sequence[str]) -> bool:
    """Whether the words stand in the answer one after the other."""
    if len(own) < FEWEST_WORDS or len(said) < len(own):
        return False
    return any(list(said[at : at + len(own)]) == list(own) for at in range(len(said) - len(own) + 1))


def _in_order(text: str, statements: Sequence[tuple[str, str]]) -> frozenset[str]:
    """Three statements or more, each in full in a clause of its own, in the order of the plan."""
    clauses = [content(span.text) for span in spans_of(text) if span.parts == 1]
    if len(clauses) < IN_ORDER:
        return frozenset()
    places = []
    for id, own in statements:
        wanted = _carried(own)
        at = next((place for place, clause in enumerate(clauses) if wanted and wanted <= clause), None)
        places += [(at, id)] if at is not None else []
    ordered = len(places) >= IN_ORDER and places == sorted(places)
    return frozenset(id for _, id in places) if ordered else frozenset()


@lru_cache(maxsize=256)
def _carried(statement: str) -> frozenset[str]:
    return content(statement)
