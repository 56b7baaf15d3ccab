"""Do two sentences of the plan say the same, or pull two ways? By their words; by meaning too, if a likeness is given."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from fairlead.core.plans.faults import Check, Finding, Sight
from fairlead.core.plans.headings import Kind
from fairlead.core.plans.lexicon import flat, pattern_of
from fairlead.core.plans.refusals import BLUR, closes_there, ends_it, negated, refused
from fairlead.core.plans.senses import is_figure, objects, pulling, pulls, sense
from fairlead.core.plans.values import Plan, Statement
from fairlead.core.plans.words import tokens

ALIKE = 0.75  # share of senses in common, of all that either has
WITHIN, WITHIN_ALL = 0.8, 0.55  # or: nearly all of the shorter one, and more than half of both
ALIKE_BY_MEANING = 0.9  # of a likeness between 0 and 1 that the caller passes in
SAME_OBJECT = 0.5  # more than this share of the shorter object
ABOUT_THE_SAME = 0.6  # share of the shorter subject
SOON_AFTER = 120  # days; figures further apart are two stages, not two claims
_CHEAP = pattern_of("cheapest, lowest prices?, lowest cost, low cost, discount(?:er)?")
_DEAR = pattern_of(
    """premium (?:\\w+ )?(?:brand|products?|service|prices?|quality|end|provider|range|segment)
    luxury, finest, high end, most exclusive"""
)


def _subject(text: str) -> frozenset[str]:
    return frozenset(s for s in sense(text) if not pulling(s) and not is_figure(s) and s not in BLUR)


def _figures(text: str) -> frozenset[str]:
    return frozenset(s for s in sense(text) if is_figure(s))


def _counted(text: str) -> dict[str, set[str]]:
    """Unit to figures: what stands after a number, a percent sign among them."""
    words = tokens(text.replace("%", " percent "))
    found: dict[str, set[str]] = {}
    for word, unit in pairwise(words):
        if is_figure(word):
            found.setdefault(next(iter(sense(unit)), unit), set()).add(word)
    return found


def _cover(a: frozenset[str], b: frozenset[str]) -> float:
    """Share of the shorter one that both have; 0 if either is empty."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _pull_apart(a: Statement, b: Statement) -> bool:
    """Same subject, opposite directions: raise and cut, open and close."""
    one, other = pulls(a.text), pulls(b.text)
    opposed = [pair for pair in one.keys() & other.keys() if one[pair] != other[pair]]
    if not opposed:
        return False
    shared = _cover(_subject(a.text), _subject(b.text))
    return shared >= ABOUT_THE_SAME or any(_one_object(a.text, b.text, pair) for pair in opposed)


def _one_object(a: str, b: str, pair: int) -> bool:
    """The same thing pulled two ways; a shop opened in Leeds and one closed in York are two things."""
    x, y = objects(a).get(pair, frozenset()), objects(b).get(pair, frozenset())
    rest_a, rest_b = _subject(a) - x, _subject(b) - y
    apart = bool(rest_a and rest_b and not rest_a & rest_b)
    return _cover(x, y) > SAME_OBJECT and not apart


def _apart_in_time(a: Statement, b: Statement) -> bool:
    return bool(a.due and b.due and abs((a.due - b.due).days) > SOON_AFTER)


def _figures_differ(a: Statement, b: Statement) -> bool:
    """One subject and two figures, neither a later stage of the other."""
    if Kind.VISION in (a.kind, b.kind) or _apart_in_time(a, b):
        return False
    one, other = _subject(a.text), _subject(b.text)
    x, y = _counted(a.text), _counted(b.text)
    apart = any(not x[unit] & y[unit] for unit in x.keys() & y.keys())
    said = len(one & other) >= ALIKE * len(one | other) > 1 and apart
    kept = _figures_of_key(a) and _figures_of_key(b) and _figures_of_key(a) != _figures_of_key(b)
    counted = a.measure and b.measure and sense(a.measure) == sense(b.measure) != frozenset()
    return bool(said or (kept and counted and one & other))


def _figures_of_key(statement: Statement) -> frozenset[str]:
    return _figures(statement.target or "")


def _two_stances(a: Statement, b: Statement) -> bool:
    one, other = flat(a.text), flat(b.text)
    return bool((_CHEAP.search(one) and _DEAR.search(other)) or (_DEAR.search(one) and _CHEAP.search(other)))


def clash(a: Statement, b: Statement) -> str:
    """How two statements contradict each other, in words; empty if they do not.

    >>> a, b = (Statement(id, Kind.PRIORITY, text) for id, text in (("up", "Raise prices."), ("down", "Cut prices.")))
    >>> clash(a, b)
    'pulls the other way'
    """
    no_a, no_b = negated(a), negated(b)
    if no_a != no_b:
        done, left = (b, a) if no_a else (a, b)
        return "refuses what the other asks" if refused(done, left) else ""
    if no_a:
        return ""
    if ends_it(a, b) or ends_it(b, a):
        return "and the other cannot both go on"
    if _pull_apart(a, b) or _two_stances(a, b) or closes_there(a, b):
        return "pulls the other way"
    return "gives another figure for the same thing" if _figures_differ(a, b) else ""


def contradiction(plan: Plan, _: Sight) -> Iterator[Finding]:
    """Two statements that cannot both be followed."""
    for one, other in combinations(plan.statements, 2):
        if how := clash(one, other):
            yield other, f"Beside #{one.id} (“{one.text[:60]}”), #{other.id} {how}."


def _same(a: Statement, b: Statement) -> bool:
    one, other = sense(a.text), sense(b.text)
    shared, all_of_them = len(one & other), len(one | other)
    if negated(a) != negated(b) or not shared:
        return False
    within = _cover(one, other) >= WITHIN and shared >= max(3, WITHIN_ALL * all_of_them)
    return shared >= ALIKE * all_of_them or within


def _likeness(statements: Sequence[Statement], sight: Sight) -> Sequence[Sequence[float]] | None:
    return sight.alike([s.text for s in statements]) if sight.alike and len(statements) > 1 else None


def same_twice(plan: Plan, sight: Sight) -> Iterator[Finding]:
    """Two statements that say the same."""
    matrix = _likeness(plan.statements, sight)
    for (i, one), (j, other) in combinations(enumerate(plan.statements), 2):
        near = matrix is not None and matrix[i][j] >= ALIKE_BY_MEANING and negated(one) == negated(other)
        if (_same(one, other) or near) and not clash(one, other):
            yield other, f"#{other.id} says what #{one.id} says."


def two_purposes(plan: Plan, _: Sight) -> Iterator[Finding]:
    """Two sentences that each claim to be the purpose, or the vision."""
    for kind, word in ((Kind.PURPOSE, "what the firm is for"), (Kind.VISION, "where the firm wants to be")):
        for first, other in list(combinations(plan.of_kind(kind), 2))[:1]:
            if not _same(first, other):
                yield other, f"#{first.id} and #{other.id} both say {word}."


def figures_clash(plan: Plan, _: Sight) -> Iterator[Finding]:
    """A sentence that names one share, and a target that names another."""
    for statement in plan.statements:
        said = set(re.findall(r"(\d+(?:[.,]\d+)?) ?(?:%|per ?cent)", statement.text))
        aimed = set(re.findall(r"(\d+(?:[.,]\d+)?) ?(?:%|per ?cent)", statement.target or ""))
        if said and aimed and not said & aimed:
            yield statement, f"#{statement.id} says {min(said)} % and its target says {min(aimed)} %."


_TWO = (
    "## Priorities\n- Call every placement after one week. {#call}\n- Pay every invoice in ten days. {#pay}\n"
)

CHECKS = (
    Check(
        id="same-twice",
        severity="should",
        why="A person who names one has named both, and the count is wrong.",
        weak=_TWO + "- We pay every bill within ten days. {#pay-fast}\n",
        strong=_TWO,
        fix="Join the two, or say what is different.",
        find=same_twice,
    ),
    Check(
        id="contradiction",
        severity="should",
        why="Whichever of the two people follow, they break the other.",
        weak=_TWO + "## Not doing\n- We do not call placements. {#no-calls}\n",
        strong=_TWO + "## Not doing\n- We do not call competitors. {#no-calls}\n",
        fix="Decide which one holds, or say where each applies.",
        find=contradiction,
    ),
    Check(
        id="two-purposes",
        severity="should",
        why="With two answers to one question, each reader picks the nicer one.",
        weak=_TWO + "## Mission\n- Nobody waits for work. {#wait}\n- We train young cooks. {#train}\n",
        strong=_TWO + "## Mission\n- Nobody waits for work. {#wait}\n",
        fix="Keep one sentence; put what explains it on indented lines.",
        find=two_purposes,
    ),
    Check(
        id="figures-clash",
        severity="should",
        why="Nobody knows which of the two counts.",
        weak="## Priorities\n- Call 95 % of placements. {#call target=80%}",
        strong="## Priorities\n- Call 95 % of placements. {#call target=95%}",
        fix="Write the same figure in both places.",
        find=figures_clash,
    ),
)  # fmt: skip
