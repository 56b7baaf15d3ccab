"""The dose before each wave beside what that wave answered: *reached* by unit, *known* by unit and statement."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from gettext import gettext as _

from fairlead.core.anonymity import Release, Rules, release
from fairlead.core.diagnosis.scoring import scorer_of
from fairlead.core.dose import Association, Window, associate, step, windows
from fairlead.core.dose.associating import cannot_tell
from fairlead.core.dose.rows import cells_of
from fairlead.core.engines import Engine, Item, Tellings, day_of, in_order
from fairlead.core.tables import Firm, Progress
from fairlead.core.values import Tally

MOST_WAVES = 4  # a year of quarters; what is older says little of now, and each wave of texts is read again
EACH = 0.95  # over both measures together
WHAT = {"reached": _("say that they were told"), "known": _("can name it unaided")}
UNDECLARED = _("units are not among the declared cuts: declare them under cuts in fairlead.toml")
NAMED = 2
Doses = dict[tuple[str, str, str], float]


@dataclass(frozen=True, slots=True)
class Measured:
    """One measure over its waves, counted: `lines` are items of the tallies, with the statements that each stands for."""

    name: str
    waves: tuple[str, ...]
    lines: Mapping[str, tuple[str, ...]]
    tallies: tuple[Tally, ...]
    positive: Mapping[str, frozenset[int]]


def compared(
    engine: Engine, firm: Firm, rules: Rules, progress: Progress
) -> tuple[tuple[Window, ...], tuple[Association, ...], tuple[str, ...]]:
    """The windows of the waves, what is said of *reached* and of *known*, and what a reader must know of it."""
    if "unit" not in firm.settings.cuts:  # what was not declared before the answers came is not looked at by
        return (), tuple(cannot_tell(name, what, UNDECLARED) for name, what in WHAT.items()), ()
    progress(_("Comparing waves"), 0.6)
    found = {"reached": _reached(engine, firm), "known": _known(engine, firm)}
    days, seen = _days(firm, engine), dict[str, Window]()
    level = EACH ** (1 / max(1, sum(isinstance(one, Measured) for one in found.values())))
    said = []
    for name, one in found.items():
        if isinstance(one, str):
            said.append(cannot_tell(name, WHAT[name], one))
            continue
        around = windows(one.waves, days)
        seen |= {window.wave: window for window in around}
        said.append(_associated(engine, one, around, rules, level, days))
    ordered = tuple(seen[wave] for wave in in_order(seen))
    return ordered, tuple(said), tuple(_notes(engine, ordered, firm, any(s.estimate for s in said)))


def _associated(
    engine: Engine,
    one: Measured,
    around: Sequence[Window],
    rules: Rules,
    level: float,
    days: Mapping[str, date],
) -> Association:
    if not around:
        return cannot_tell(one.name, WHAT[one.name], _undated(one.waves, days))
    doses = _doses(engine, one, around)
    parents = engine.unit_parents()
    shown = _shown(one, parents, rules)
    return associate(one.name, WHAT[one.name], cells_of(shown, one.waves, doses), level=level)


def _shown(one: Measured, parents: Mapping[str, str | None], rules: Rules) -> Release:
    return release(one.tallies, one.positive, parents=parents, rules=rules)


def _undated(waves: Sequence[str], days: Mapping[str, date]) -> str:
    unknown = [wave for wave in waves if wave not in days]
    if not unknown:
        return _("two waves have the same day: say under [pulses] in fairlead.toml when each ended")
    return _("it is not known when {wave} was: say so under [pulses] in fairlead.toml").format(
        wave=f"“{unknown[0]}”"
    )


def _doses(engine: Engine, one: Measured, around: Sequence[Window]) -> Doses:
    """The steps of what each line was told each lowest unit before each wave; the mean over the statements of a line."""
    above, doses = set(engine.unit_parents().values()), Doses()
    for window in around:
        told = engine.tellings(window.since, window.until)
        for line, statements in one.lines.items():
            for unit in (unit for unit in told.units if unit not in above):
                doses[window.wave, line, unit] = _step(told, statements or told.statements, unit)
    return doses


def _step(told: Tellings, statements: Sequence[str], unit: str) -> float:
    place = told.units.index(unit)
    at = {statement: int(n[place]) for statement, n in zip(told.statements, told.n, strict=True)}
    found = [step(at.get(statement, 0)) for statement in statements]
    return sum(found) / len(found) if found else 0.0


def _days(firm: Firm, engine: Engine) -> dict[str, date]:
    """The day of each wave: stated, else the last that its name speaks of, and none later than the files."""
    last, found = firm.settings.as_of, dict[str, date]()
    for wave in engine.pulses():
        day = firm.settings.pulses.get(wave) or day_of(wave)
        if day is not None:
            found[wave] = min(day, last) if last else day
    return found


def _reached(engine: Engine, firm: Firm) -> Measured | str:
    """The items *reached*, by unit, or why they cannot be compared."""
    items = {item.id: item for item in engine.items() if item.construct == "reached" and item.options}
    tallies = tuple(t for t in _tallies(engine, items) if t.item in items)
    waves = in_order({t.pulse for t in tallies if t.cut == "unit"})[-MOST_WAVES:]
    if why := _why_not(waves, tallies, _("the item “I was told lately where we are going”")):
        return why
    own = tuple(p.id for p in firm.editions[-1].priorities) if firm.editions else ()
    lines = {id: (item.statement,) if item.statement else own for id, item in items.items()}
    positive = {id: frozenset(item.positive) for id, item in items.items()}
    return Measured("reached", waves, lines, tuple(t for t in tallies if t.pulse in waves), positive)


def _tallies(engine: Engine, items: Mapping[str, Item]) -> Iterator[Tally]:
    """Counts of answers, wave by wave; then those that came counted, where the company's and the units' both did."""
    cuts = ("unit",)
    waves = {asked.pulse for asked in engine.asked if asked.item in items}
    have = set()
    for wave in waves:
        for tally in engine.tallies(wave, cuts):
            have.add((tally.pulse, tally.item))
            yield tally
    given = [t for t in engine.given_counts().tallies if (t.pulse, t.item) not in have and t.item in items]
    for one in {(t.pulse, t.item) for t in given}:
        both = {t.cut: t for t in given if (t.pulse, t.item) == one and t.cut in ("company", *cuts)}
        if len(both) == 2:
            yield from both.values()


def _why_not(waves: Sequence[str], tallies: Sequence[Tally], asked: str) -> str:
    if not tallies:
        return _("{item} was never asked").format(item=asked)
    if not any(t.groups and set(t.groups) - {""} for t in tallies if t.cut == "unit"):
        return _("no answer comes with a unit")
    if len(waves) < 2:
        return _("one wave only asked {item}, and it takes two to see a change").format(item=asked)
    return ""


def _known(engine: Engine, firm: Firm) -> Measured | str:
    """Who names each priority of the edition in force, by unit, read in all waves by the same scorer."""
    question = _("for recall (“which things matter most for us right now?”)")
    if not firm.editions or not firm.editions[-1].priorities:
        return _("there is no plan whose priorities could be named")
    wanted = {item.id for item in engine.items() if item.construct == "recall"}
    waves = in_order({a.pulse for a in engine.asked if a.item in wanted})[-MOST_WAVES:]
    if len(waves) < 2:
        return _("no wave asked {item}").format(item=question) if not waves else _(
            "one wave only asked {item}, and it takes two to see a change"
        ).format(item=question)  # fmt: skip
    own = [(s.id, s.text) for s in firm.editions[-1].priorities]
    scorer, ids = scorer_of(own), [id for id, _text in own]
    tallies: list[Tally] = []
    for wave in waves:
        # What people coded is left aside, and teaches nothing: it was coded in one wave and not in the other.
        counts = engine.recall(wave, scorer, 1, ("unit",), statements=ids, by_hand=False)
        each = zip([id for id in ids for _cut in range(2)], counts.statements, strict=True)
        tallies += [replace(tally, item=f"named/{id}") for id, tally in each]
    if why := _why_not(waves, tallies, question):
        return why
    lines = {f"named/{id}": (id,) for id in ids}
    return Measured("known", waves, lines, tuple(tallies), dict.fromkeys(lines, frozenset({NAMED})))


def _notes(engine: Engine, around: Sequence[Window], firm: Firm, said: bool) -> Iterator[str]:
    if not said:
        return
    guessed = [window for window in around if window.wave not in firm.settings.pulses]
    if guessed:
        text = _(
            "The days of waves are taken from their names ({days}); [pulses] in fairlead.toml states others."
        )
        yield text.format(days=", ".join(f"{w.wave}: {w.until}" for w in guessed))
    began = engine.first_telling()
    if began is not None and began > around[0].since:
        text = _(
            "The record of tellings begins on {began}; what was told from {since} on and before that is not in it."
        )
        yield text.format(began=began, since=around[0].since)
