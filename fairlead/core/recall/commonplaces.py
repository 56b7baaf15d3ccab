"""Words that stand in any firm's plan and so tell no plan from another; they weigh little.

And the words that turn a clause round, or take it half back.
"""

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


NEGATIONS = listed(
    """not no never none nobody nothing neither nor without cannot cant dont doesnt didnt isnt arent wasnt werent
    wont wouldnt shouldnt hasnt havent hadnt couldnt aint stop stopped stopping quit ceased abandon abandoned
    dropped cancelled against refuse refused"""
)
# A sentence with one of these already runs downward: a "not" in the answer agrees with it.
DOWNWARD = NEGATIONS | listed(
    """fewer less lower reduce cut halve end below under minus lose only avoid prevent shrink longer ban free"""
)
_NO_DENIAL = re.compile(r"\b(?:not only|not just|not merely|no matter|nothing but|no doubt|cannot wait)\b")
_HEDGE = re.compile(
    r"\b(?:something|sth|anything) (?:about|with|like|on|to do)\b|\bnot (?:really )?sure\b|\bmaybe\b|\bperhaps\b"
    r"|\bi guess\b|\?\s*$"
)
_UNKNOWING = re.compile(
    r"\b(?:(?:do not|dont|don't|didn't|dont really|couldn't|could not|can't|cannot) (?:really |actually )?"
    r"(?:know|remember|recall|say|tell|name)|no (?:idea|clue|opinion|comment|answer|memory)|dunno|idk|not (?:sure|told)"
    r"|(?:nobody|noone|no one|never|havent|haven't) (?:been |was |were |ever )?told|i forget|i forgot|forgotten"
    r"|unsure|unknown|cannot think|can't think|not aware|unaware|what (?:plan|priorities))\b"
)
_BLANK = re.compile(r"[\W_]*(?:(?:n ?/? ?a|none|nil|null|nan|nothing|no|nope|x+|asdf\w*|test|blank)[\W_]*)?")


def denies(span: str) -> bool:
    """Whether a clause holds a word that turns it round.

    >>> denies("we never call back"), denies("we call back"), denies("not only do we call back")
    (True, False, False)
    """
    words = re.findall(r"\w+", _NO_DENIAL.sub(" ", folded(span)).replace("'", "").replace("’", ""))
    return not NEGATIONS.isdisjoint(words)


def runs_downward(statement: str) -> bool:
    """Whether a statement is itself a refusal or a lessening.

    >>> runs_downward("No day hire."), runs_downward("Call every placement.")
    (True, False)
    """
    words = re.findall(r"\w+", folded(statement).replace("'", "").replace("’", ""))
    return not DOWNWARD.isdisjoint(words)


def hedges(span: str) -> bool:
    """Whether the writer takes a clause half back.

    >>> hedges("something about schools"), hedges("the schools")
    (True, False)
    """
    return _HEDGE.search(folded(span)) is not None


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
