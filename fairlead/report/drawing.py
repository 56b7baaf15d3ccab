"""The chain in text: a line that breaks where the chain breaks, readable without colour."""

from collections.abc import Sequence
from dataclasses import dataclass
from gettext import gettext as _

from rich.text import Text

from fairlead.core.values import Status
from fairlead.report import numbers
from fairlead.report.parts import Step


@dataclass(frozen=True, slots=True)
class Strokes:
    """The characters that the chain is drawn with."""

    whole: str
    doubtful: str
    broken: str  # stands in the middle of a line
    down: str
    down_doubtful: str
    down_broken: str
    marks: dict[Status, str]
    arrow: str


_MARKS = {Status.HOLDS: "●", Status.FAILS: "✕", Status.UNKNOWN: "○"}
_PLAIN_MARKS = {Status.HOLDS: "o", Status.FAILS: "x", Status.UNKNOWN: "?"}
LINES = Strokes("━", "┄", " ╱ ╱ ", "┃", "┊", "╱╱", _MARKS, "▲")
ASCII = Strokes("=", ".", " / / ", "|", ":", "//", _PLAIN_MARKS, "^")
STYLES = {Status.HOLDS: "bold", Status.FAILS: "bold red", Status.UNKNOWN: "dim"}
INDENT = 1
GAP = 3


def chain(steps: Sequence[Step], width: int, ascii_only: bool = False) -> Text:
    """The chain across, or downwards where the window is too narrow."""
    strokes = ASCII if ascii_only else LINES
    columns = [max(len(step.title), len(numbers.status(step.status))) + GAP for step in steps]
    across = INDENT + sum(columns) <= width
    return _across(steps, columns, strokes) if across else _down(steps, strokes)


def _across(steps: Sequence[Step], columns: Sequence[int], strokes: Strokes) -> Text:
    titles = _words([step.title for step in steps], steps, columns)
    statuses = _words([numbers.status(step.status) for step in steps], steps, columns)
    rows = [_line(steps, columns, strokes), titles, statuses]
    return Text("\n").join([*rows, *_pointer(steps, columns, strokes)])


def _line(steps: Sequence[Step], columns: Sequence[int], strokes: Strokes) -> Text:
    line = Text(" " * INDENT)
    for place, step in enumerate(steps):
        if place:
            line.append(_stretch(step.status, columns[place - 1] - 1, strokes), STYLES[step.status])
        line.append(strokes.marks[step.status], STYLES[step.status])
    return line


def _stretch(status: Status, length: int, strokes: Strokes) -> str:
    """The line that leads to a link: whole, dotted where it is unknown, broken where it fails."""
    if status is Status.FAILS:
        return strokes.broken.center(length, strokes.whole)
    return (strokes.doubtful if status is Status.UNKNOWN else strokes.whole) * length


def _words(words: Sequence[str], steps: Sequence[Step], columns: Sequence[int]) -> Text:
    row = Text(" " * INDENT)
    for word, step, width in zip(words, steps, columns, strict=True):
        row.append(word.ljust(width), STYLES[step.status])
    row.rstrip()
    return row


def _pointer(steps: Sequence[Step], columns: Sequence[int], strokes: Strokes) -> list[Text]:
    """“The chain breaks here” under the link; to the left of the arrow near the right end."""
    for place, step in enumerate(steps):
        if step.breaks:
            column, said = INDENT + sum(columns[:place]), _("the chain breaks here")
            fits = column + 2 + len(said) <= INDENT + sum(columns)
            text = f"{strokes.arrow} {said}" if fits else f"{said} {strokes.arrow}"
            return [Text(" " * (column if fits else column - len(said) - 1) + text, STYLES[Status.FAILS])]
    return []


def _down(steps: Sequence[Step], strokes: Strokes) -> Text:
    strokes_down = {
        Status.HOLDS: strokes.down,
        Status.UNKNOWN: strokes.down_doubtful,
        Status.FAILS: strokes.down_broken,
    }
    lines = []
    for place, step in enumerate(steps):
        if place:
            lines.append(Text(f" {strokes_down[step.status]}", STYLES[step.status]))
        broken = f"; {_('the chain breaks here')}" if step.breaks else ""
        mark, state = strokes.marks[step.status], numbers.status(step.status)
        lines.append(Text(f" {mark} {step.title} {state}{broken}", STYLES[step.status]))
    return Text("\n").join(lines)
