"""Words that stand in any firm's plan and so tell no plan from another; they weigh little. And texts that say nothing."""

import re
from functools import cache

from fairlead.core.plans.words import folded, listed, stems

_COMMON = listed(
    """grow growth customer client quality team value people staff employee employees service product
            business company firm work working working's best better good great new more improve improvement
            increase reduce innovation innovate innovative excellence excellent success successful deliver delivery
            market sales sell revenue profit cost strategy strategic goal target priority plan vision mission
            culture leader leadership performance result results focus communication communicate together
            teamwork trust honest honesty integrity respect safe safety sustainable sustainability digital process
            efficient efficiency productivity care satisfaction experience first year month week day time world
            class agile transform transformation future brand number high level drive support develop development
            training train talent engagement solution partner partnership stakeholder win lead ensure continue build
            everything something nothing anything stuff"""
)


@cache
def commonplace() -> frozenset[str]:
    """The stems of the commonplaces; made on first use, since the stemmer is slow to load.

    >>> "qualiti" in commonplace(), "oven" in commonplace()
    (True, False)
    """
    return frozenset(stems(_COMMON))


_UNKNOWING = re.compile(
    r"\b(?:(?:do not|dont|don't|didn't|dont really|couldn't|could not|can't|cannot) (?:really |actually )?"
    r"(?:know|remember|recall|say|tell|name)|no (?:idea|clue|opinion|comment|answer|memory)|dunno|idk|not (?:sure|told)"
    r"|(?:nobody|noone|no one|never|havent|haven't) (?:been |was |were |ever )?told|i forget|i forgot|forgotten"
    r"|unsure|unknown|cannot think|can't think|not aware|unaware|what (?:plan|priorities))\b"
)
_BLANK = re.compile(r"[\W_]*(?:(?:n ?/? ?a|none|nil|null|nan|nothing|no|nope|x+|asdf\w*|test|blank)[\W_]*)?")


def is_blank(text: str) -> bool:
    """Whether a text says nothing: empty, a dash, "n/a".

    >>> is_blank(" -- "), is_blank("N/A"), is_blank("no waste")
    (True, True, False)
    """
    return _BLANK.fullmatch(folded(text)) is not None


def says_unknowing(text: str) -> bool:
    """Whether a text says that its writer does not know.

    >>> says_unknowing("No idea, nobody told us"), says_unknowing("I could not name any"), says_unknowing("Call them")
    (True, True, False)
    """
    return _UNKNOWING.search(folded(text).replace("’", "'")) is not None
