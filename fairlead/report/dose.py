"""The dose: how often it was told, what goes with it, who still holds the old sentence; as sections, and as JSON."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from gettext import gettext as _
from gettext import ngettext
from typing import Any

from fairlead.core.anonymity.rules import LEAST
from fairlead.core.diagnosis.dose_values import DoseFinding, HeldSentence, Told
from fairlead.core.dose import Association, band
from fairlead.core.values import Estimate
from fairlead.report import numbers
from fairlead.report.numbers import Words
from fairlead.report.parts import Fact, Facts, Grid, GridRow, Point, Points, Section

MOST_UNITS = 40
BANDS = {
    "never": _("never"),
    "once": _("once or twice"),
    "three": _("three to six times"),
    "seven": _("seven times or more"),
}
WAYS = {
    "mouth": _("by mouth"),
    "message": _("by message"),
    "wall": _("on a wall or screen"),
    "other": _("otherwise"),
}
MEASURES = {"reached": _("Reached"), "known": _("Known")}
IDS = {
    "goes-with": _("goes with it"),
    "goes-against": _("goes against it"),
    "no-sign": _("no sign of a link"),
    "cannot-tell": _("cannot tell"),
}
KINDS = {
    "old": _("name the old sentence and not the present one"),
    "both": _("give an answer that fits both"),
    "new": _("name the present sentence and not the old one"),
    "neither": _("name neither for sure"),
}
DROPPED = {"old": _("still name it"), "neither": _("do not name it for sure")}
METHOD = _(
    "Each unit is compared with itself, wave against wave, and with other units on the same sentence over the same months. A step is "
    "from never to once, to three, to seven times. Everything is worked out from figures that may be shown."
)


def section(found: DoseFinding, most_units: int = MOST_UNITS) -> Section:
    """All of it, under one heading."""
    parts = (_told(found, most_units), _with(found), *_held(found))
    return Section("dose", _("How often it was told, and what goes with it"), parts=parts)


def _told(found: DoseFinding, most: int) -> Section:
    says = [_days(found), _spent(found)]
    if found.unplaced:
        text = _("Told to people who are no unit of the firm, and counted for none: {whom}.")
        says.append(text.format(whom=", ".join(f"{whom} ({n})" for whom, n in found.unplaced.items())))
    points = Points(
        "dose-statements", tuple(Point(one.text.rstrip("."), _statement(one)) for one in found.told)
    )
    return Section(
        "dose-told",
        _("How often each unit was told"),
        tuple(filter(None, says)),
        (points, *_grid(found, most)),
    )


def _days(found: DoseFinding) -> str:
    if found.since is None or found.until is None:
        return _("All tellings on record.")
    text = _(
        "From {since} to {until}, both days included. Three times in ninety days is what the link “sent” asks for."
    )
    return text.format(since=found.since, until=found.until)


def _spent(found: DoseFinding) -> str:
    total = sum(one.contacts.total for one in found.told if one.contacts)
    if not total:
        return ""
    cost = _("It cost {contacts}").format(contacts=numbers.many(total, "contacts"))
    each = _(", {each:.1f} a person").format(each=found.each) if found.each is not None else ""
    return cost + each + _(" (a contact is one person at one telling).")


def _statement(one: Told) -> str:
    bands = [
        _("{band} in {units}").format(band=BANDS[name], units=numbers.many(n, "units"))
        for name, n in one.bands.items()
        if n
    ]
    return "; ".join(part for part in (", ".join(bands), _contacts(one)) if part)


def _contacts(one: Told) -> str:
    if one.contacts is None:
        return _("no contact")
    ways = ", ".join(f"{WAYS[way]} {numbers.whole(n)}" for way, n in one.contacts.by_way)
    each = _(", {each:.1f} a person").format(each=one.contacts.each) if one.contacts.each is not None else ""
    told = f"{numbers.many(one.contacts.total, 'contacts')}{each}"
    unknown = one.contacts.unknown
    rest = ngettext(
        "; of {n} occasion it is not known how many were there", "; of {n} occasions it is not known how many were there", unknown
    ).format(n=unknown)  # fmt: skip
    return told + (f" ({ways})" if ways else "") + (rest if unknown else "")


def _grid(found: DoseFinding, most: int) -> tuple[Grid, ...]:
    if not found.units:
        return ()
    shown = found.units[:most]
    rows = tuple(
        GridRow(unit, 0, (), "", tuple(_cell(one, place) for one in found.told))
        for place, unit in enumerate(shown)
    )
    left = len(found.units) - len(shown)
    more = (_("{n} more units are in --json.").format(n=numbers.whole(left)),) if left else ()
    columns = tuple(one.statement for one in found.told)
    return (Grid("dose-grid", _("Tellings by unit and statement"), _("Unit"), columns, rows, more),)


def _cell(one: Told, place: int) -> Fact:
    n = one.n[place]
    return Fact(one.statement, Words(numbers.whole(n), BANDS[band(n)]))


def _with(found: DoseFinding) -> Section:
    points = tuple(
        Point(f"{MEASURES[said.measure]}: {IDS[said.id]}", _said(said)) for said in found.associations
    )
    caveats = dict.fromkeys(c for said in found.associations for c in said.caveats)
    days = [
        _("{wave}: told from {since} to {until}").format(wave=w.wave, since=w.since, until=w.until)
        for w in found.windows
    ]
    counted = _("What counts before which wave: {days}.").format(days="; ".join(days)) if days else ""
    estimated = any(said.estimate for said in found.associations)
    rest = [*caveats, *found.notes, *([METHOD] if estimated else [])]
    blocks = (Points("dose-with-points", points), *_list("dose-with-notes", rest))
    return Section("dose-with", _("What goes with it"), (counted,) if counted else (), blocks)


def _list(id: str, lines: Sequence[str]) -> tuple[Points, ...]:
    return (Points(id, tuple(Point("", line) for line in lines)),) if lines else ()


def _said(said: Association) -> str:
    if said.estimate is None or said.estimate.interval is None or said.points is None or said.before is None:
        return said.says
    within = said.estimate.interval
    text = _(
        "{says} A step goes with {odds:.2g} times the odds, between {low:.2g} and {high:.2g} ({level:.3g}% interval, {units}, {answers}); "
        "from {before} before, that is between {least:+.0f} and {most:+.0f} points."
    )
    return text.format(
        says=said.says, odds=said.estimate.value, low=within.low, high=within.high, level=100 * within.level,
        units=numbers.many(said.units, "units"), answers=numbers.many(said.estimate.n, "answers"),
        before=numbers.percent(round(said.before, 2)), least=said.points.low, most=said.points.high,
    )  # fmt: skip


def _held(found: DoseFinding) -> Iterator[Section]:
    title = _("Who still holds the old sentence")
    if not found.held:
        if found.held_why:
            yield Section("dose-held", title, (_("Nothing to say: {why}.").format(why=found.held_why),))
        return
    says = _(
        "From what people wrote in their own words in {pulse}; practice is private and is not looked at."
    )
    yield Section("dose-held", title, (says.format(pulse=found.held[0].pulse),))
    for place, one in enumerate(found.held):
        yield _sentence(one, f"dose-held-{place}")


def _sentence(one: HeldSentence, id: str) -> Section:
    words = KINDS if one.now else DROPPED
    now = _("Now: “{now}”").format(now=one.now) if one.now else _("It was dropped.")
    facts = tuple(
        Fact(words[kind], _share(estimate), estimate if _many(estimate) else None)
        for kind, estimate in one.shares.items() if kind in words
    )  # fmt: skip
    blocks = (
        Facts(id, _("Answers by the sentence that they name"), _("People who"), facts),
        *_by_unit(one, id),
    )
    if not facts:
        return Section(id, _("Was: “{was}”").format(was=one.was), (now, _("Too few answers to tell.")))
    return Section(id, _("Was: “{was}”").format(was=one.was), (now,), blocks)


def _many(estimate: Estimate | None) -> bool:
    """Whether it is a count that may be told: one under three stands for a share that nobody may know."""
    banded = estimate is not None and estimate.base != str(estimate.n)
    return estimate is not None and (banded or estimate.value * estimate.n >= LEAST - 0.5)


def _share(estimate: Estimate | None) -> Words:
    if estimate is None:
        return Words(_("not told"), _("fewer than {least}, or beside such").format(least=LEAST))
    words = numbers.in_words(estimate)
    return words if _many(estimate) else Words(_("fewer than {least}").format(least=LEAST), words.rest)


def _by_unit(one: HeldSentence, id: str) -> Iterator[Facts | Points]:
    shown = [unit for unit in one.units if unit.old is not None]
    hidden = len(one.units) - len(shown)
    facts = tuple(Fact(unit.unit, _share(unit.old), unit.old) for unit in shown[:MOST_UNITS])
    if facts:
        caption = (
            _("By unit: they name the old sentence and not the present one")
            if one.now
            else _("By unit: they still name it")
        )
        yield Facts(f"{id}-units", caption, _("Unit"), facts)
    if hidden:
        text = _("{units}, where a figure would tell of a few people").format(
            units=numbers.many(hidden, "units")
        )
        yield Points(f"{id}-hidden", (Point(_("hidden"), text),))


def as_json(found: DoseFinding) -> dict[str, Any]:
    """The same as values."""
    return {
        "schema": "fairlead-dose/1",
        "company": found.company,
        "since": found.since and found.since.isoformat(),
        "until": found.until and found.until.isoformat(),
        "people": found.people,
        "contacts_a_person": found.each,
        "units": list(found.units),
        "statements": [_told_json(one) for one in found.told],
        "unplaced": dict(found.unplaced),
        "windows": [
            {"wave": w.wave, "since": w.since.isoformat(), "until": w.until.isoformat()}
            for w in found.windows
        ],
        "goes_with": [_association_json(said) for said in found.associations],
        "old_sentences": [_held_json(one) for one in found.held],
        "old_sentences_why_not": found.held_why,
        "notes": list(found.notes),
    }


def _told_json(one: Told) -> dict[str, Any]:
    contacts = one.contacts and {
        "total": one.contacts.total, "each": one.contacts.each, "occasions": one.contacts.occasions,
        "unknown": one.contacts.unknown, "by_way": dict(one.contacts.by_way),
    }  # fmt: skip
    return {
        "id": one.statement,
        "text": one.text,
        "tellings": list(one.n),
        "bands": one.bands,
        "contacts": contacts,
    }


def _association_json(said: Association) -> dict[str, Any]:
    estimate = said.estimate
    interval = estimate.interval if estimate else None
    return {
        "measure": said.measure, "id": said.id, "says": said.says, "odds_ratio": estimate and estimate.value,
        "low": interval and interval.low, "high": interval and interval.high, "level": interval and interval.level,
        "n": estimate and estimate.n, "units": said.units, "rows": said.rows, "method": estimate and estimate.method,
        "before": said.before, "points": said.points and asdict(said.points), "dose_with_share_before": said.turned,
        "caveats": list(said.caveats),
    }  # fmt: skip


def _held_json(one: HeldSentence) -> dict[str, Any]:
    units = [{"unit": u.unit, "old": _estimate_json(u.old), "hidden": u.hidden} for u in one.units]
    shares = {kind: _estimate_json(estimate) for kind, estimate in one.shares.items()}
    return {
        "statement": one.statement, "was": one.was, "now": one.now, "pulse": one.pulse, "shares": shares, "units": units
    }  # fmt: skip


def _estimate_json(estimate: Estimate | None) -> dict[str, Any] | None:
    if estimate is None:
        return None
    told = _many(estimate)
    return {
        "share": estimate.value if told else None, "low": estimate.interval and estimate.interval.low,
        "high": estimate.interval and estimate.interval.high, "n": estimate.base, "words": str(_share(estimate)),
    }  # fmt: skip
