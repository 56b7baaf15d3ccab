"""The dose of a firm: tellings per statement and unit, contacts, and what goes with them from wave to wave."""

from collections.abc import Mapping
from gettext import gettext as _
from pathlib import Path

from fairlead.core.anonymity import Rules
from fairlead.core.diagnosis.dose_values import DoseFinding, Told
from fairlead.core.diagnosis.dose_waves import compared
from fairlead.core.diagnosis.held import held_sentences
from fairlead.core.diagnosis.period import Period, period
from fairlead.core.dose import Contacts
from fairlead.core.engines import Engine, Tellings
from fairlead.core.errors import BadInput
from fairlead.core.tables import Firm, Progress, read, silent

NO_TELLINGS = _(
    "There is no record of tellings in {folder}: bring tellings.csv with told_on, statement and channel (fairlead tables tellings "
    "shows the columns)."
)
BESIDE = _("beside an earlier report it is left out, as the two are not compared in it")


class NoTellings(BadInput):
    """A folder was asked for its dose and has no table of tellings."""


def dose(
    folder: Path | str, *, since: str | None = None, k: int = 5, progress: Progress = silent
) -> DoseFinding:
    """The dose of a folder of tables; see `dose_of`. Raises BadInput with one sentence.

    >>> import tempfile
    >>> from fairlead.core.simulate import simulate
    >>> folder = Path(tempfile.mkdtemp()) / "firm"
    >>> _ = simulate(cause="not-told", people=60, seed=7).write(folder)
    >>> found = dose(folder)
    >>> [said.id for said in found.associations]
    ['cannot-tell', 'cannot-tell']
    """
    rules, firm = Rules(k=k), read(Path(folder), progress=progress)
    found = dose_of(Engine(firm.connection), firm, period(since, firm.settings.as_of), rules, progress)
    if found is None:
        raise NoTellings(NO_TELLINGS.format(folder=Path(folder).name))
    return found


def dose_of(
    engine: Engine,
    firm: Firm,
    within: Period,
    rules: Rules,
    progress: Progress = silent,
    *,
    beside_earlier: bool = False,
) -> DoseFinding | None:
    """What a firm was told, and what goes with it; None where tellings were not recorded.

    `tellings_since` of the period, or its own beginning where that is stated, is where the table begins. What is compared
    with waves has windows of its own. `beside_earlier`: whether an earlier report lies beside this one, which is compared in
    the figures of the survey alone; who holds the old sentence is then not said.
    """
    if "tellings" not in firm.present:
        return None
    begin, end = within.since or within.tellings_since, within.until
    told = engine.tellings(begin, end)
    spent = {one.statement: one for one in engine.contacts(begin, end)}
    windows, associations, notes = compared(engine, firm, rules, progress)
    held, why = ((), BESIDE) if beside_earlier else held_sentences(engine, firm, rules, progress)
    return DoseFinding(
        firm.company, begin, end, _lowest(engine, told), _told(firm, engine, told, spent), _people(engine, firm),
        dict(told.unplaced), windows, associations, held, why, notes,
    )  # fmt: skip


def _lowest(engine: Engine, told: Tellings) -> tuple[str, ...]:
    """Units with nobody below them: what reaches one above is in theirs already."""
    above = set(engine.unit_parents().values())
    return tuple(unit for unit in told.units if unit not in above)


def _told(firm: Firm, engine: Engine, told: Tellings, spent: Mapping[str, Contacts]) -> tuple[Told, ...]:
    """The priorities of the edition in force, told or not; then whatever else was told."""
    plan = firm.editions[-1] if firm.editions else None
    texts = {s.id: s.text for s in plan.statements} if plan else {}
    own = [s.id for s in plan.priorities] if plan else []
    ids = dict.fromkeys([*own, *told.statements])
    counts, units = told.told, _lowest(engine, told)
    return tuple(
        Told(id, texts.get(id, id), tuple(counts.get((id, unit), 0) for unit in units), spent.get(id))
        for id in ids
    )


def _people(engine: Engine, firm: Firm) -> int | None:
    if "people" in firm.present and firm.settings.as_of is not None:
        return engine.headcounts(firm.settings.as_of, "unit").total or None
    return firm.settings.population
