"""The recall answers of a folder, as `recalling` and the coding of answers take them."""

from pathlib import Path

from fairlead.core.diagnosis.recalling import Spoken
from fairlead.core.engines import Engine
from fairlead.core.plans import Plan
from fairlead.core.recall import Outcome
from fairlead.core.tables import Firm, Progress, read, silent
from fairlead.core.tables.plan_files import read_plan
from fairlead.core.tables.recall_answers import RecallAnswer, recall_answers

__all__ = ["answers_of", "outcomes_of", "read_plan", "spoken_in"]


def spoken_in(folder: Path, progress: Progress = silent) -> tuple[tuple[Spoken, ...], int | None]:
    """What each person of a folder wrote in the last pulse that asked for recall, and how many people there are."""
    firm = read(folder, progress=progress)
    said = [a for a in answers_of(firm) if a.text is not None]
    return tuple(Spoken(a.text or "", outcomes_of(a)) for a in said), people_of(firm)


def people_of(firm: Firm) -> int | None:
    """How many could have answered, where the folder says so."""
    if "people" in firm.present and firm.settings.as_of is not None:
        return Engine(firm.connection).headcounts(firm.settings.as_of, "unit").total
    return firm.settings.population


def answers_of(firm: Firm) -> tuple[RecallAnswer, ...]:
    """The recall answers of the last pulse that asked. Raises NoRecallAsked."""
    pulse, items = Engine(firm.connection).recall_items()
    return recall_answers(firm.connection, pulse, items)


def outcomes_of(answer: RecallAnswer) -> dict[str, Outcome] | None:
    """What people coded, None where nobody did.

    >>> outcomes_of(RecallAnswer("now", "r1", "ring them", named=("call",), partly=("pay",)))
    {'pay': <Outcome.PARTLY: 1>, 'call': <Outcome.NAMED: 2>}
    """
    if answer.named is None:
        return None
    kinds = (
        (Outcome.CONTRADICTED, answer.opposite),
        (Outcome.PARTLY, answer.partly),
        (Outcome.NAMED, answer.named),
    )
    return {id: outcome for outcome, ids in kinds for id in ids or ()}


def current_plan(firm: Firm) -> Plan | None:
    """The edition in force."""
    return firm.editions[-1] if firm.editions else None
