"""What the writer does with a thought: denies it, drops it, holds on to the old, half takes it back.

Cues are read in one span. Whether a cue turns a statement round depends on the statement, too: "no cash" agrees with
"drivers no longer take cash".
"""

import re
from functools import cache

from fairlead.core.plans.words import content, folded, listed, stems

NEGATIONS = listed(
    """not no never none nobody nothing neither nor without cannot cant dont doesnt didnt isnt arent wasnt werent
    wont wouldnt shouldnt hasnt havent hadnt couldnt aint stop stopped stopping quit ceased abandon abandoned
    dropped cancelled against refuse refused"""
)
# A sentence with one of these already runs downward: a "not" in the answer agrees with it.
DOWNWARD = NEGATIONS | listed(
    """fewer less lower reduce cut halve end below under minus lose only avoid prevent shrink longer ban free"""
)
_NO_DENIAL = re.compile(
    r"\b(?:not only|not just|not merely|no matter|nothing but|no doubt|cannot wait|not sure)\b"
)
_HEDGE = re.compile(
    r"\b(?:something|sth|anything|smth) (?:about|with|like|on|to do)\b|\bnot (?:really |quite |exactly )?sure\b|\bmaybe\b"
    r"|\bperhaps\b|\bi guess\b|\?\s*$|\bi think it was\b|\bforgot\b|\bforget what\b|\bcan'?t remember\b|\bif i remember\b"
    r"|\bsomething was\b|\bthere was (?:a|some)\b|\bdunno\b|\bor what\b|\bprobably\b|\bmight be\b|\bsomehow\b"
)
# A plan that was given up is contradicted; a thing that is given up may be just what the plan says.
_ABANDONED = re.compile(
    r"\b(?:off the table|gave up on|given up|not happening|shelved|called off|said no|postponed|out of the question|only talk"
    r"|(?:was|were|got|been|be|is) (?:dropped|cancell?ed|stopped|abandoned|scrapped)|(?:idea|plan|project) (?:is|was) dead"
    r"|never (?:going to|gonna) happen|won'?t happen|turned down|voted down|not (?:going )?ahead)\b"
)
_ENDED = re.compile(
    r"\b(?:phas\w+ out|scrap\w*|drop(?:ping)? (?:the|our|this|that)|abandon\w*|leave \w+(?: \w+)? to (?:others|the)"
    r"|get(?:ting)? rid of|clos(?:e|ing) (?:down|the)|forget about|shut(?:ting)? down|pull(?:ing)? out of|give up)\b"
)
_KEPT_ON = re.compile(
    r"\b(?:stays?|remain\w*|carr(?:y|ies) on|goes on|as (?:before|always|usual|ever|it was|it is)|back to|for the foreseeable"
    r"|keep(?:s|ing)? (?:its|our|the|on|doing|as)|bread and butter|unchanged|stick(?:ing)? (?:with|to)|again)\b"
)


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


def abandons(span: str) -> bool:
    """Whether the writer says that a plan was given up.

    >>> abandons("the care plan is off the table"), abandons("the care plan")
    (True, False)
    """
    return _ABANDONED.search(folded(span)) is not None


def ends(span: str) -> bool:
    """Whether the writer wants to end a thing.

    >>> ends("phase out the care plan"), ends("the care plan")
    (True, False)
    """
    return _ENDED.search(folded(span)) is not None


def keeps_on(span: str) -> bool:
    """Whether the writer says that all stays as it was.

    >>> keeps_on("cash stays"), keeps_on("no cash")
    (True, False)
    """
    return _KEPT_ON.search(folded(span)) is not None


# "isn't", "do not" turn a whole clause; "no", "instead of" only what comes after them.
_VERBAL = listed(
    """not cannot cant dont doesnt didnt isnt arent wasnt werent wont wouldnt shouldnt hasnt havent hadnt couldnt aint
    never refuse refused against"""
)
_FORWARD = re.compile(
    r"\b(?:no longer|no|without|instead of|rather than|stop\w*|nobody|none|nothing|neither|nor|ban\w*"
    r"|fewer|less|reduc\w*|cut(?:ting)?|halv\w*|avoid\w*|prevent\w*)\b"
)
_CLAUSES = re.compile(r"[.;:!?\n]|,(?!\d)|\bbut\b|\band\b|\bso that\b|\bbecause\b|\s[-–—]+>?\s")
_CONTRAST = re.compile(
    r"\bnot (?=(?:the |a |an )?\w+\s*$)"
)  # "four weeks, not nine": turns down what comes after it


def turned_down(text: str) -> frozenset[str]:
    """The stems that a text turns down: in a clause with "not" all of them, after "no" or "instead of" what follows.

    >>> sorted(turned_down("We sell no peat, and hire from agencies rather than training"))
    ['peat', 'train']
    >>> sorted(turned_down("The night bus isn't happening")), sorted(turned_down("four weeks not nine"))
    (['bus', 'happen', 'night'], ['9'])
    """
    found = frozenset[str]()
    for clause in _CLAUSES.split(_NO_DENIAL.sub(" ", folded(text).replace("’", "'").replace("'", ""))):
        if contrast := _CONTRAST.search(clause):
            found |= content(clause[contrast.end() :])
        elif not _VERBAL.isdisjoint(clause.split()):
            found |= content(" ".join(word for word in clause.split() if word not in _VERBAL))
        elif forward := _FORWARD.search(clause):
            found |= content(clause[forward.end() :])
    return found


def flipped(
    said: frozenset[str], denied: frozenset[str], own: frozenset[str], own_denied: frozenset[str]
) -> float:
    """The share of the stems in common that one of the two turns down and the other does not.

    >>> nothing = frozenset()
    >>> flipped(frozenset("ab"), frozenset("a"), frozenset("ab"), nothing)
    0.5
    >>> flipped(frozenset("a"), nothing, frozenset("b"), nothing)
    0.0
    """
    shared = said & own
    return len((denied ^ own_denied) & shared) / len(shared) if shared else 0.0


_OPPOSED = """more less;more few;high low;increase decrease;increase reduce;raise lower;raise cut;grow shrink;fast slow;long short;
heavy light;big small;large small;open close;open shut;before after;all none;always never;up down;gain lose;win lose;keep drop;
keep switch;start stop;begin end;first last;early late;hire fire;buy sell;inside outside;near far;strong weak;best worst;most least;
many few;thick thin;wide narrow;new old;tight loose;push pull;on off;join leave;central local;central regional;expand shrink;
together alone;public private;cheap expensive;own rent;own buy;own agency;own subcontractor;own supplier;own outsource;inhouse outsource;
train hire;permanent freelance;permanent temporary;online building;online classroom;online face;online shop;export domestic;
abroad home;family business;private business;private commercial;household business;household commercial;company private;
restaurant household;wholesale retail;premium budget;premium discount;quality quantity;speed care;accept refuse;allow forbid;
give sell;publish hide;publish inside;share hide;repair replace;repair discard;same different;with without;cash card;flat ticket;
robot hand;machine hand;automatic manual;paper digital;weekly yearly;free paid;hot cold;warm cool;connect separate;true false;
left right;north south;east west;complete incomplete;equal unequal;rise fall;above below;wet dry;full empty;hard soft;loud quiet;
attract repel;absorb reflect;float sink;solid liquid;positive negative;deep shallow;rough smooth;dark bright;young old"""


@cache
def opposites() -> dict[str, frozenset[str]]:
    """Stems that pull in opposite directions; made on first use.

    >>> sorted(opposites()["rise"]), "less" in opposites()["more"]
    (['fall'], True)
    """
    found: dict[str, set[str]] = {}
    for pair in _OPPOSED.replace("\n", "").split(";"):
        one, other = stems(pair.split())
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {stem: frozenset(others) for stem, others in found.items()}


def opposed(said: frozenset[str], statement: frozenset[str]) -> int:
    """How many words of a span are the opposite of a word of the statement that the span does not use itself.

    >>> opposed(frozenset(["close", "branch"]), frozenset(["open", "branch"])), opposed(frozenset(["open"]), frozenset(["open"]))
    (1, 0)
    """
    pairs = opposites()
    own = (pairs.get(stem, frozenset()) for stem in statement - said)
    return len(frozenset[str]().union(*own) & said - statement)


_FRACTIONS = {"half": "50", "third": "33", "quarter": "25", "fifth": "20", "tenth": "10", "double": "200"}


def figures(words: list[str]) -> frozenset[str]:
    """The figures among the words of a span, fractions in hundredths; "one" is no figure.

    >>> sorted(figures(["a", "third", "of", "30", "days", "1"]))
    ['30', '33']
    """
    told = (_FRACTIONS.get(word, word) for word in words)
    return frozenset(word for word in told if word[:1].isdigit() and word != "1")
