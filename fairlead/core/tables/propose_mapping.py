"""A first fairlead.toml for files that nobody has described, with a word on each guess and each doubt."""

import os
import re
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

import duckdb
from duckdb import DuckDBPyConnection

from fairlead.core.plans import Plan, UnableToReadPlan, parse
from fairlead.core.tables.encodings import encoding_of
from fairlead.core.tables.engine import CONFIG
from fairlead.core.tables.errors import UnableToOpen
from fairlead.core.tables.guesses_file_names import day_in
from fairlead.core.tables.guesses_scales import ScaleFound
from fairlead.core.tables.guesses_tables import canonical, tables_of
from fairlead.core.tables.leaders import entries
from fairlead.core.tables.presets import Preset, preset_of
from fairlead.core.tables.propose_answers import propose_answers
from fairlead.core.tables.propose_counts import propose_counts
from fairlead.core.tables.propose_exits import propose_exits
from fairlead.core.tables.propose_head import head_text
from fairlead.core.tables.propose_records import propose_coding, propose_records
from fairlead.core.tables.propose_sample import Sample, sample
from fairlead.core.tables.propose_text import Draft, Line, one_line, scale_text, unused_text, wrapped, written
from fairlead.core.tables.raw import READABLE
from fairlead.core.tables.schemas import SCHEMAS
from fairlead.core.tables.toml_text import quoted_text

LEADERS = re.compile(r"leader|director|founder|owner|board|leitung|chef", re.IGNORECASE)
DARK = "What this file holds could not be told: write a [[file]] for it by hand, or leave it out."


def propose(files: Sequence[Path | str]) -> str:
    """The text of a fairlead.toml for some files, to lie in the folder that holds them all.

    Looks at headings and at the first rows. Each guess is followed by its reason, each doubt is called one,
    and columns left unused are listed. Raises a BadInput when a file is missing or cannot be opened.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     form = Path(folder) / "form.csv"
    ...     _ = form.write_text("Timestamp,I was told where we go" + chr(10) + "1,Agree" + chr(10) + "2,Disagree")
    ...     print([line for line in propose([form]).splitlines() if line.startswith("construct")][0])
    construct = "reached"   # guess: reached, because it says 'was told'
    """
    paths = sorted((Path(file).absolute() for file in files), key=str)
    folder = Path(os.path.commonpath([path.parent for path in paths])) if paths else Path()
    found = Found()
    db = duckdb.connect(config={**CONFIG})
    for path in paths:
        look_at(db, path, path.relative_to(folder).as_posix(), found)
    tell_people_apart(found.drafts)
    blocks = [block(seen, drafts) for seen, drafts in found.tables]
    others = [wrapped(f"{name}: no table that is known, so nothing reads it") for name in found.others]
    scales = [scale_text(scale) for scale in merged(found.drafts)]
    parts = [head_text(found.drafts, found.plans), *scales, *blocks, *leader_blocks(found.leaders), *others]
    return "\n\n".join(parts) + "\n"


@dataclass
class Found:
    """What the files were taken for."""

    tables: list[tuple[Sample, list[Draft]]] = field(default_factory=list)
    plans: list[tuple[str, Plan]] = field(default_factory=list)
    leaders: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)

    @property
    def drafts(self) -> list[Draft]:
        """All drafts in order."""
        return [draft for _, drafts in self.tables for draft in drafts]


def look_at(db: DuckDBPyConnection, path: Path, called: str, found: Found) -> None:
    """One file onto its heap."""
    if not path.is_file():
        raise UnableToOpen(f"There is no file {path.name}: check its name.")
    seen = sample(path, called) if path.name.lower().endswith(READABLE) else None
    if seen is not None:
        found.tables.append((seen, drafts_of(db, seen)))
    elif plan := plan_in(path):
        found.plans.append((called, plan))
    elif LEADERS.search(called) and path.suffix in (".txt", ".md") and entries(read_text(path)):
        found.leaders.append(called)
    else:
        found.others.append(called)


def drafts_of(db: DuckDBPyConnection, seen: Sample) -> list[Draft]:
    """A draft for each table that a file holds."""
    preset = preset_of(column.name for column in seen.columns)
    return [draft_of(db, seen, table, preset, why) for table, why in tables_of(db, seen, preset)]


def draft_of(db: DuckDBPyConnection, seen: Sample, table: str, preset: Preset | None, why: str) -> Draft:
    """One [[file]]."""
    said = f"{why}; the headings are like those of {preset.name}" if preset and preset.table == table else why
    if canonical(seen):
        own = {
            column.name for column in seen.columns if column.bare.replace(" ", "_") in SCHEMAS[table].names
        }
        return Draft(seen, table, said, used=own)
    if table == "coding":
        return propose_coding(seen, said)
    if table == "counts":
        return propose_counts(seen, said)
    if table == "exits":
        return propose_exits(db, seen, preset, said)
    return (
        propose_answers(seen, preset, said)
        if table == "answers"
        else propose_records(db, seen, table, preset, said)
    )


def plan_in(path: Path) -> Plan | None:
    """The plan that a Markdown file states, if it states one."""
    if path.suffix.lower() != ".md":
        return None
    try:
        return parse(read_text(path), name=path.name)
    except UnableToReadPlan:
        return None


def read_text(path: Path) -> str:
    """A text file in its own encoding."""
    return path.read_text(encoding=encoding_of(path))


def tell_people_apart(drafts: list[Draft]) -> None:
    """Two lists of people need a day each."""
    people = [draft for draft in drafts if draft.table == "people"]
    if len(people) < 2:
        return
    for draft in people:
        day = day_in(draft.sample.path)
        if day:
            value = f'{{ seen_from = "{day.isoformat()}" }}'
            draft.head.append(Line("fixed", value, "guess: the day of the export, from the name of the file"))
        else:
            draft.remarks.append('give each list of people its day: fixed = { seen_from = "2026-01-31" }')


def merged(drafts: list[Draft]) -> list[ScaleFound]:
    """Scales of all files, each once."""
    found: dict[str, ScaleFound] = {}
    for scale in (scale for draft in drafts for scale in draft.scales):
        if scale.name in found:
            found[scale.name].add(scale)
        else:
            found[scale.name] = deepcopy(scale)
    return [found[name] for name in sorted(found)]


def block(seen: Sample, drafts: list[Draft]) -> str:
    """All of one file, and what of it stays unread."""
    title = f"# ---- {one_line(seen.path)}"
    if not drafts:
        return "\n".join([title, wrapped(DARK), unused_text(seen, set())]).strip()
    used = set().union(*(draft.used for draft in drafts))
    return "\n".join([title, "\n\n".join(map(written, drafts)), unused_text(seen, used)]).strip()


def leader_blocks(sheets: list[str]) -> list[str]:
    """The leaders' sheets, a glob for each folder."""
    globs = dict.fromkeys(
        str(PurePosixPath(sheet).with_name(f"*{PurePosixPath(sheet).suffix}")) for sheet in sheets
    )
    return [
        "\n".join([
            "# ---- leaders", "[[file]]", str(Line("path", quoted_text(glob), "guess: each file is one leader's own list")),
            'table = "leaders"',
        ])
        for glob in globs
    ]  # fmt: skip
