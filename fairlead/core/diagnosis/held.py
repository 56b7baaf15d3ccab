"""Who still holds the old sentence: answers of the last pulse in own words, against the edition before and this one.

It is read from pulses, never from practice: what a person practised is that person's own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from gettext import gettext as _

import numpy as np

from fairlead.core.anonymity import Figure, Release, Rules, release
from fairlead.core.diagnosis.dose_values import HeldSentence, UnitHolds
from fairlead.core.diagnosis.scoring import scorer_of
from fairlead.core.engines import Engine, day_of
from fairlead.core.engines.errors import NoRecallAsked
from fairlead.core.engines.sources import NOT_STATED
from fairlead.core.plans import Changed, Plan, compare, substance
from fairlead.core.recall import Held, Joined
from fairlead.core.recall.held import BOTH, KINDS, NEITHER, NEW, OLD
from fairlead.core.scales import share
from fairlead.core.tables import Firm, Progress
from fairlead.core.values import Estimate, FloatArray, IntArray, Tally

WAS = "was/"  # before the ids of the earlier edition
ORDER = {"old": OLD, "both": BOTH, "new": NEW, "neither": NEITHER}
TWO = {"old": OLD, "neither": NEITHER}  # of a sentence that was dropped
Found = tuple[tuple[HeldSentence, ...], str]


def held_sentences(engine: Engine, firm: Firm, rules: Rules, progress: Progress) -> Found:
    """Each priority that changed in substance, with who names which sentence; or nothing, and why."""
    if len(firm.editions) < 2:
        return (), _("there is no earlier edition of the plan beside this one")
    before, now = firm.editions[-2:]
    changed = changed_priorities(before, now)
    if not changed:
        return (), _("no priority of the edition before differs in substance from this one")
    try:
        pulse, _items = engine.recall_items()
    except NoRecallAsked:
        return (), _("nobody was asked in own words which things matter most")
    if why := _too_early(firm, now, pulse):
        return (), why
    progress(_("Reading who holds the old sentence"), 0.75)
    return _read(engine, firm, pulse, changed, rules), ""


def changed_priorities(before: Plan, now: Plan) -> tuple[Changed, ...]:
    """The priorities of the edition before whose sentence changed in substance, and those that were dropped.

    A new owner, day or measure is no new sentence.

    >>> from fairlead.core.plans import parse
    >>> old = parse("## Priorities\\n- Call every client. {#call}\\n- Pay early. {#pay}")
    >>> new = parse("## Priorities\\n- We call every client. {#call}\\n- Pay in ninety days. {#pay}")
    >>> [(change.id, change.before) for change in changed_priorities(old, new)]
    [('pay', 'Pay early.')]
    """
    own = {s.text for s in before.priorities}
    changes = (c for c in compare(before, now).changes if c.before in own)
    return tuple(c for c in changes if c.after is None or substance(c.before or "", c.after).changed)


def _too_early(firm: Firm, now: Plan, pulse: str) -> str:
    day = firm.settings.pulses.get(pulse) or day_of(pulse)
    if day is None or now.published is None or now.published <= day:
        return ""
    return _("the last answers in own words ({pulse}) are older than this edition").format(pulse=pulse)


def _read(
    engine: Engine, firm: Firm, pulse: str, changed: Sequence[Changed], rules: Rules
) -> tuple[HeldSentence, ...]:
    before, now = firm.editions[-2:]
    was = {s.text: f"{WAS}{s.id}" for s in before.priorities}
    present = {s.text: s.id for s in now.statements}
    # Neither is taught by what people coded: that was coded against the present sentences alone.
    own = [
        (s.id, s.text) for s in now.statements if s in now.priorities or s.text in {c.after for c in changed}
    ]
    both = Joined([scorer_of(own), scorer_of([(f"{WAS}{s.id}", s.text) for s in before.priorities])])
    scorer = Held(both, [(was[c.before or ""], present[c.after] if c.after else None) for c in changed])
    cuts = ("unit",) if "unit" in firm.settings.cuts else ()
    counts = engine.recall(pulse, scorer, 1, cuts, by_hand=False)
    tallies = _tallies(counts.statements, changed, 1 + len(cuts))
    shown = release(tallies, {t.item: {OLD} for t in tallies}, parents=engine.unit_parents(), rules=rules)
    people, above = _people(engine, firm), set(engine.unit_parents().values())
    return tuple(
        _sentence(change, shown, pulse, f"held/{k}", people, above) for k, change in enumerate(changed)
    )


def _tallies(columns: Sequence[Tally], changed: Sequence[Changed], cuts: int) -> list[Tally]:
    """The columns of each pair (new, both, old; each for the company, then by unit) as one tally of its kinds."""
    made = []
    for k, change in enumerate(changed):
        places = [place for place, kind in enumerate(KINDS) if change.after or kind in TWO]
        for cut in range(cuts):
            mine = [columns[(k * len(KINDS) + place) * cuts + cut] for place in places]
            n, weight, weight2 = (
                _options([getattr(t, name) for t in mine]) for name in ("n", "weight", "weight2")
            )
            made.append(replace(
                mine[0], item=f"held/{k}", options=tuple(sorted(_order(change.after).values())),
                groups=tuple("" if group == NOT_STATED else group for group in mine[0].groups),
                n=n.astype(np.int64), weight=weight, weight2=weight2,
            ))  # fmt: skip
    return made


def _order(now: str | None) -> dict[str, int]:
    return ORDER if now else TWO


def _options(columns: "Sequence[IntArray | FloatArray]") -> FloatArray:
    named = np.stack([column[:, 2] for column in columns], axis=1).astype(np.float64)
    rest = columns[0].sum(axis=1) - named.sum(axis=1)
    made: FloatArray = np.column_stack([rest, named])
    return made


def _sentence(
    change: Changed, shown: Release, pulse: str, item: str, people: int | None, above: set[str | None]
) -> HeldSentence:
    figure = shown.figure(pulse, item)
    return HeldSentence(
        change.id or "", change.before or "", change.after, pulse, dict(_shares(figure, people, _order(change.after))),
        tuple(_units(shown, pulse, item, above)),
    )  # fmt: skip


def _shares(
    figure: Figure | None, people: int | None, order: dict[str, int]
) -> Iterator[tuple[str, Estimate | None]]:
    """Each kind as it may be told; under 20 answers the old sentence alone, in steps."""
    if figure is None:
        return
    population = (
        people if people is not None and people >= figure.n and figure.effective == figure.n else None
    )
    options, places = figure.histogram, sorted(order.values())
    for kind, option in order.items():
        n = None if options is None else options[places.index(option)]
        if n is not None:
            yield kind, share(n, figure.n, population=population, n_shown=figure.n_shown)
        elif kind == "old":
            yield kind, _stepped(figure, population)
        else:
            yield kind, None


def _stepped(figure: Figure, population: int | None = None) -> Estimate:
    """A share that is told in steps: the interval covers that of either end."""
    at = [share(s * figure.n, figure.n, population=population, n_shown=figure.n_shown) for s in
          (figure.share[0], figure.value, figure.share[1])]  # fmt: skip
    low, middle, high = at
    if low.interval is None or high.interval is None:
        return middle
    return replace(middle, interval=low.interval.joined(high.interval))


def _units(shown: Release, pulse: str, item: str, above: set[str | None]) -> Iterator[UnitHolds]:
    """The lowest units, shown or hidden, by name."""
    figures = {
        f.group: f
        for f in shown.figures
        if (f.pulse, f.item, f.cut) == (pulse, item, "unit") and not f.derived
    }
    hidden = {h.group: h for h in shown.hidden if (h.pulse, h.item, h.cut) == (pulse, item, "unit")}
    for unit in sorted({*figures, *hidden} - {"", *above}):
        if unit in figures:
            yield UnitHolds(unit, _stepped(figures[unit]))
        else:
            yield UnitHolds(unit, None, hidden[unit].reason)


def _people(engine: Engine, firm: Firm) -> int | None:
    if "people" in firm.present and firm.settings.as_of is not None:
        return engine.headcounts(firm.settings.as_of, "unit").total
    return firm.settings.population
