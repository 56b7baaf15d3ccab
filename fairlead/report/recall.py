"""Recall by itself, as text: each priority, who can say enough, what is to be coded, and how it was read."""

from collections.abc import Iterator, Mapping, Sequence
from gettext import gettext as _
from gettext import ngettext
from typing import Any

from rich.console import Console
from rich.text import Text

from fairlead.core.diagnosis.recalling import HowMany, Priority, Recalled
from fairlead.core.recall import Outcome, Reading, Silence
from fairlead.core.recall.reading import BY_MEANING, NO_WEIGHTS, NOT_ENGLISH
from fairlead.report import numbers
from fairlead.report.terminal import BLANK, WIDEST, Hanging

WORDS = {
    "named": _("named"),
    "open": _("open"),
    "not": _("not named"),
}
OUTCOMES = {
    Outcome.NAMED: _("named"),
    Outcome.PARTLY: _("in part"),
    Outcome.CONTRADICTED: _("the opposite"),
    Outcome.NOT: _("not named"),
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
    words = str(numbers.in_words(priority.named)) if priority.named else _("too few answers to tell")
    said = _("named by {words}").format(words=words)
    return (
        said
        if priority.landed
        else said + _("; it did not land: even with all that is open counted, too few")
    )


def _others(priority: Priority) -> Iterator[str]:
    """The classes told one by one, then those that are hidden together; then what is told in steps."""
    told = {k: n for k, n in priority.counts.items() if n is not None and k != "named"}
    hidden = [WORDS[k] for k, n in priority.counts.items() if n is None]
    parts = [f"{WORDS[k]}: {n}" for k, n in told.items()]
    if len(hidden) == len(priority.counts):
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


def render_texts(readings: Sequence[Reading], words: Mapping[str, Any], console: Console) -> None:
    """Prints raw answers, identical ones once, what is to be coded first. For who holds the file, and nobody else."""
    warning = _("Raw answers, for whoever holds the file: do not pass this on.")
    distinct = {r.text: r for r in readings if r.silence is not Silence.EMPTY}
    times = {text: sum(r.text == text for r in readings) for text in distinct}
    lines: list[Hanging | Text] = [BLANK, Hanging(Text(warning, "bold"), later=0)]
    for reading in sorted(distinct.values(), key=lambda r: not r.to_code):
        lines += [BLANK, Hanging(Text(_quoted(reading, times[reading.text])), later=2)]
        lines += [Hanging(Text(line, "dim"), indent=2) for line in _said(reading, words)]
    for line in lines:
        console.print(line, width=min(console.width, WIDEST), highlight=False, markup=False)


def _quoted(reading: Reading, times: int) -> str:
    text = " / ".join(line.strip() for line in reading.text.splitlines() if line.strip())
    return f"“{text}”" + (_(", {n} times").format(n=times) if times > 1 else "")


def _said(reading: Reading, words: Mapping[str, Any]) -> Iterator[str]:
    for said in reading.said:
        if said.outcome is Outcome.NOT and said.sure:
            continue
        sure = _("sure") if said.sure else _("unsure: to be coded by a person")
        matched = words.get(reading.text, {}).get(said.statement, ())
        by = _(", by the words {words}").format(words=", ".join(matched)) if matched else ""
        yield f"{said.statement}: {OUTCOMES[said.outcome]} ({sure}){by}"
    if not any(s.outcome is not Outcome.NOT or not s.sure for s in reading.said):
        yield _("names nothing (sure)")
    if reading.listed:
        yield _("also listed: {entries}").format(entries="; ".join(reading.listed))
    if reading.copied:
        yield _("likely copied: {ids}").format(ids=", ".join(reading.copied))
    if reading.foreign:
        yield _("another language")


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


def texts_as_json(readings: Sequence[Reading]) -> list[dict[str, Any]]:
    """Raw answers, each text once; `order` ranks answers and is no probability."""
    return [
        {
            "text": r.text,
            "times": sum(other.text == r.text for other in readings),
            "says": [
                {
                    "statement": s.statement,
                    "outcome": s.outcome.name.lower(),
                    "sure": s.sure,
                    "order": s.order,
                }
                for s in r.said
            ],
            "listed": r.listed,
            "copied": r.copied,
            "another_language": r.foreign,
            "answered": r.silence.name.lower(),
        }
        for r in {r.text: r for r in readings}.values()
    ]
