"""What a command says: results on stdout, all else on stderr, and a bar for work that takes time."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress as Bars

    from fairlead.core.tables import Progress

PATIENCE = 1.0  # seconds; shorter work needs no bar


def console() -> "Console":
    """The place for results; colour and width as the terminal has them."""
    from fairlead.cli.screen import Screen

    return Screen()


def say(text: str) -> None:
    """A result, as it is."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def aside(text: str) -> None:
    """A word to the person that is no result."""
    sys.stderr.write(text + "\n")


def as_json(value: Any) -> None:
    """A result for programs."""
    from json import dumps

    say(dumps(value, ensure_ascii=False, indent=1, allow_nan=False, default=str))


@contextmanager
def bar() -> "Iterator[Progress]":
    """Progress on stderr, when it is a terminal and the work has taken longer than a person likes to wait."""
    if not sys.stderr.isatty():
        yield _silent
        return
    shown = _Bar()
    try:
        yield shown
    finally:
        shown.stop()


def _silent(what: str, share: float) -> None:
    return None


class _Bar:
    """Starts to be drawn after `PATIENCE` seconds."""

    def __init__(self) -> None:
        self.began = monotonic()
        self.bars: Bars | None = None

    def __call__(self, what: str, share: float) -> None:
        if self.bars is None and monotonic() - self.began > PATIENCE:
            self._start()
        if self.bars is not None:
            self.bars.update(self.bars.task_ids[0], description=what, completed=share)

    def _start(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

        columns = (
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TaskProgressColumn(),
            TimeElapsedColumn(),
        )
        self.bars = Progress(*columns, console=Console(stderr=True), transient=True)
        self.bars.add_task("", total=1.0)
        self.bars.start()

    def stop(self) -> None:
        if self.bars is not None:
            self.bars.stop()
