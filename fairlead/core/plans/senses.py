"""Words that mean one thing in a plan, and words that pull two ways. A small hand-made list, English.

Used only to compare two sentences of one plan; recall has its own, stricter ideas of likeness.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from fairlead.core.plans.words import NUMBERS, STOP, listed, stems, tokens

KEPT = (
    1 << 10
)  # sentences remembered: a plan of sixty statements has 1770 pairs, each asked for by several checks
_SAME = """
call ring phone telephone
client customer buyer patron guest
staff employee worker colleague crew
answer reply respond response
quick fast swift rapid speedy prompt
deliver delivery deliveries dispatch shipment
fix mend repair
buy purchase procure
branch shop store outlet office depot
hire recruit employ
quit leave resign
raise increase grow lift boost
cut reduce lower decrease shrink
stop end cease
begin start launch
teach train coach
firm company business organisation organization
finish complete
big large
problem complaint fault issue
week weekly
day daily
month monthly
year yearly annual annually
price fee
wage salary pay
contract tender
house home
clean tidy
visit see
show present
tell inform
supplier vendor
mistake error
invoice bill
doctor physician
pupil student
letter mail
make produce
help assist
everyone everybody
weekend saturday sunday
truth honest honesty honestly
"""
# The first side pulls up or in, the second down or out.
_PULLS = """
raise increase grow more higher up expand add lift boost double triple rise climb widen wider broaden hire \
/ cut reduce lower fewer less down shrink drop decrease fall sink narrow narrower fire dismiss
open reopen launch start begin keep / close shut stop end quit retire
hire recruit employ / fire layoff redundant dismiss
large larger largest big bigger / small smaller smallest
centralise centralize central centrally consolidate / decentralise decentralize decentralised decentralized local locally autonomous
buy acquire / sell divest
keep retain stay / drop leave abandon exit replace
insource inhouse / outsource
fast quick / slow
premium expensive finest dearest / cheap cheapest discount budget
always / never
specialise specialize narrow / diversify broaden widen
standardise standardize standard uniform / customise customize bespoke tailor individual
global abroad international / local domestic
allow permit / ban forbid prohibit
join merge / split separate
longer lengthen extend / shorter shorten
accept / refuse reject
office onsite / remote remotely
public publish / secret private
early earlier / late later
"""


_NEAR = re.compile(r"(?i)\bclose to\b")  # no shutting of anything
_LOCAL = re.compile(r"\b(?:each|every) \w+ (?:\w+ )?(?:decides?|sets?|chooses?|buys?|picks?)\b|\bits own\b")
# They move a sentence along and add nothing to it.
_ENDS = listed("by to from in at for with within before after on per until through across of")
_BLUR = listed("number amount level rate total share time")
_CARRIERS = listed("goes going went come comes came put puts putting set sets bring brings")


def _stem(word: str) -> str:
    return stems(tokens(word))[0] if tokens(word) else word


@cache
def _classes() -> dict[str, str]:
    groups = [[_stem(word) for word in line.split()] for line in _SAME.strip().splitlines()]
    return {stem: group[0] for group in groups for stem in group}


@cache
def _pulls() -> dict[str, list[tuple[int, int]]]:
    """Stem to (pair, direction): a word may pull in several pairs."""
    found: dict[str, list[tuple[int, int]]] = {}
    for pair, line in enumerate(_PULLS.strip().splitlines()):
        for direction, side in zip((1, -1), line.split("/"), strict=True):
            for word in side.split():
                found.setdefault(_stem(word), []).append((pair, direction))
    return found


def _central() -> int:
    return _pulls()[_stem("centralise")][0][0]


def objects(text: str) -> dict[int, frozenset[str]]:
    """Pair to what is pulled: the words after the one that pulls, up to a preposition; else the words before it.

    >>> sorted(objects("Cut the number of late calls by a third")[0]), sorted(objects("Prices fall")[0])
    (['call', 'late'], ['price'])
    """
    words = tokens(text)
    roots = stems(words)
    found: dict[int, frozenset[str]] = {}
    for i, root in enumerate(roots):
        for pair, _ in _pulls().get(root, ()):
            after = _carried(words[i + 1 :], roots[i + 1 :])
            found.setdefault(pair, after or _carried(words[:i], roots[:i]))
    return found


def _carried(words: Sequence[str], roots: Sequence[str]) -> frozenset[str]:
    kept: list[str] = []
    for word, root in zip(words, roots, strict=True):
        if word in _ENDS and (kept or word != "of"):
            break
        if word not in STOP and word not in _CARRIERS and not is_figure(root) and root not in _BLUR:
            kept.append(_classes().get(root, root))
    return frozenset(kept[:3])


@lru_cache(maxsize=KEPT)
def pulls(text: str) -> Mapping[int, int]:
    """Pair to direction for each word of a sentence that pulls somewhere; a pair pulled both ways is left out.

    >>> pulls("Raise the price") == pulls("Increase the fee"), pulls("Raise it")[0], pulls("Fewer of them")[0]
    (True, 1, -1)
    """
    found: dict[int, set[int]] = {}
    for stem in stems(tokens(_NEAR.sub("", text))):
        for pair, direction in _pulls().get(stem, ()):
            found.setdefault(pair, set()).add(direction)
    if _LOCAL.search(text.lower()):
        found.setdefault(_central(), set()).add(-1)
    return {pair: next(iter(one)) for pair, one in found.items() if len(one) == 1}


def joined(text: str) -> str:
    """A sentence in which `a week` is one week, and `same-day` one word.

    >>> joined("Same-day delivery, after a week")
    'sameday delivery, after one week'
    """
    plain = re.sub(r"\b(?:a|an)(?= (?:day|week|month|year|hour)\b)", "one", text.lower())
    return re.sub(r"\b(same|next)[- ](day|week)\b", r"\1\2", plain)


@lru_cache(maxsize=KEPT)
def sense(text: str) -> frozenset[str]:
    """The classes of meaning that a sentence touches; `a week` counts as one week.

    >>> sense("Ring each customer after a week") == sense("Call each client after one week")
    True
    """
    kept = stems(word for word in tokens(joined(text)) if word not in STOP and word not in _CARRIERS)
    return frozenset(_classes().get(stem, stem) for stem in kept)


def pulling(stem: str) -> bool:
    """Whether a word says in which direction, not of what.

    >>> pulling("rais"), pulling("invoic")
    (True, False)
    """
    return stem in _pulls()


def is_figure(stem: str) -> bool:
    """Whether a stem is a number.

    >>> is_figure("24"), is_figure("call")
    (True, False)
    """
    return stem[:1].isdigit() or stem in NUMBERS
