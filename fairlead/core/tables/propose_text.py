"""A proposal for one file, and how it is written: each guess with its reason behind a sign of comment."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from fairlead.core.tables.guesses_scales import ScaleFound
from fairlead.core.tables.guesses_words import private
from fairlead.core.tables.propose_sample import LOOKED_AT, Sample
from fairlead.core.tables.toml_text import quoted_list, quoted_text
from fairlead.core.tables.wording import counted

WIDTH = 130
BEYOND = (
    "the file goes on beyond the rows looked at, and may hold items, labels or marks that are not named here"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A key with its value as TOML, and a remark."""

    key: str
    value: str
    remark: str = ""

    def __str__(self) -> str:
        return f"{self.key} = {self.value}" + (f"   # {one_line(self.remark)}" if self.remark else "")


@dataclass
class Draft:
    """One [[file]] on its way. `used` are the columns it reads."""

    sample: Sample
    table: str
    why: str
    shape: str = ""
    head: list[Line] = field(default_factory=list)
    columns: list[Line] = field(default_factory=list)
    values: dict[str, list[Line]] = field(default_factory=dict)
    items: list[list[Line]] = field(default_factory=list)
    reasons: list[list[Line]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    scales: list[ScaleFound] = field(default_factory=list)
    levels: tuple[str, ...] = ()

    def column(self, role: str, name: str, remark: str = "") -> None:
        """One column that becomes a Fairlead column."""
        self.columns.append(Line(role, quoted_text(name), remark))
        self.used.add(name)


def written(draft: Draft) -> str:
    """The [[file]] as text."""
    sample = draft.sample
    first = Line("path", quoted_text(sample.path), f"{counted(sample.rows, 'row')} looked at; {sample.how}")
    lines = ["[[file]]", str(first), str(Line("table", quoted_text(draft.table), f"guess: {draft.why}"))]
    lines += [str(Line("shape", quoted_text(draft.shape)))] if draft.shape else []
    lines += [*map(str, heading_lines(sample)), *map(str, draft.head)]
    lines += section("[file.columns]", draft.columns)
    for column, pairs in draft.values.items():
        lines += section(f"[file.values.{column}]", pairs)
    for item in draft.items:
        lines += section("[[file.item]]", item)
    for reason in draft.reasons:
        lines += section("[[file.reason]]", reason)
    more = [BEYOND] if sample.rows >= LOOKED_AT - 1 else []
    return "\n".join([*lines, *(f"# doubt: {one_line(remark)}" for remark in (*draft.remarks, *more))])


def heading_lines(sample: Sample) -> list[Line]:
    """Where the names of columns stand, if not on line 1."""
    found = (
        [Line("sheet", quoted_text(sample.sheet), "guess: the sheet with the most cells")]
        if sample.sheet
        else []
    )
    lines, why = sample.heading.lines, sample.heading.why
    if lines not in ((), (1,)):
        value = str(lines[0]) if len(lines) == 1 else str(list(lines))
        found.append(Line("header", value, f"guess: {why}" if why else ""))
    if sample.heading.skip_rows:
        found.append(Line("skip_rows", str(sample.heading.skip_rows), f"guess: {why}"))
    return found


def section(head: str, lines: Iterable[Line]) -> list[str]:
    """A table of TOML after an empty line; nothing when it is empty."""
    found = [str(line) for line in lines]
    return ["", head, *found] if found else []


def scale_text(scale: ScaleFound) -> str:
    """[scales.NAME]."""
    unseen = [label for label, spelt in zip(scale.labels, scale.spelt, strict=True) if not spelt]
    remark = (
        f"low to high; guess: nobody chose {', '.join(map(quoted_text, unseen))}" if unseen else "low to high"
    )
    lines = [Line("labels", quoted_list(scale.labels), remark)]
    if scale.codes:
        codes = f"[{', '.join(quoted_list(code) for code in scale.codes)}]"
        lines.append(Line("codes", codes, "how else the file writes each of them"))
    if scale.not_applicable:
        lines.append(
            Line("not_applicable", quoted_list(sorted(scale.not_applicable)), "doubt: taken for cannot say")
        )
    if scale.missing:
        lines.append(Line("missing", quoted_list(sorted(scale.missing)), "doubt: taken for no answer"))
    text = "\n".join([f"[scales.{scale.name}]", *map(str, lines)])
    off = ", ".join(quoted_text(word) for word, _ in sorted(scale.unknown.items())[:5])
    return text + (
        f"\n# doubt: {one_line(off)} is on no scale that is known, and will be refused" if off else ""
    )


def unused_text(sample: Sample, used: set[str]) -> str:
    """Columns that nothing reads, by reason."""
    groups: dict[str, list[str]] = {}
    for column in sample.columns:
        if column.name not in used:
            groups.setdefault(private(column.bare) or "no use known", []).append(column.name)
    say = {
        "pay": "Not read, for it is pay",
        "sensitive": "Not read, for it is sensitive",
        "names a person": "Not read, for it names a person",
        "no use known": "Not used",
    }
    return "\n".join(
        wrapped(f"{say[why]}: {', '.join(map(quoted_text, groups[why]))}") for why in say if why in groups
    )


def wrapped(text: str) -> str:
    """A comment over as many lines as it needs.

    >>> wrapped("a b")
    '# a b'
    """
    lines, line = [], "#"
    for word in one_line(text).split(" "):
        if len(line) + len(word) > WIDTH:
            lines.append(line)
            line = "#"
        line = f"{line} {word}"
    return "\n".join([*lines, line])


def one_line(text: str) -> str:
    """Text that cannot break out of a comment.

    >>> one_line("a\\nb\\x00")
    'a b'
    """
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
