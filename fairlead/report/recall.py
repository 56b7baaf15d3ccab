"""Recall by itself, as text: each priority, who can say enough, what is to be coded, and how it was read."""

from collections.abc import Iterator, Sequence
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from fairlead.core.anonymity.rules import LEAST
from fairlead.core.diagnosis.knowing import NAMED, PERHAPS
from fairlead.core.diagnosis.recall_told import HowMany, Priority
from fairlead.core.diagnosis.recalling import Recalled
from fairlead.core.diagnosis.values import Diagnosis
from fairlead.core.recall.reading import BY_MEANING, NO_WEIGHTS, NOT_ENGLISH
from fairlead.core.values import Estimate
from fairlead.report import numbers
from fairlead.report.terminal import BLANK, WIDEST, Hanging

WORDS = {
    "named": _("named"),
    "open": _("open"),
    "not": _("not named"),
}
WAYS = {
    BY_MEANING: _("by meaning (all-MiniLM-L6-v2, on this machine) and by words"),
    NO_WEIGHTS: _(
        "by words alone, so synonyms are not seen: the sentence encoder is not here; make weights builds it"
    ),
    NOT_ENGLISH: _(
        "by words alone, so synonyms are not seen: the plan is not in English, which is all the encoder knows"
    ),
}
FLAGS = {
    "unknowing": _("say that they do not know"),
    "listed": _("list something that is none of the priorities"),
    "copied": _("repeat the plan word for word, or in its order: likely copied"),
    "foreign": _("are in another language: read by words, never trusted"),
}


def render(found: Recalled, console: Console, *, code_with: str) -> None:
    """Prints what was found. `code_with`: the command by which people code answers."""
    for line in (*_priorities(found), *_enough(found), *_rest(found, code_with)):
        console.print(line, width=min(console.width, WIDEST), highlight=False, markup=False)


def _priorities(found: Recalled) -> Iterator[Hanging | Text]:
    title = _("{company}: what people can say of {priorities}, unaided").format(
        company=found.company or _("This plan"), priorities=_of(len(found.priorities))
    )
    yield Hanging(Text(title.removeprefix(": "), "bold"), later=0)
    if not found.base:
        yield BLANK
        yield Hanging(Text(_("Fewer than 5 answers: no figure is told of so few.")), later=0)
        return
    for priority in found.priorities:
        yield BLANK
        yield Hanging(Text(priority.text, "bold"), later=0)
        yield Hanging(Text(_named(priority)), indent=2)
        for line in _others(priority):
            yield Hanging(Text(line, "dim"), indent=2)


def _of(priorities: int) -> str:
    return ngettext("its one priority", "its {n} priorities", priorities).format(n=priorities)


def _named(priority: Priority) -> str:
    words = _few(priority.named) if priority.named else _("too few answers to tell")
    said = _("named by {words}").format(words=words)
    return (
        said
        if priority.landed
        else said + _("; it did not land: even with all that is open counted, too few")
    )


def _few(estimate: Estimate) -> str:
    """In words; a count under 3, which stands for a share that nobody may know, is told as that."""
    words = numbers.in_words(estimate)
    small = estimate.base == str(estimate.n) and estimate.value * estimate.n < LEAST - 0.5
    return _("fewer than {least}, {rest}").format(least=LEAST, rest=words.rest) if small else str(words)


def _others(priority: Priority) -> Iterator[str]:
    """The classes told one by one, then those that are hidden together; then what is told in steps."""
    told = {k: n for k, n in priority.counts.items() if n is not None and k != "named"}
    hidden = [WORDS[k] for k, n in priority.counts.items() if n is None]
    parts = [f"{WORDS[k]}: {n}" for k, n in told.items()]
    if not told:
        hidden = []
    if hidden and priority.named is not None:
        left = priority.named.n - sum(n for n in priority.counts.values() if n is not None)
        parts.append(_("{classes}, told together: {n}").format(classes=_(" or ").join(hidden), n=left))
    if priority.opposite:
        parts.append(_("the opposite is said by {many}").format(many=how_many(priority.opposite)))
    if parts:
        yield "; ".join(parts)


def _enough(found: Recalled) -> Iterator[Hanging | Text]:
    if found.enough is None or found.possible is None:
        return
    interval, base = found.enough.interval, numbers.in_words(found.enough).rest.rsplit(", ", 1)[-1]
    text = _(
        "Who can name enough, {need} of {all}: from {named:.0%} (named) to {possible:.0%} (and all that is open), {base}. "
        "With sampling doubt: {low:.0%} to {high:.0%} (Wilson)."
    ).format(
        need=found.need, all=len(found.priorities), named=found.enough.value, possible=found.possible, base=base,
        low=interval.low if interval else 0, high=interval.high if interval else 1,
    )  # fmt: skip
    yield BLANK
    yield Hanging(Text(text, "bold"), later=0)


def _rest(found: Recalled, code_with: str) -> Iterator[Hanging | Text]:
    yield BLANK
    yield from (Hanging(Text(f"- {line}")) for line in _flags(found))
    yield BLANK
    yield Hanging(Text(_to_code(found, code_with)), later=0)
    yield Hanging(Text(_("Read {way}.").format(way=WAYS[found.way]), "dim"), later=0)
    limits = _(
        "Raw counts of this file: corrected neither for chance nor for the errors of reading; fairlead diagnose does both. "
        "Counts under 3, and what would give them away, are told together or in steps."
    )
    yield Hanging(Text(limits, "dim"), later=0)


def _flags(found: Recalled) -> Iterator[str]:
    for flag, words in FLAGS.items():
        if many := found.flags.get(flag):
            yield f"{how_many(many)} {words}"


def _to_code(found: Recalled, code_with: str) -> str:
    many = found.flags.get("to-code")
    by_hand = _("{n} answers are coded by people. ").format(n=found.by_hand) if found.by_hand else ""
    if many is None or not many.high:
        return by_hand + _(
            "Open means: named in part, or the scorer is not sure. People code what is open: {how}."
        ).format(how=code_with)
    return by_hand + _(
        "Open means: named in part, or the scorer is not sure. To be coded by a person: {many} of {n} answers; {how}."
    ).format(many=how_many(many), n=found.base.replace("-", _(" to ")), how=code_with)


def how_many(many: HowMany) -> str:
    """A count in words, no finer than it may be told.

    >>> how_many(HowMany(7, 7, 30)), how_many(HowMany(0, 2, 30)), how_many(HowMany(6, 8, 30)), how_many(HowMany(4, 30, 30))
    ('7', 'fewer than 3', '6 to 8', '4 or more')
    """
    if many.low == many.high:
        return str(many.low)
    if many.low == 0:
        return _("fewer than {n}").format(n=many.high + 1) if many.high < many.n else _("some")
    return (
        _("{low} or more").format(low=many.low)
        if many.high == many.n
        else _("{low} to {high}").format(low=many.low, high=many.high)
    )


def lines(made: Diagnosis, folder: Path) -> tuple[str, ...]:
    """Recall in three lines, from what a diagnosis released: named most, named least, and what is to be coded."""
    shown = (
        [(estimate, text) for _id, text, estimate, _told in made.plan.priorities if estimate]
        if made.plan
        else []
    )
    if not shown:
        return ()
    ranked = sorted(shown, key=lambda one: one[0].value)
    (most, best), (least, worst) = ranked[-1], ranked[0]
    return (
        _("Named most: “{text}”, by {words}.").format(text=best, words=numbers.in_words(most)),
        _("Named least: “{text}”, by {words}.").format(text=worst, words=numbers.in_words(least)),
        _left_to_code(made, folder),
    )


def _left_to_code(made: Diagnosis, folder: Path) -> str:
    """Who names enough only if what is open were counted: the difference of two released counts."""
    found = {f.item: f for f in made.released if f.cut == "company" and f.item in (NAMED, PERHAPS)}
    draws = _("fairlead code {folder} draws a sheet.").format(folder=folder)
    if len(found) < 2:
        return _("To be coded by people: what the scorer is not sure of; {draws}").format(draws=draws)
    low, high = found[NAMED], found[PERHAPS]
    left = HowMany(
        max(0, high.positive[0] - low.positive[1]), max(0, high.positive[1] - low.positive[0]), high.n
    )
    left = left if left.high >= LEAST else HowMany(0, LEAST - 1, high.n)
    text = _("To be coded by people: {many} of {n} answers leave it open whether enough is named; {draws}")
    return text.format(many=how_many(left), n=high.n_shown.replace("-", _(" to ")), draws=draws)


def render_lines(said: Sequence[str], console: Console) -> None:
    """Prints recall in short, under a heading."""
    if said:
        heading = Hanging(Text(_("What people can say, unaided"), "bold underline"), later=0)
        for line in (BLANK, heading, *(Hanging(Text(f"- {one}")) for one in said)):
            console.print(line, width=min(console.width, WIDEST), highlight=False, markup=False)


def as_json(found: Recalled) -> dict[str, Any]:
    """The same as values."""
    enough = found.enough
    return {
        "schema": "fairlead-recall/1",
        "company": found.company,
        "n": found.base,
        "read": WAYS[found.way],
        "priorities": [_priority_json(priority) for priority in found.priorities],
        "enough": enough and {
            "need": found.need, "of": len(found.priorities), "named": enough.value, "possible": found.possible,
            "low": enough.interval and enough.interval.low, "high": enough.interval and enough.interval.high,
            "n": enough.base, "method": enough.method,
        },
        "answers": {flag: steps_json(many) for flag, many in found.flags.items()},
        "coded_by_hand": found.by_hand,
    }  # fmt: skip


def _priority_json(priority: Priority) -> dict[str, Any]:
    named = priority.named
    interval = named.interval if named else None
    return {
        "id": priority.id, "text": priority.text, "n": named and named.base, "named": named and named.value,
        "low": interval and interval.low, "high": interval and interval.high, "counts": dict(priority.counts),
        "opposite": steps_json(priority.opposite),
        "landed": priority.landed,
    }  # fmt: skip


def steps_json(many: HowMany | None) -> dict[str, int] | None:
    """A count that is told in a step."""
    return None if many is None else {"from": many.low, "to": many.high}
