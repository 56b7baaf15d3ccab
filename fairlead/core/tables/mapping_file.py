"""fairlead.toml, read: unknown keys are refused with the nearest known one."""

import tomllib
from pathlib import Path

from fairlead.core.tables.errors import MappingFault, UnableToOpen
from fairlead.core.tables.keys import Keys
from fairlead.core.tables.mapping import (
    NOT_TICKED,
    TICKED,
    FileMapping,
    ItemMapping,
    Mapping,
    ReasonMapping,
    RowFilter,
    Scale,
)
from fairlead.core.tables.near import did_you_mean
from fairlead.core.tables.schemas import CONSTRUCTS, REASONS, SCHEMAS
from fairlead.core.tables.settings import MEGABYTE, Limits, Settings
from fairlead.core.tables.wording import counted

MAPPING_FILE = "fairlead.toml"
FURTHER_TABLES = {  # read like tables, then folded into answers
    "leaders": (),
    "coding": ("respondent", "line", "pulse", "item", "statements", "coder"),
}
EMPTY = ("not-ticked", "skipped")


def parse_mapping(text: str, *, name: str = MAPPING_FILE) -> Mapping:
    """The mapping that a fairlead.toml states; MappingFault says file, place, key and what to do.

    >>> mapping = parse_mapping('company = "Oak"\\n[[file]]\\npath = "a.csv"\\ntable = "people"')
    >>> mapping.settings.company, mapping.files[0].path
    ('Oak', 'a.csv')
    >>> parse_mapping('compny = "Oak"')
    Traceback (most recent call last):
    fairlead.core.tables.errors.MappingFault: fairlead.toml: 'compny' is not known here: did you mean 'company'.
    """
    try:
        keys = Keys(tomllib.loads(text), name, "")
    except tomllib.TOMLDecodeError as error:
        raise MappingFault(f"{name} is no valid TOML: {error}; mend that line.") from None
    settings = parse_settings(keys)
    plan = keys.inner("plan")
    scales = keys.inner("scales")
    found = {scale: parse_scale(scale, scales.inner(scale)) for scale in scales.table}
    mapping = Mapping(
        settings=settings,
        plan_files=plan.words("files", ("plan*.md",)),
        scales=found,
        limits=parse_limits(keys.inner("limits")),
        files=tuple(parse_file(f, settings, found) for f in keys.each("file")),
        name=name,
    )
    plan.done()
    keys.done()
    return mapping


def read_mapping(path: Path) -> Mapping:
    """The mapping in a file."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise MappingFault(f"{path.name} is not UTF-8: save it as UTF-8.") from None
    except OSError as error:
        raise UnableToOpen(f"{path.name} cannot be read ({error.strerror}): give leave to read it.") from None
    return parse_mapping(text, name=path.name)


def parse_settings(keys: Keys) -> Settings:
    """The head of the file."""
    base = keys.inner("base", "[base]")
    pulses = keys.inner("pulses", "[pulses]")
    return Settings(
        company=keys.text("company"),
        leaders=keys.words("leaders"),
        as_of=keys.day("as_of"),
        population=keys.whole("population", least=1),
        cuts=keys.words("cuts", ("unit", "level")),
        level_order=keys.words("level_order"),
        bases={name: base.share(name) for name in base.table},
        pulses={name: day for name in pulses.table if (day := pulses.day(name)) is not None},
    )


def parse_limits(keys: Keys) -> Limits:
    """[limits]."""
    usual = Limits()
    megabytes = keys.whole("xlsx_megabytes", usual.xlsx_unzipped // MEGABYTE, least=1) or 0
    limits = Limits(
        xlsx_unzipped=megabytes * MEGABYTE,
        xlsx_members=keys.whole("xlsx_members", usual.xlsx_members, least=1) or 0,
        refusals_listed=keys.whole("refusals_listed", usual.refusals_listed, least=0) or 0,
    )
    keys.done()
    return limits


def parse_scale(name: str, keys: Keys) -> Scale:
    """[scales.NAME]: labels, or low and high."""
    keys.where = f"[scales.{name}]"
    labels = keys.words("labels")
    low = keys.whole("low", 1)
    high = keys.whole("high", low + len(labels) - 1 if labels and low is not None else None)
    codes = keys.take("codes") or []
    if low is None or high is None or high <= low:
        raise keys.fault("labels", "must list at least two answers from low to high, or give low and high")
    if labels and high - low + 1 != len(labels):
        raise keys.fault("high", f"does not fit the {counted(len(labels), 'label')}: leave it out")
    if not isinstance(codes, list) or (codes and len(codes) != high - low + 1):
        raise keys.fault("codes", f"must be a list of {high - low + 1}, one for each answer from low to high")
    rows = tuple(tuple(map(str, code)) if isinstance(code, list) else (str(code),) for code in codes)
    scale = Scale(name, labels, low, high, rows, keys.words("missing"), keys.words("not_applicable"))
    keys.done()
    return scale


def parse_file(keys: Keys, settings: Settings, scales: dict[str, Scale]) -> FileMapping:
    """One [[file]]."""
    path = keys.text("path", needed=True)
    keys.where = f"[[file]] {path}"
    table = keys.choice("table", (*SCHEMAS, *FURTHER_TABLES), None)
    if table is None:
        raise keys.fault("table", f"is missing: say which table the rows become; {did_you_mean('', SCHEMAS)}")
    known = columns_of(table, settings)
    columns = keys.inner("columns", f"[[file]] {path}, columns")
    fixed = keys.inner("fixed", f"[[file]] {path}, fixed")
    values = keys.inner("values", f"[[file]] {path}, values")
    result = FileMapping(
        path=path,
        table=table,
        optional=keys.flag("optional"),
        shape=keys.choice("shape", ("wide", "long"), usual_shape(keys, table)),
        pulse=keys.text("pulse"),
        encoding=keys.text("encoding"),
        delimiter=keys.text("delimiter"),
        decimal=keys.choice("decimal", (".", ","), "."),
        sheet=keys.text("sheet"),
        header=parse_header(keys),
        skip_rows=keys.whole("skip_rows", 0, least=0) or 0,
        missing=("", *keys.words("missing")),
        not_applicable=keys.words("not_applicable"),
        dates=keys.words("dates"),
        leave_out=parse_filters(keys, "leave_out"),
        keep_only=parse_filters(keys, "keep_only"),
        columns=columns.texts(known),
        fixed=fixed.texts(known),
        values={c: values.inner(c, f"{values.where}.{c}").texts() for c in values.known(known)},
        items=tuple(parse_item(i, scales) for i in keys.each("item")),
        reasons=tuple(parse_reason(r) for r in keys.each("reason")),
        share_unit=keys.choice("share_unit", ("share", "percent"), "share"),
        cut=keys.text("cut"),
        hidden=keys.words("hidden"),
    )
    keys.done()
    return result


def usual_shape(keys: Keys, table: str) -> str:
    """Files whose items or reasons are columns are wide, unless told otherwise."""
    named = keys.each("item") + keys.each("reason")
    return (
        "wide"
        if table in ("answers", "counts", "exits") and any("column" in n.table for n in named)
        else "long"
    )


def columns_of(table: str, settings: Settings) -> tuple[str, ...]:
    """Names that [file.columns] may give for a table."""
    if table in FURTHER_TABLES:
        return FURTHER_TABLES[table]
    further = settings.further_cuts if table == "answers" else ("pay",) if table == "people" else ()
    return (*SCHEMAS[table].names, *further)


def parse_header(keys: Keys) -> tuple[int, ...]:
    """header = 3, or header = [1, 2] for names that run over two lines."""
    value = keys.take("header")
    lines = tuple(value) if isinstance(value, list) else (1 if value is None else value,)
    if not lines or any(isinstance(n, bool) or not isinstance(n, int) or n < 1 for n in lines):
        raise keys.fault("header", "must be the line of the header, such as 1, or a list of lines")
    return lines


def parse_filters(keys: Keys, key: str) -> tuple[RowFilter, ...]:
    """Tables with column and values."""
    found = []
    for one in keys.each(key):
        found.append(RowFilter(one.text("column", needed=True), one.words("values")))
        one.done()
    return tuple(found)


def parse_item(keys: Keys, scales: dict[str, Scale]) -> ItemMapping:
    """One [[file.item]]."""
    item = ItemMapping(
        item=keys.text("item", needed=True),
        construct=keys.choice("construct", CONSTRUCTS, "other"),
        column=keys.text("column"),
        value=keys.text("value"),
        scale=keys.text("scale"),
        low=keys.whole("low"),
        high=keys.whole("high"),
        ticked=keys.words("ticked"),
        not_ticked=keys.words("not_ticked", NOT_TICKED),
        empty=keys.choice("empty", EMPTY, None),
        separator=keys.text("separator"),
        text=keys.flag("text"),
        reversed=keys.flag("reversed"),
        statement=keys.text("statement"),
        wording=keys.text("wording"),
    )
    if item.scale and item.scale not in scales:
        raise keys.fault(
            "scale",
            f"names '{item.scale}', which no [scales.…] describes: {did_you_mean(item.scale, scales)}",
        )
    keys.done()
    return item


def parse_reason(keys: Keys) -> ReasonMapping:
    """One [[file.reason]]."""
    reason = ReasonMapping(
        column=keys.text("column", needed=True),
        reason=keys.text("reason"),
        ticked=keys.words("ticked", TICKED),
        not_ticked=keys.words("not_ticked", NOT_TICKED),
        empty=keys.choice("empty", EMPTY, None),
        separator=keys.text("separator"),
        values=keys.inner("values").texts(),
        primary=keys.flag("primary"),
    )
    if bool(reason.reason) == bool(reason.values):
        raise keys.fault("reason", 'needs either reason = "…" (a tick box) or values = { "raw" = "reason" }')
    for found in ", ".join(filter(None, (reason.reason, *reason.values.values()))).split(", "):
        if found.strip().partition("/")[0] not in REASONS:
            raise keys.fault(f"'{found}'", f"is no family of reasons: {did_you_mean(found, REASONS)}")
    keys.done()
    return reason
