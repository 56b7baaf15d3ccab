"""The kinds of statement, and the headings under which firms write them."""

import re
import unicodedata
from enum import StrEnum


class Kind(StrEnum):
    """What a statement of direction can be."""

    PURPOSE = "purpose"
    VISION = "vision"
    VALUE = "value"
    PRIORITY = "priority"
    GOAL = "goal"
    NOT_DOING = "not-doing"


HEADINGS = {
    Kind.PURPOSE: "Purpose",
    Kind.VISION: "Vision",
    Kind.VALUE: "Values",
    Kind.PRIORITY: "Priorities",
    Kind.GOAL: "Goals",
    Kind.NOT_DOING: "Not doing",
}

# Written as `_bare` leaves them: lower case, no apostrophes, no "our" or "the" in front.
ALIASES = {
    Kind.PURPOSE: ("purpose", "mission", "why we exist", "why we are here", "reason for being"),
    Kind.VISION: ("vision", "where we are going", "where we want to be", "north star", "ambition"),
    Kind.VALUE: (
        *("values", "value", "principles", "how we work", "how we behave", "what we stand for", "culture"),
        *("behaviours", "behaviors", "core values", "guiding principles"),
    ),
    Kind.PRIORITY: (
        *("priorities", "priority", "strategic priorities", "top priorities", "what matters most"),
        *("what comes first", "focus", "focus areas", "big bets"),
    ),
    Kind.GOAL: (
        *("goals", "goal", "objectives", "objective", "targets", "okrs", "key results"),
        *("strategic objectives", "strategic goals", "what we want to reach"),
    ),
    Kind.NOT_DOING: (
        *("not doing", "what we will not do", "what we do not do", "what we wont do", "what we dont do"),
        *(
            "what we are not doing",
            "not now",
            "we will not",
            "non goals",
            "out of scope",
            "things we say no to",
        ),
    ),
}
_KIND_OF = {alias: kind for kind, aliases in ALIASES.items() for alias in aliases}
_FRONT = re.compile(r"^(?:\d+[.)]?\s+|our\s+|the\s+|company\s+)+")
_PERIOD = re.compile(r"\s+(?:for|in|until|to)?\s*(?:fy\s*)?(?:19|20)\d\d(?:\s*(?:to|/)?\s*\d{2,4})?$")


def _bare(heading: str) -> str:
    plain = unicodedata.normalize("NFKC", heading).casefold().replace("'", "").replace("’", "")
    words = re.sub(r"[^\w/]+", " ", plain).strip()
    return _PERIOD.sub("", _FRONT.sub("", words))


def kind_of(heading: str) -> Kind | None:
    """The kind that a heading announces, or None where it is not known.

    >>> kind_of("Our Mission"), kind_of("What we won't do"), kind_of("Priorities for 2027")
    (<Kind.PURPOSE: 'purpose'>, <Kind.NOT_DOING: 'not-doing'>, <Kind.PRIORITY: 'priority'>)
    >>> kind_of("Lunch menu") is None
    True
    """
    return _KIND_OF.get(_bare(heading))


def tidy_heading(heading: str) -> str:
    """A heading without the marks and spaces that Markdown allows around it.

    >>> tidy_heading(" Our  purpose ##")
    'Our purpose'
    """
    return " ".join(heading.split()).strip("# ")
