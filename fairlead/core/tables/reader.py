"""A folder in, a firm out."""

import shutil
import tempfile
import weakref
from dataclasses import dataclass, field
from pathlib import Path

from duckdb import DuckDBPyConnection

from fairlead.core.errors import BadInput
from fairlead.core.tables.answers import read_answers
from fairlead.core.tables.coding import apply_codings, read_coding
from fairlead.core.tables.columns import identity
from fairlead.core.tables.copies import suspect_copies
from fairlead.core.tables.counts import read_counts
from fairlead.core.tables.engine import connect
from fairlead.core.tables.exits import read_exits
from fairlead.core.tables.finish import finish, present_tables
from fairlead.core.tables.firm import Firm, create_tables
from fairlead.core.tables.folder import called, files_in, mapping_of, paths_of, refuse_doubles
from fairlead.core.tables.job import Job
from fairlead.core.tables.leaders import read_leaders
from fairlead.core.tables.mapping import FileMapping, Mapping
from fairlead.core.tables.notes import Notes
from fairlead.core.tables.parquet import View, install, outside_scale, view_of
from fairlead.core.tables.people import merge_people
from fairlead.core.tables.plan_files import read_plans
from fairlead.core.tables.progress import Progress, silent
from fairlead.core.tables.raw import is_parquet, load_raw
from fairlead.core.tables.reading import FileReading, Reading
from fairlead.core.tables.records import read_records
from fairlead.core.tables.schemas import SCHEMAS
from fairlead.core.tables.shaped import file_reading
from fairlead.core.tables.suspicions import suspect, suspect_file

READERS = {"answers": read_answers, "counts": read_counts, "exits": read_exits, "coding": read_coding}
ABSENT = "not there (optional)"
# Items before the answers that they describe; codings after the answers that they are joined to.
ORDER = (
    "units", "people", "items", "answers", "leaders", "coding", "counts",
    *(t for t in SCHEMAS if t not in ("units", "people", "items", "answers", "counts")),
)  # fmt: skip


@dataclass
class Session:
    """One reading under way."""

    folder: Path
    names: list[str]
    mapping: Mapping
    db: DuckDBPyConnection
    notes: Notes
    progress: Progress
    views: list[View] = field(default_factory=list)
    used: set[str] = field(default_factory=set)


def read(folder: Path | str, *, progress: Progress = silent) -> Firm:
    """A folder's files as the canonical tables of a `Firm`, with all that was not understood in `firm.reading`.

    `folder` holds fairlead.toml, or files named after the Fairlead tables. Raises a BadInput of one sentence
    when the folder, its mapping or a file as a whole cannot be used; single rows and cells are refused instead.

    >>> with tempfile.TemporaryDirectory() as folder:
    ...     head, ada = "person,unit,hired_on", "p1,Sales,2024-05-01"
    ...     _ = (Path(folder) / "people.csv").write_text(head + chr(10) + ada)
    ...     firm = read(folder)
    ...     firm.connection.execute("SELECT person, unit FROM people").fetchall(), sorted(firm.present)
    ([('p1', 'Sales')], ['people'])
    """
    session = begin(Path(folder), progress)
    for file in in_order(session.mapping):
        read_file(session, file)
    return conclude(session)


def check(folder: Path | str, *, progress: Progress = silent) -> Reading:
    """What `read` understands of a folder; a file that stops it is listed as refused, and the next one is read.

    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = (Path(folder) / "people.csv").write_text("person,unit" + chr(10) + "p1,Sales")
    ...     check(folder).refusals[0].reason[:46]
    'people.csv gives the table people no hired_on:'
    """
    session = begin(Path(folder), progress)
    for file in in_order(session.mapping):
        try:
            read_file(session, file)
        except BadInput as error:
            session.notes.refuse(file.path, None, None, error.sentence)
    try:
        return conclude(session).reading
    except BadInput as error:
        session.notes.refuse(called(session.folder), None, None, error.sentence)
        return session.notes.reading()


def begin(folder: Path, progress: Progress) -> Session:
    """Everything that is looked at before the first row."""
    names = files_in(folder)
    mapping = mapping_of(folder, names)
    refuse_doubles(mapping)
    spill = tempfile.mkdtemp(prefix="fairlead-")
    db = connect(spill, sum((folder / name).stat().st_size for name in names))
    weakref.finalize(db, shutil.rmtree, spill, ignore_errors=True)
    create_tables(db, mapping.settings)
    return Session(folder, names, mapping, db, Notes(mapping.limits.refusals_listed), progress)


def in_order(mapping: Mapping) -> list[FileMapping]:
    """Files in the order in which their tables need each other."""
    return sorted(mapping.files, key=lambda file: ORDER.index(file.table))


def read_file(session: Session, file: FileMapping) -> None:
    """One [[file]], which may be several files."""
    paths = paths_of(session.folder, file, session.mapping, session.names)
    session.used.update(paths)
    if not paths:
        session.notes.absent.append(FileReading(file.path, file.table, 0, 0, 0, (), (), ABSENT))
        return
    if file.table == "leaders":
        read_leaders(session.db, file, [session.folder / path for path in paths], session.notes)
        return
    for path in paths:
        if not (is_parquet(Path(path)) and keep_as_view(session, file, path)):
            read_rows(session, file, path)


def keep_as_view(session: Session, file: FileMapping, path: str) -> bool:
    """Whether a Parquet file is a Fairlead table already and may stay where it is."""
    if (
        file != FileMapping(path=file.path, table=file.table, optional=file.optional)
        or file.table not in SCHEMAS
        or file.table == "items"
    ):
        return False
    schema = SCHEMAS[file.table]
    view = view_of(session.db, session.folder / path, path, schema, session.mapping.settings)
    if view is None or (file.table == "answers" and outside_scale(session.db, view.select)):
        return False
    session.views.append(view)
    found = FileReading(path, file.table, view.rows, view.rows, 0, view.used, view.unused, "Parquet")
    session.notes.files.append(found)
    session.progress(path, 1.0)
    return True


def read_rows(session: Session, file: FileMapping, path: str) -> None:
    """One file, row by row, into its table."""
    before = session.notes.refused
    session.notes.asides.clear()
    raw = load_raw(
        session.db, session.folder / path, path, file, session.mapping, session.notes, session.progress
    )
    file = identity(file, raw.header, session.mapping.settings)
    number = 1 + sum(known.table == file.table for known in session.notes.files)
    job = Job(session.db, session.mapping, file, raw, session.notes, number)
    suspect_file(job)
    used = READERS.get(file.table, read_records)(job)
    if file.table == "people":
        merge_people(job)
    session.notes.files.append(file_reading(job, before, used))
    session.db.execute("DROP TABLE IF EXISTS raw; DROP TABLE IF EXISTS shaped; DROP TABLE IF EXISTS decoded")


def conclude(session: Session) -> Firm:
    """Plans, views, codings; then what looks odd is said, and the firm is whole."""
    editions = read_plans(session.folder, session.mapping, session.names, session.notes, session.used)
    install(session.db, session.views)
    apply_codings(session.db)
    settings = finish(session.db, session.mapping.settings, session.folder, editions, session.notes)
    suspect(session.db, settings, editions, session.notes)
    suspect_copies(session.folder, session.used, session.notes)
    session.notes.ignored.extend(
        n for n in session.names if n not in session.used and n != session.mapping.name
    )
    present = present_tables(session.db) | ({"plan"} if editions else set())
    return Firm(settings.company, session.db, frozenset(present), editions, settings, session.notes.reading())
