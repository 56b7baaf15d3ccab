"""Ids for statements that came without one."""

from fairlead.core.plans.headings import Kind
from fairlead.core.plans.values import slug
from fairlead.core.plans.words import listed

# Words that say nothing in an id. Short on purpose: an id must be readable, not minimal.
_PASSED_OVER = listed(
    "a an and are as at be by every for from in is it of on or our that the their this to us we will with"
)
_LONGEST = 40


def derive(text: str, kind: Kind, taken: set[str]) -> str:
    """An id from the first words that carry meaning, unlike any in `taken`, to which it is added.

    >>> taken = {"call-client-back"}
    >>> derive("We call the client back.", Kind.PRIORITY, taken), derive("!!", Kind.GOAL, taken)
    ('call-client-back-2', 'goal')
    """
    words = [word for word in slug(text).split("-") if word not in _PASSED_OVER]
    stem = slug("-".join(words[:5])[:_LONGEST]) or slug(text)[:_LONGEST].strip("-") or str(kind)
    id, number = stem, 1
    while id in taken:
        number += 1
        id = f"{stem}-{number}"
    taken.add(id)
    return id
