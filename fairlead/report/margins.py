"""What stands beside the findings: who was left out, what was read, what this cannot show, how to read it."""

from collections.abc import Iterator, Sequence
from gettext import gettext as _

from fairlead.core.diagnosis.values import Diagnosis
from fairlead.core.tables.reading import FileReading, Reading, Refusal
from fairlead.report import numbers
from fairlead.report.parts import Fact, Facts, Grid, Point, Points, Section

MOST_COLUMNS = 10  # of those that nothing reads


def sections(diagnosis: Diagnosis) -> tuple[Section, ...]:
    """Left out, read, limits, notes, and how to read the figures."""
    return (
        _left_out(diagnosis),
        reading(diagnosis.reading),
        _sentences("limits", _("What this cannot show"), diagnosis.limits),
        _sentences("notes", _("Notes"), diagnosis.notes),
        _how_to_read(diagnosis.k),
    )


def _sentences(id: str, title: str, sentences: tuple[str, ...]) -> Section:
    points = tuple(Point("", sentence) for sentence in sentences)
    return Section(id, title, blocks=(Points(f"{id}-list", points),) if points else ())


def _left_out(diagnosis: Diagnosis) -> Section:
    points = tuple(Point(f"{left.what}: {left.how_many}", left.why) for left in diagnosis.left_out)
    blocks = (Points("who-was-left-out", points),) if points else ()
    return Section("left-out", _("Who was left out, and why"), blocks=blocks)


def reading(read: Reading) -> Section:
    """What was understood of the folder, and each row that was refused."""
    parts = (
        _part("files", _("Files"), tuple(map(_file, read.files))),
        _part(
            "refusals",
            _("Rows refused: {n}").format(n=numbers.whole(read.refused)),
            tuple(map(_refusal, read.refusals)),
        ),
        _part(
            "suspicions",
            _("Looks wrong, left as it is"),
            tuple(Point("", s.sentence) for s in read.suspicions),
        ),
        _part("ignored", _("Files that nothing reads"), tuple(Point(name, "") for name in read.ignored)),
    )
    return Section("reading", _("What was read"), parts=tuple(part for part in parts if part.blocks))


def _part(id: str, title: str, points: tuple[Point, ...]) -> Section:
    return Section(f"reading-{id}", title, blocks=(Points(id, points),) if points else ())


def _file(file: FileReading) -> Point:
    text = _(
        "{how}; read as {table}: {used} of {rows} used, {refused} refused. Columns used: {columns}."
    ).format(
        how=file.how,
        table=file.table,
        used=numbers.whole(file.used),
        rows=numbers.many(file.rows, "rows"),
        refused=numbers.whole(file.refused),
        columns=", ".join(file.columns_used) or _("none"),
    )
    return Point(file.file, text + _unused(file.columns_unused))


def _unused(columns: Sequence[str]) -> str:
    """Ten of the columns that nothing reads, and how many more there are."""
    if not columns:
        return ""
    more = len(columns) - MOST_COLUMNS
    first = ", ".join(columns[:MOST_COLUMNS])
    if more <= 0:
        return _(" Columns not used: {columns}.").format(columns=first)
    return _(" Columns not used: {columns} and {n} more.").format(columns=first, n=numbers.whole(more))


def _refusal(refusal: Refusal) -> Point:
    line = _("line {line}").format(line=refusal.line) if refusal.line is not None else ""
    column = _("column {column}").format(column=refusal.column) if refusal.column else ""
    return Point(", ".join(part for part in (refusal.file, line, column) if part), refusal.reason)


def _how_to_read(k: int) -> Section:
    points = (
        Point(
            _("holds, fails, unknown"),
            _("The interval lies above the cut, below it, or the cut lies within it."),
        ),
        Point(
            _("between … and …"),
            _("The range that fits the answers (95% intervals). The true share may lie anywhere in it."),
        ),
        Point(
            _("cut"), _("The line that a share is held against. Within ten points of it nothing is decided.")
        ),
        Point(_("of 38 answers"), _("The base: valid answers. Those who could not say stand beside it.")),
        Point(
            _("Disagree 8, Agree 30; hidden: Neither"),
            _(
                "Answers per option. One chosen by fewer than 3 is hidden, and others with it from which it could be "
                "worked out; so are “cannot say” and “skipped” where they are not listed."
            ),
        ),
        Point(
            _("hidden"),
            _(
                "Fewer than {k} answers, a count under 3, or it could be worked out from what is shown. "
                "Under 20 answers the base is a band and shares are rounded to 5 points."
            ).format(k=k),
        ),
    )
    return Section("how-to-read", _("How to read the figures"), blocks=(Points("words", points),))


def methods(sections: Sequence[Section]) -> Section:
    """Each method that a figure of the report rests on, once."""
    used = dict.fromkeys(fact.method for section in sections for fact in _facts(section) if fact.method)
    return _sentences("methods", _("Methods used"), tuple(used))


def _facts(section: Section) -> Iterator[Fact]:
    for block in section.blocks:
        if isinstance(block, Facts):
            yield from block.facts
        elif isinstance(block, Grid):
            yield from (cell for row in block.rows for cell in row.cells)
    for part in section.parts:
        yield from _facts(part)
