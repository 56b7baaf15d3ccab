"""A proposal for exits: who left, when, how, and the reasons that were ticked or written."""

import re

from duckdb import DuckDBPyConnection

from fairlead.core.tables.guesses_roles import is_box
from fairlead.core.tables.guesses_scales import CANNOT_SAY, NO_ANSWER
from fairlead.core.tables.guesses_words import private, reason_of
from fairlead.core.tables.labels import squeeze
from fairlead.core.tables.mapping import NOT_TICKED, TICKED
from fairlead.core.tables.presets import Preset
from fairlead.core.tables.propose_records import add_columns, why
from fairlead.core.tables.propose_sample import Sample, Seen
from fairlead.core.tables.propose_text import Draft, Line
from fairlead.core.tables.toml_text import quoted_list, quoted_text
from fairlead.core.tables.wording import counted

MOST_REASONS = 60  # distinct values of a column of reasons


def boxes(sample: Sample) -> list[Seen]:
    """Tick boxes of reasons: three or more, else they are something else."""
    found = [c for c in sample.columns if is_box(c) and not is_number(c) and private(c.bare) in ("", "pay")]
    return found if len(found) >= 3 else []


def is_number(column: Seen) -> bool:
    """Whether a column of 1 and 0 has a code for a heading, as questions have."""
    return bool(re.fullmatch(r"[A-Za-z]{1,3}\d{1,3}", column.name))


def reason_columns(sample: Sample) -> list[Seen]:
    """Columns that hold reasons as words."""
    return [
        c for c in sample.columns
        if re.search(r"\b(reasons?|grund|gründe|austrittsgrund)\b", c.bare) and "type" not in c.bare.split() and not is_box(c)
        and 1 <= len(c.counts) <= MOST_REASONS
    ]  # fmt: skip


def propose_exits(db: DuckDBPyConnection, sample: Sample, preset: Preset | None, why: str) -> Draft:
    """Leavers and their reasons."""
    draft = Draft(sample, "exits", why)
    add_columns(db, draft, preset)
    named = {line.key for line in draft.columns}
    if "leaver" not in named:
        draft.remarks.append("no column holds an id of the leaver, so the line stands for it")
    if "left_on" not in named:
        draft.remarks.append("no column holds the day of leaving: exits cannot be put in time")
    for column in boxes(sample):
        add_box(draft, column)
    for column in reason_columns(sample):
        if column.name not in draft.used:
            add_reasons(draft, column)
    draft.shape = "wide" if draft.reasons else ""
    return draft


def add_box(draft: Draft, column: Seen) -> None:
    """A tick box as a reason."""
    guess = reason_of(column.bare)
    ticked = sorted(c for c in column.counts if c.lower() in TICKED)
    lines = [Line("column", quoted_text(column.name)), Line("reason", quoted_text(guess.what), why(guess))]
    lines += [Line("ticked", quoted_list(ticked))] if ticked else []
    draft.reasons.append([*lines, *empty_of(column)])
    draft.used.add(column.name)


def empty_of(column: Seen) -> list[Line]:
    """What an empty box is taken for; that is always a doubt."""
    empty = len(column.cells) - column.filled
    if not empty:
        return []
    both = any(c.lower() in NOT_TICKED for c in column.counts)
    said = "skipped" if both else "not-ticked"
    other = "not ticked" if both else "a question that was skipped"
    return [
        Line(
            "empty",
            quoted_text(said),
            f"doubt: {counted(empty, 'box is', 'boxes are')} empty; it may also mean {other}",
        )
    ]


def add_reasons(draft: Draft, column: Seen) -> None:
    """A column of words; several in a cell when one sign divides many of them."""
    separator = next((s for s in (";", "|") if any(s in cell for cell in column.counts)), "")
    parts = {
        p.strip()
        for cell in column.counts
        for p in (cell.split(separator) if separator else [cell])
        if p.strip()
    }
    known = {squeeze(part): part for part in sorted(parts) if squeeze(part) not in NO_ANSWER | CANNOT_SAY}
    pairs = [
        f"{Line(quoted_text(part), quoted_text((g := reason_of(part)).what), why(g))}"
        for part in known.values()
    ]
    if not pairs:
        return
    lines = [Line("column", quoted_text(column.name))]
    if re.search(r"\b(main|primary|first|most|haupt\w*)\b", column.bare):
        lines.append(Line("primary", "true", "guess: its heading says so"))
    if separator:
        lines.append(Line("separator", quoted_text(separator), "guess: several reasons in a cell"))
    draft.reasons.append([*lines, Words(pairs)])
    draft.used.add(column.name)


class Words(Line):
    """The table of words of a reason, behind its own heading."""

    def __init__(self, pairs: list[str]) -> None:
        super().__init__("values", "\n".join(["", "[file.reason.values]", *pairs]))

    def __str__(self) -> str:
        return self.value
