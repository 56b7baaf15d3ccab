"""Coding by people: which answers are drawn, how far coders and scorer agree, and the file that a diagnosis then uses."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from fairlead.core.diagnosis.spoken import answers_of, current_plan
from fairlead.core.errors import BadInput
from fairlead.core.plans import Plan
from fairlead.core.recall import (
    Anchored,
    Encoder,
    Example,
    Outcome,
    Scorer,
    StatementScorer,
    UnableToCompareCodersError,
    coding_table,
    kappa_over_answers,
)
from fairlead.core.recall.commonplaces import is_blank
from fairlead.core.tables import Firm
from fairlead.core.tables.coding_sheets import FilledSheet, Person
from fairlead.core.tables.recall_answers import RecallAnswer
from fairlead.core.values import Estimate

CODED_HEADER = ("pulse", "respondent", "coder", "statements", "partly", "opposite")
Codes = Mapping[Person, Mapping[str, Outcome]]


class NothingToCode(BadInput):
    """The folder has no plan, or no answer that is not coded yet, or the sheets hold no coded answer."""


@dataclass(frozen=True, slots=True)
class Draw:
    """The answers to be coded, at random, of `open` that are not coded yet; `coded` are."""

    company: str
    statements: tuple[tuple[str, str], ...]
    answers: tuple[RecallAnswer, ...]
    open: int
    coded: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two who coded the same `answers`; a kappa is None where it cannot be told, and `why` says why."""

    one: str
    other: str
    answers: int
    kappa: Estimate | None
    quadratic: Estimate | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """A statement on which two coders differ: by the lines of their sheets, not by who answered."""

    statement: str
    one: str
    one_line: int
    one_code: Outcome
    other: str
    other_line: int
    other_code: Outcome


@dataclass(frozen=True, slots=True)
class Coding:
    """What filled sheets say. `rows` are those of the coding file, header first; `answers` of them, by any coder."""

    people: tuple[Agreement, ...]
    tool: tuple[Agreement, ...]
    differences: tuple[Difference, ...]
    rows: tuple[tuple[str, ...], ...]
    answers: int


def priorities_of(firm: Firm) -> tuple[Plan, tuple[tuple[str, str], ...]]:
    """The plan in force with its priorities (id, text). Raises NothingToCode."""
    plan = current_plan(firm)
    if plan is None or not plan.priorities:
        raise NothingToCode("The folder has no plan with priorities: put plan.md beside the answers.")
    return plan, tuple((s.id, s.text) for s in plan.priorities)


def draw(firm: Firm, how_many: int, seed: int) -> Draw:
    """A random sample of the answers that are not coded yet, without replacement, in random order.

    Random because the error of the scorer, found on it, is carried over to all the others. Raises NothingToCode.
    """
    plan, statements = priorities_of(firm)
    said = [a for a in answers_of(firm) if a.text is not None and not is_blank(a.text)]
    left = [a for a in said if a.named is None]
    if not left:
        raise NothingToCode(
            "There is no answer left to code: all are coded."
            if said
            else "There is no answer in the folder to code."
        )
    order = np.random.default_rng(seed).permutation(len(left))[:how_many]
    chosen = tuple(left[place] for place in order.tolist())
    return Draw(plan.company or firm.company, statements, chosen, len(left), len(said) - len(left))


def compared(firm: Firm, sheets: Sequence[FilledSheet], encoder: Encoder | None) -> Coding:
    """How far the coders of some sheets agree with each other and with the scorer. Raises NothingToCode."""
    _plan, statements = priorities_of(firm)
    ids = [id for id, _text in statements]
    texts = {(a.pulse, a.respondent): a.text or "" for a in answers_of(firm)}
    if not any(sheet.whole for sheet in sheets):
        raise NothingToCode(
            "No row of the sheets is coded in full: fill every cell of a row, then read them again."
        )
    pairs = list(combinations(sheets, 2))
    return Coding(
        tuple(_agreement(a.coder, a.codes, b.coder, b.codes, ids) for a, b in pairs),
        tuple(found for sheet in sheets for found in _with_tool(sheet, texts, statements, encoder)),
        tuple(d for a, b in pairs for d in _differences(a, b, ids)),
        (CODED_HEADER, *(row for sheet in sheets for row in _rows(sheet, ids))),
        len(frozenset().union(*(sheet.whole for sheet in sheets))),
    )


def _with_tool(
    sheet: FilledSheet,
    texts: Mapping[Person, str],
    statements: Sequence[tuple[str, str]],
    encoder: Encoder | None,
) -> tuple[Agreement, ...]:
    """The scorer as it comes; and taught by the coder's other answers, each answer judged by one that has not seen it."""
    ids = [id for id, _text in statements]
    people = sorted(sheet.whole)
    examples = [Example(texts[person], sheet.codes[person]) for person in people]

    def taught(coded: Sequence[Example]) -> Scorer:
        return StatementScorer(statements, encoder=encoder, coded=coded)

    makers: list[tuple[str, Callable[[], Scorer]]] = [
        ("the scorer", lambda: taught(())),
        ("the scorer, having learnt from the other answers", lambda: Anchored(taught, examples)),
    ]
    found = []
    for name, make in makers:
        outcome = make().score([texts[person] for person in people]).of(ids).outcome.tolist()
        codes = {
            p: {id: Outcome(o) for id, o in zip(ids, row, strict=True)}
            for p, row in zip(people, outcome, strict=True)
        }
        found.append(_agreement(sheet.coder, sheet.codes, name, codes, ids))
    return tuple(found)


def _agreement(one: str, ours: Codes, other: str, theirs: Codes, ids: Sequence[str]) -> Agreement:
    place = {outcome: at for at, outcome in enumerate(sorted(Outcome))}
    tables = []
    for person in sorted(set(ours) & set(theirs)):
        both = [id for id in ids if id in ours[person] and id in theirs[person]]
        if both:
            mine, yours = ([place[side[person][id]] for id in both] for side in (ours, theirs))
            tables.append(coding_table(mine, yours, len(place)))
    if not tables:
        return Agreement(one, other, 0, None, None, "They coded no answer in common.")
    whole = np.stack(tables)
    try:
        return Agreement(
            one, other, len(tables), kappa_over_answers(whole), kappa_over_answers(whole, weights="quadratic")
        )
    except UnableToCompareCodersError as error:
        return Agreement(one, other, len(tables), None, None, error.sentence)


def _differences(a: FilledSheet, b: FilledSheet, ids: Sequence[str]) -> list[Difference]:
    return [
        Difference(id, a.coder, a.line[p], a.codes[p][id], b.coder, b.line[p], b.codes[p][id])
        for p in sorted(set(a.codes) & set(b.codes), key=lambda p: a.line[p])
        for id in ids
        if id in a.codes[p] and id in b.codes[p] and a.codes[p][id] != b.codes[p][id]
    ]


def _rows(sheet: FilledSheet, ids: Sequence[str]) -> list[tuple[str, ...]]:
    def those(person: Person, outcome: Outcome) -> str:
        return " ".join(id for id in ids if sheet.codes[person][id] is outcome)

    kinds = (Outcome.NAMED, Outcome.PARTLY, Outcome.CONTRADICTED)
    return [
        (pulse, person, sheet.coder, *(those((pulse, person), kind) for kind in kinds))
        for pulse, person in sorted(sheet.whole, key=lambda p: sheet.line[p])
    ]
