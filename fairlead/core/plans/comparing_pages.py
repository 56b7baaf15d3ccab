"""Two texts that know nothing of our grammar, compared heading by heading, entry by entry, sentence by sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from gettext import gettext as _

from fairlead.core.plans.differences import Change, Changed, Difference
from fairlead.core.plans.headings import Kind, kind_of
from fairlead.core.plans.pages import Unit, units
from fairlead.core.plans.pairing import Similarity, pair
from fairlead.core.plans.sentences import said
from fairlead.core.plans.substance import Substance, substance

REACH = 6  # neighbours that may be joined to find a sentence that was split, or sentences made one


@dataclass(slots=True)
class _Match:
    """Runs of units that are one thing before and after."""

    before: list[int]
    after: list[int]
    found: Substance


def compare_texts(before: str, after: str, similarity: Similarity | None = None) -> Difference:
    """Two pages of Markdown, or plain texts: what is new, gone, reworded, and whether the substance changed.

    Units are headings, list entries, table rows and sentences, freed of markup, link targets and front matter.
    Equal ones are paired first, wherever they stand; the rest by best assignment on likeness; then sentences that
    were split or made one are joined. A unit weighs as many words as carry it. Never raises.

    >>> old = "# Mission\\nWe mend every roof in town. See [how](a.md)."
    >>> compare_texts(old, "# Our mission\\n**We mend each roof in town.** See [how](b.md).").verdict.value
    'wording only'
    >>> compare_texts(old, "# Mission\\nWe sell solar panels abroad.").verdict.value
    'rewritten'
    """
    old, new = units(before), units(after)
    one, other = [u for u in old if not u.aside], [u for u in new if not u.aside]
    matches = _matches(one, other, similarity)
    taken = {i for m in matches for i in m.before}, {j for m in matches for j in m.after}
    both = frozenset(u.heading for u in one) & frozenset(u.heading for u in other)
    changes = [_changed(m, one, other, both) for m in sorted(matches, key=lambda m: m.after[0])]
    asides = [sorted(_bare(u) for u in some if u.aside) for some in (old, new)]
    # What became a mere link, or was one, is still there.
    changes += [
        _alone(Change.NEW, u) for j, u in enumerate(other) if j not in taken[1] and _bare(u) not in asides[0]
    ]
    changes += [
        _alone(Change.GONE, u) for i, u in enumerate(one) if i not in taken[0] and _bare(u) not in asides[1]
    ]
    return Difference("page", tuple(changes), asides[0] != asides[1])


def _bare(unit: Unit) -> str:
    return unit.text.casefold().strip(".: ")


def _matches(one: Sequence[Unit], other: Sequence[Unit], similarity: Similarity | None) -> list[_Match]:
    pairs = _equal(one, other)
    rows = [i for i in range(len(one)) if i not in {i for i, _ in pairs}]
    columns = [j for j in range(len(other)) if j not in {j for _, j in pairs}]
    rest = pair([one[i].text for i in rows], [other[j].text for j in columns], similarity)
    pairs += [(rows[i], columns[j]) for i, j in rest]
    matches = [_Match([i], [j], substance(one[i].text, other[j].text)) for i, j in pairs]
    free = set(range(len(one))) - {i for i, _ in pairs}, set(range(len(other))) - {j for _, j in pairs}
    for match in matches:
        if match.found.changed:
            _join(match, one, other, free)
    return matches


def _equal(one: Sequence[Unit], other: Sequence[Unit]) -> list[tuple[int, int]]:
    """Pairs that say the same to the letter, then those that say the same; under one heading first."""
    pairs: list[tuple[int, int]] = []
    for key in (lambda u: (u.text, u.heading), lambda u: u.text, lambda u: _meant(u.text), _letters):
        done = {i for i, _ in pairs}, {j for _, j in pairs}
        places = defaultdict(list)
        for j, unit in enumerate(other):
            if j not in done[1]:
                places[key(unit)].append(j)
        for i, unit in enumerate(one):
            if i not in done[0] and places[key(unit)]:
                pairs.append((i, places[key(unit)].pop(0)))
    return pairs


def _meant(text: str) -> object:
    this = said(text)
    return this.roots, this.negations, this.conditions, tuple(sorted(f.key for f in this.figures))


def _letters(unit: Unit) -> object:
    this = said(unit.text)
    return this.letters, tuple(figure.key for figure in this.figures)


def _join(match: _Match, one: Sequence[Unit], other: Sequence[Unit], free: tuple[set[int], set[int]]) -> None:
    """Adds free neighbours while that explains more; kept only where the whole then says the same."""
    best = _Match(list(match.before), list(match.after), match.found)
    for _step in range(REACH):
        tries = [_tried(best, one, other, side, at) for side, at in _next_to(best, free)]
        better = min(tries, key=lambda m: m.found.score, default=best)
        if better.found.score >= best.found.score:
            break
        best = better
    if not best.found.changed:
        match.before, match.after, match.found = best.before, best.after, best.found
        free[0].difference_update(best.before)
        free[1].difference_update(best.after)


def _next_to(match: _Match, free: tuple[set[int], set[int]]) -> list[tuple[int, int]]:
    runs = ((0, match.before), (1, match.after))
    return [(side, at) for side, run in runs for at in (min(run) - 1, max(run) + 1) if at in free[side]]


def _tried(match: _Match, one: Sequence[Unit], other: Sequence[Unit], side: int, at: int) -> _Match:
    runs = [list(match.before), list(match.after)]
    runs[side] = sorted([*runs[side], at])
    return _Match(runs[0], runs[1], substance(_text(one, runs[0]), _text(other, runs[1])))


def _text(all_: Sequence[Unit], run: Sequence[int]) -> str:
    return " ".join(all_[i].text for i in run)


def _changed(match: _Match, one: Sequence[Unit], other: Sequence[Unit], headings: frozenset[str]) -> Changed:
    old, new = one[match.before[0]], other[match.after[0]]
    before, after = _text(one, match.before), _text(other, match.after)
    score, reasons = match.found.score, match.found.reasons
    if turned := _turned(old, new, headings):
        score, reasons = 1.0, (*reasons, turned)
    change = Change.MOVED if turned else Change.SAME if before == after else Change.REWORDED
    weight = max(_weight(before), _weight(after))
    return Changed(change, before, after, score, reasons, None, new.heading, old.line, new.line, weight)


def _turned(old: Unit, new: Unit, headings: frozenset[str]) -> str:
    """What is said when something is now under “not doing”, or no longer; a heading that got another name moves nothing."""
    kinds = kind_of(old.heading), kind_of(new.heading)
    moved = (kinds[0] is Kind.NOT_DOING) != (kinds[1] is Kind.NOT_DOING)
    renamed = None in kinds and not {old.heading, new.heading} & headings
    if old.is_heading or new.is_heading or not moved or renamed:
        return ""
    return _("moved from “{before}” to “{after}”").format(before=old.heading, after=new.heading)


def _alone(change: Change, unit: Unit) -> Changed:
    before, after = (unit.text, None) if change is Change.GONE else (None, unit.text)
    old, new = (unit.line, None) if change is Change.GONE else (None, unit.line)
    weight = _weight(unit.text)
    # A unit of small words only ("How we do it") says nothing of its own.
    return Changed(change, before, after, 1.0 if weight else 0.0, (), None, unit.heading, old, new, weight)


def _weight(text: str) -> float:
    return float(len(said(text).roots))
