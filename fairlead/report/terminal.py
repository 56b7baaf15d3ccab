"""A diagnosis as text that one can read aloud: the verdict first, then the chain, then what to do."""

from collections.abc import Iterable, Iterator
from functools import singledispatch
from gettext import gettext as _
from itertools import groupby

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.text import Text

from fairlead.core.diagnosis.dose_values import DoseFinding
from fairlead.core.diagnosis.values import Diagnosis
from fairlead.core.tables.reading import Reading
from fairlead.report import dose, margins, numbers, options
from fairlead.report.drawing import STYLES, chain
from fairlead.report.outline import outline
from fairlead.report.parts import Block, Fact, Facts, Grid, GridRow, Outline, Point, Points, Section

MOST_GROUPS = 40  # more than a person reads in a terminal
WIDEST = 100  # longer lines tire the eye
NARROWEST = 20
BLANK = Text()


class Hanging:
    """Text that starts `indent` in, with its later lines two further, so that the eye finds beginnings."""

    def __init__(self, text: Text, indent: int = 0, later: int = 2) -> None:
        self.text, self.indent, self.later = text, indent, later

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        room = max(options.max_width - self.indent - self.later, NARROWEST)
        for place, line in enumerate(self.text.wrap(console, room)):
            line.rstrip()
            yield Text(" " * (self.indent + (self.later if place else 0))) + line


def render(diagnosis: Diagnosis, console: Console) -> None:
    """Prints the report. Colour, width and letters are the console's."""
    made = outline(diagnosis, most_groups=MOST_GROUPS)
    width = min(console.width, WIDEST)
    _print(console, _opening(made, width, console.options.ascii_only), width)
    for section in made.sections:
        _print(console, Group(BLANK, _section(section)), width)


def render_reading(reading: Reading, console: Console) -> None:
    """Prints what was understood of a folder."""
    _print(console, _section(margins.reading(reading)), min(console.width, WIDEST))


def render_dose(found: DoseFinding, console: Console) -> None:
    """Prints the dose of a firm by itself."""
    width = min(console.width, WIDEST)
    _print(console, _plain(found.company, "bold"), width)
    for section in dose.section(found, MOST_GROUPS).parts:
        _print(console, Group(BLANK, _section(section)), width)


def _print(console: Console, what: RenderableType, width: int) -> None:
    console.print(what, width=width, highlight=False, markup=False)


def _opening(made: Outline, width: int, ascii_only: bool) -> Group:
    heading = ", ".join(part for part in (made.company, made.date) if part)
    drawn = chain(made.chain, width, ascii_only)
    return Group(
        _plain(heading, "dim"),
        BLANK,
        _plain(made.verdict, "bold"),
        *([_plain(made.also)] if made.also else []),
        BLANK,
        drawn,
        *_next_steps(made.next_steps),
        *_would_tell(made),
    )


def _plain(text: str, style: str = "") -> Hanging:
    return Hanging(Text(text, style), later=0)


def _next_steps(steps: Iterable[str]) -> list[RenderableType]:
    numbered = [Hanging(Text(f"{n}. {step}"), later=3) for n, step in enumerate(steps, start=1)]
    return [BLANK, _plain(_("What to do next"), "bold underline"), *numbered] if numbered else []


def _would_tell(made: Outline) -> list[RenderableType]:
    return [BLANK, _plain(made.would_change), *map(_point, made.missing)] if made.would_change else []


def _section(section: Section, deep: bool = False) -> Group:
    lines: list[RenderableType] = [_plain(section.title, "bold" if deep else "bold underline")]
    lines += [_plain(line) for line in section.says]
    several = len([block for block in section.blocks if isinstance(block, Facts)]) > 1
    for place, block in enumerate(section.blocks):
        lines += [BLANK] if place or (section.says and not deep) else []
        lines += [_plain(f"{block.caption}:")] if several and isinstance(block, Facts) else []
        lines.append(_block(block))
    for place, part in enumerate(section.parts):
        lines += [BLANK] if place or section.says or section.blocks else []
        lines.append(_section(part, deep=True))
    return Group(*lines)


@singledispatch
def _block(block: Block) -> Group:
    raise TypeError(f"no way to print a {type(block).__name__}")


@_block.register
def _facts(block: Facts) -> Group:
    return Group(*(line for fact in block.facts for line in _fact(fact)))


def _fact(fact: Fact) -> Iterator[Hanging]:
    head = Text("- ")
    if fact.status is not None:
        head.append(f"{numbers.status(fact.status)}: ", STYLES[fact.status])
    head.append(f"{fact.label.rstrip('.:')}: ").append(str(fact.words), "bold")
    yield Hanging(head)
    spread = options.answers(fact.histogram) if fact.histogram else ""
    for line in ("; ".join(fact.notes), spread):
        if line:
            yield Hanging(Text(line, "dim"), indent=2, later=0)


@_block.register
def _grid(block: Grid) -> Group:
    lines: list[RenderableType] = []
    for place, row in enumerate(block.rows):
        lines += [BLANK] if place else []
        lines += _row(row)
    lines += [BLANK] if block.footnotes else []
    return Group(*lines, *map(Hanging, map(Text, block.footnotes)))


def _row(row: GridRow) -> Iterator[Hanging]:
    indent = 2 * row.depth
    head = Text(row.group, "bold")
    if row.notes:
        head.append(f" ({'; '.join(row.notes)})", "not bold")
    yield Hanging(head, indent)
    if row.verdict:
        yield Hanging(Text(row.verdict), indent)
    for (status, words), alike in groupby(row.cells, key=lambda cell: (cell.status, _marked(cell))):
        line = Text(f"- {', '.join(cell.label for cell in alike)}")
        if status is not None:
            line.append(f" {numbers.status(status)}", STYLES[status])
        yield Hanging(line.append(f": {words}"), indent)


def _marked(cell: Fact) -> str:
    return f"{cell.words} {cell.mark}".rstrip()


@_block.register
def _points(block: Points) -> Group:
    return Group(*map(_point, block.points))


def _point(point: Point) -> Hanging:
    said = ": ".join(part for part in (point.term.rstrip(".:"), point.text) if part)
    return Hanging(Text(f"- {said}"))
