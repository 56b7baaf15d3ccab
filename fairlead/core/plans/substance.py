"""Did a sentence change in what it says, or only in how? One pair at a time.

Both sentences are read as bags of words that carry meaning, so that word order, small words, punctuation, British or
American spelling and slips of the pen fall away. Of what is left on one side only, with n words on both sides
together and k of them unmatched: d = k / n and the score is 1 - (1 - d)². Some changes speak for themselves and set
the score at least to a stated weight (`WEIGHTS`): a figure, a day, a "not", a word turned into its opposite, a
condition. A score of `SUBSTANCE` or more is a change of substance, `REWRITTEN` or more another sentence.
All weights are chosen, not learnt; `bench/plan_diff.py` measures what they do.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from gettext import gettext as _

from fairlead.core.plans.figures import Figure
from fairlead.core.plans.sentences import Said, Word, said
from fairlead.core.plans.sides import Sides, unmatched
from fairlead.core.plans.signs import NEGATIONS, OPPOSITES, ORDERING
from fairlead.core.plans.spelling import root

SUBSTANCE, REWRITTEN = 0.2, 0.6
WEIGHTS = {
    "figure": 0.5,
    "negation": 0.8,
    "opposite": 0.7,
    "order": 0.5,
    "condition": 0.3,
    "replaced": 0.22,
    "several": 0.2,
}
SHOWN = 6  # words in a reason


@dataclass(frozen=True, slots=True)
class Substance:
    """How far two sentences differ in what they say, 0 to 1, and why, in words."""

    score: float
    reasons: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether the change is one of substance."""
        return self.score >= SUBSTANCE


def substance(before: str, after: str) -> Substance:
    """The change of substance between two sentences: 0 where only the wording differs.

    >>> substance("We'll organise every visit.", "**We organize each visit**").score
    0.0
    >>> change = substance("Call 95 % of clients in a week.", "Call 80% of clients in a week.")
    >>> change.score, change.reasons
    (0.5, ('the figure went from 95 % to 80%',))
    >>> substance("We sell to banks.", "We do not sell to banks.").reasons
    ('now negated',)
    """
    one, other = said(before), said(after)
    sides = unmatched(one, other)
    found = [
        *_figures(one.figures, other.figures),
        *_opposites(one, other),
        *_negation(one, other, sides),
        *_conditions(one, other, sides),
        *_order(one, other, sides),
        *_words(sides),
    ]
    return Substance(max((score for score, _ in found), default=0.0), tuple(reason for _, reason in found))


def _figures(before: Sequence[Figure], after: Sequence[Figure]) -> Iterable[tuple[float, str]]:
    gone, new = _beyond(before, after), _beyond(after, before)
    for is_date, what in ((False, _("the figure")), (True, _("the date"))):
        left, right = ([f.said for f in some if f.is_date is is_date] for some in (gone, new))
        if left and right:
            text = _("{what} went from {before} to {after}")
            yield WEIGHTS["figure"], text.format(what=what, before=_and(left), after=_and(right))
        elif left:
            yield WEIGHTS["figure"], _("{what} {before} was dropped").format(what=what, before=_and(left))
        elif right:
            yield WEIGHTS["figure"], _("{what} {after} was added").format(what=what, after=_and(right))


def _beyond(some: Sequence[Figure], others: Sequence[Figure]) -> list[Figure]:
    # "1" may stand as the word "one" on the other side, which is not counted as a figure.
    left = Counter(f.key for f in others)
    beyond = []
    for figure in some:
        if left[figure.key]:
            left[figure.key] -= 1
        elif figure.key != "1":
            beyond.append(figure)
    return beyond


def _opposites(one: Said, other: Said) -> Iterable[tuple[float, str]]:
    # Said twice before and once now is a loss, too: "more of this and more of that".
    for gone in _oftener(one, other):
        for new in _oftener(other, one):
            if _opposed(gone, new):
                text = _("turned round: “{before}” became “{after}”")
                yield WEIGHTS["opposite"], text.format(before=gone.said, after=new.said)


def _oftener(some: Said, others: Said) -> list[Word]:
    """Words said more often in one sentence than in the other, each once."""
    count = Counter(word.root for word in some.words)
    count.subtract(word.root for word in others.words)
    return list({word.root: word for word in some.words if count[word.root] > 0}.values())


def _opposed(one: Word, other: Word) -> bool:
    longer, shorter = sorted((one.plain, other.plain), key=len, reverse=True)
    if len(shorter) > 3 and longer in {
        prefix + shorter for prefix in ("un", "in", "im", "ir", "dis", "non", "de")
    }:
        return True
    return any(
        (one.root in left and other.root in right) or (one.root in right and other.root in left)
        for left, right in _ROOTED
    )


_ROOTED = tuple(
    (frozenset(map(root, left)) | left, frozenset(map(root, right)) | right) for left, right in OPPOSITES
)


def _negation(one: Said, other: Said, sides: Sides) -> Iterable[tuple[float, str]]:
    if one.negations % 2 != other.negations % 2:
        text = _("now negated") if other.negations > one.negations else _("no longer negated")
        yield WEIGHTS["negation"], text
    elif one.negations != other.negations and not (sides.gone or sides.new):
        yield WEIGHTS["condition"], _("negated in another place")


def _conditions(one: Said, other: Said, sides: Sides) -> Iterable[tuple[float, str]]:
    dropped = [c for c in one.conditions if c not in other.conditions]
    added = [c for c in other.conditions if c not in one.conditions]
    for words, text in (
        (dropped, _("a condition was dropped: “{word}”")),
        (added, _("a condition was added: “{word}”")),
    ):
        for word in dict.fromkeys(words):
            if len(dropped) != len(added):  # "unless" for "except" is a matter of style
                yield WEIGHTS["condition"], text.format(word=word)


def _order(one: Said, other: Said, sides: Sides) -> Iterable[tuple[float, str]]:
    """The same words in an order that says something else: staff before clients, more visits and fewer clients."""
    if sides.gone or sides.new or set(one.sequence) != set(other.sequence):
        return
    for word in sorted(ORDERING | NEGATIONS):
        (left, right), (left_now, right_now) = one.around(word), other.around(word)
        if left and left_now and len(right) == len(right_now) and set(right) != set(right_now):
            yield WEIGHTS["order"], _("something else follows “{word}” now").format(word=word)
            return
    for word, opposite in _opposite_words(one):
        follows, now = one.around(word)[1][:1], other.around(opposite)[1][:1]
        if follows and follows == now and follows != other.around(word)[1][:1]:
            text = _("“{word}” and “{opposite}” changed places")
            yield WEIGHTS["order"], text.format(word=word, opposite=opposite)
            return


def _opposite_words(side: Said) -> Iterable[tuple[str, str]]:
    """Pairs of words in one sentence of which one says the opposite of the other."""
    words = dict.fromkeys(side.sequence)
    for left, right in _ROOTED:
        yield from ((a, b) for a in words if a in left for b in words if b in right)


def _words(sides: Sides) -> Iterable[tuple[float, str]]:
    gone, new = sides.gone, sides.new
    if not (gone or new) or not sides.total:
        return
    score = 1 - (1 - (len(gone) + len(new)) / sides.total) ** 2
    if gone and new:
        text = _("words replaced: {before} → {after}").format(before=_listed(gone), after=_listed(new))
        yield max(WEIGHTS["replaced"], score), text
    else:
        floor = WEIGHTS["several"] if len(gone) + len(new) > 2 else 0.0
        text = _("words added: {words}") if new else _("words dropped: {words}")
        yield max(floor, score), text.format(words=_listed(new or gone))


def _listed(words: Sequence[Word]) -> str:
    more = f" … (+{len(words) - SHOWN})" if len(words) > SHOWN else ""
    return ", ".join(word.said for word in words[:SHOWN]) + more


def _and(words: Sequence[str]) -> str:
    return ", ".join(dict.fromkeys(words))
