"""Does one sentence refuse what another asks? By the thing refused, by a limit in figures, or by an end that it announces."""

import re
from functools import lru_cache

from fairlead.core.plans.headings import Kind
from fairlead.core.plans.lexicon import flat
from fairlead.core.plans.senses import KEPT, is_figure, pulls, sense
from fairlead.core.plans.values import Statement
from fairlead.core.plans.words import listed, tokens

MET, MET_OF_ALL = 0.75, 0.25  # share of the refusal that the other must hold, and of what the other asks
ENDED = 0.6  # share of what comes to an end that the other asks for
NEGATIONS = listed("no not never nobody none nothing dont doesnt wont cannot cant")
BLUR = listed(
    "per cent percent time number amount level new ani further extra rate total compani firm onli real way"
)
# Doings that a refusal may leave out or name otherwise: what counts is the thing.
DOING = listed(
    "stop open begin build creat offer run develop introduc provid make get add expand take use year quarter season launch start"
)
# What brings more of a thing; a refusal of one word is met only by one of these.
_BRINGS = re.compile(
    r"\b(?:open|launch|start|build|buy|hire|recruit|offer|add|expand|introduce|win|take on|sell|make|create"
    r"|grow|double|raise|move into|"
    r"enter|acquire|serve|deliver)\w*\b"
)
_LIMITS = re.compile(
    r"\b(?:under|below|over|above|less than|more than|beyond|outside|before|after|until|unless|except|without|only)\b"
)
_BOUND = re.compile(
    r"\b(?P<side>under|below|less than|fewer than|smaller than|over|above|more than|larger than) (?P<rest>.+)"
)
_TIMES = listed("day week month year hour minut")
_ENDS = re.compile(
    r"(?:^|[,;]|\band\b|\bbut\b)\s*(?P<what>[^,;]+?) (?:comes? to an end|(?:is|are) (?:at an end|over|closed|closed down|abolished"
    r"|phased out|scrapped|dropped|switched off|shut down|cancelled|retired|sold|stopped|ended|given up|taken off|replaced))\b"
    r"|\b(?:stop|end|drop|abolish|phase out|scrap|cease|discontinue|do away with|get rid of|give up|switch off|cancel|retire)"
    r" (?:all |the |our |any )?(?P<that>[^,;.]+)"
)


def negated(statement: Statement) -> bool:
    """Whether a statement says what is not done.

    >>> negated(Statement("a", Kind.PRIORITY, "Stop selling cars.")), negated(Statement("b", Kind.PRIORITY, "Sell cars."))
    (True, False)
    """
    return statement.kind is Kind.NOT_DOING or _says_no(statement.text)


@lru_cache(maxsize=KEPT)
def _says_no(text: str) -> bool:
    ended = re.search(r"(?i)\b(?:stop|end|cease) \w+ing\b", text)
    return bool(ended or NEGATIONS & set(tokens(text)))


def refused(done: Statement, left: Statement) -> bool:
    """What one does, the other refuses, and no limit such as `under a week` sets them apart.

    >>> refuse = Statement("no", Kind.NOT_DOING, "No new yards.")
    >>> [refused(Statement("do", Kind.PRIORITY, t), refuse) for t in ("Open a yard in Carrow.", "Sweep each yard.")]
    [True, False]
    """
    if beyond_limit(done, left):
        return True
    one, other = pulls(done.text), pulls(left.text)
    if any(one[pair] != other[pair] for pair in one.keys() & other.keys()):
        return False
    limits = set(_LIMITS.findall(flat(left.text))) - set(_LIMITS.findall(flat(done.text)))
    thing = frozenset(s for s in sense(left.text) if s not in BLUR and s not in DOING)
    if limits or not thing:
        return False
    if len(thing) == 1 and not _asks_for_more(done, left):
        return False
    asked = sense(done.text)
    shared = len(thing & asked)
    return shared >= MET * len(thing) and shared >= MET_OF_ALL * len(asked)


def _asks_for_more(done: Statement, left: Statement) -> bool:
    """A refusal of one word is met by a priority or goal; one of new things only by what brings a new one."""
    if done.kind not in (Kind.PRIORITY, Kind.GOAL):
        return False
    new = re.search(r"(?i)\b(?:new|more|further|additional)\b", left.text)
    return not new or _BRINGS.search(flat(done.text)) is not None


def beyond_limit(done: Statement, left: Statement) -> bool:
    """Whether a refusal such as `no jobs under five hundred copies` rules out `from a single copy up`."""
    bound = _BOUND.search(flat(left.text))
    if left.kind is not Kind.NOT_DOING or not bound:
        return False
    limit = _counted(bound["rest"])
    asked = _counted(re.sub(r"\bsingle\b", "one", flat(done.text)))
    low = bound["side"] in ("under", "below", "less than", "fewer than", "smaller than")
    units = [u for u in limit.keys() & asked.keys() if u not in _TIMES]
    return any((asked[u] < limit[u]) if low else (asked[u] > limit[u]) for u in units)


def _counted(text: str) -> dict[str, float]:
    """Unit to the figure before it; five hundred is 500."""
    found: dict[str, float] = {}
    figure: float | None = None
    for word in tokens(text):
        if is_figure(word):
            value = float(word) if re.fullmatch(r"[\d.]+", word) else 0.0
            figure = figure * value if figure and value in (100.0, 1000.0) else value
        elif figure is not None:
            found.setdefault(next(iter(sense(word)), word), figure)
            figure = None
    return found


def ends_it(one: Statement, other: Statement) -> bool:
    """Whether one sentence ends what the other asks for: `the round by hand comes to an end`.

    >>> a = Statement("a", Kind.PRIORITY, "Every meter reports by radio, and the reading round by hand comes to an end.")
    >>> ends_it(a, Statement("b", Kind.PRIORITY, "Hire readers, so that each meter is read by hand every quarter."))
    True
    """
    found = _ENDS.search(flat(one.text))
    if not found:
        return False
    over = frozenset(s for s in sense(found["what"] or found["that"]) if s not in BLUR)
    shared = over & sense(other.text)
    return len(shared) > 1 and len(shared) >= ENDED * len(over)


_SHUTS = re.compile(r"(?i)^\W*(?:we )?(?:will )?(?:close|shut|leave|sell|give up)\b")
_BEGINS = re.compile(r"(?i)^\W*(?:we )?(?:will )?(?:open|start|begin|build|keep|expand|launch|add|extend)\b")
_PLACE = re.compile(r"(?<![.!?] )(?<!^)\b[A-ZÀ-Þ][a-zà-ÿ]+(?: [A-ZÀ-Þ][a-zà-ÿ]+)*")


def closes_there(one: Statement, other: Statement) -> bool:
    """Whether one closes a place by its name and the other opens or begins something at that place.

    >>> close, begin = "Close the Harrow Lane depot.", "Start a night shift at Harrow Lane."
    >>> closes_there(Statement("a", Kind.PRIORITY, close), Statement("b", Kind.PRIORITY, begin))
    True
    """
    names = set(_PLACE.findall(one.text)) & set(_PLACE.findall(other.text))
    shuts = [_SHUTS.match(s.text) for s in (one, other)]
    begins = [_BEGINS.match(s.text) for s in (one, other)]
    return bool(names) and bool((shuts[0] and begins[1]) or (shuts[1] and begins[0]))
