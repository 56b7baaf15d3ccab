"""A proposal for answers: one column a question."""

import re

from fairlead.core.tables.answers import usual_pulse
from fairlead.core.tables.guesses_numbers import is_small, number_span
from fairlead.core.tables.guesses_roles import Role, by_groups, is_cut, is_id, ordered, roles_of
from fairlead.core.tables.guesses_scales import ScaleFound, scale_of_cells
from fairlead.core.tables.guesses_words import private
from fairlead.core.tables.presets import Preset
from fairlead.core.tables.presets_words import COLUMNS
from fairlead.core.tables.propose_items import CODE, add_item, item_of
from fairlead.core.tables.propose_sample import Sample, Seen
from fairlead.core.tables.propose_text import Draft, Line
from fairlead.core.tables.toml_text import quoted_text

CUTS = ("unit", "level", "tenure", "location")


def scales_in(sample: Sample) -> dict[str, ScaleFound]:
    """Columns of answers by label, each with its scale; one label is enough where other columns show the scale."""
    columns = [c for c in sample.columns if c.counts and not private(c.bare)]
    sure = {c.name: scale for c in columns if (scale := scale_of_cells(c.counts))}
    known = {scale.name for scale in sure.values()}
    more = {
        c.name: scale for c in columns if (scale := scale_of_cells(c.counts, least=1)) and scale.name in known
    }
    return {c.name: (sure | more)[c.name] for c in columns if c.name in sure or c.name in more}


def numbers_in(sample: Sample, taken: set[str]) -> list[Seen]:
    """Columns of answers by number: small whole numbers under questions, or three and more alike."""
    small = [
        c for c in sample.columns
        if c.name not in taken and not private(c.bare) and 2 <= len(c.counts) <= 11 and c.share(filter(is_small, c.counts)) >= 0.9
    ]  # fmt: skip
    asked = [c for c in small if len(c.bare.split()) >= 4 or CODE.match(c.name)]
    return asked if asked else small if len(small) >= 3 else []


def propose_answers(sample: Sample, preset: Preset | None, why: str) -> Draft:
    """Items, cuts and marks of a wide file of answers."""
    draft = Draft(sample, "answers", why, "wide")
    draft.head.append(
        Line(
            "pulse",
            quoted_text(usual_pulse(sample.path)),
            "guess: from the name of the file; equal names are one wave",
        )
    )
    scales = scales_in(sample)
    numbers = numbers_in(sample, set(scales))
    add_roles(draft, preset, {*scales, *(c.name for c in numbers)})
    ids: set[str] = set()
    span = number_span([c.counts for c in numbers])
    for column in sample.columns:
        if column.name not in draft.used and (lines := item_of(draft, column, scales, numbers, span)):
            add_item(draft, column, lines, ids)
    if span and numbers:
        draft.remarks.append(
            f"{span[1]} is taken for the best answer; where {span[0]} is, add reversed = true to the item"
        )
    return draft


def add_roles(draft: Draft, preset: Preset | None, questions: set[str]) -> None:
    """Respondent, cuts and weight."""
    sample = draft.sample
    others = Sample(
        sample.path,
        tuple(c for c in sample.columns if c.name not in questions),
        sample.heading,
        sample.rows,
        sample.how,
    )
    for role in roles_of(others, COLUMNS["answers"], preset.prefer if preset else None):
        if (role.role == "respondent" and is_id(role.column)) or (role.role in CUTS and is_cut(role.column)):
            add_role(draft, role)
    named = {line.key for line in draft.columns}
    for cut in ("level", "tenure"):
        if cut not in named and (
            found := by_groups(cut, others, draft.used | {c.name for c in others.columns if private(c.bare)})
        ):
            add_role(draft, found)
    add_weight_and_id(draft, others, named)


def add_role(draft: Draft, role: Role) -> None:
    """One of them; levels are put in order."""
    draft.column(role.role, role.column.name, role.remark)
    if role.role == "level":
        draft.levels = ordered(role.column.counts)


def add_weight_and_id(draft: Draft, others: Sample, named: set[str]) -> None:
    """A weight by its heading; an id, where no heading names one, by cells that are all distinct numbers."""
    for column in others.columns:
        if column.name in draft.used or private(column.bare):
            continue
        if (
            re.search(r"(weight|gewicht|wt$)", column.bare)
            and column.share(filter(is_positive, column.counts)) == 1
        ):
            draft.column(
                "weight",
                column.name,
                "guess: its heading speaks of weight, and all cells are positive numbers",
            )
        elif "respondent" not in named and is_id(column) and all(cell.isdigit() for cell in column.counts):
            draft.column(
                "respondent",
                column.name,
                "guess: every number in it stands once; doubt: it must not lead back to a person",
            )
            named.add("respondent")


def is_positive(cell: str) -> bool:
    """Whether a cell is a number above 0."""
    return bool(re.fullmatch(r"\d+(\.\d+)?", cell)) and float(cell) > 0
