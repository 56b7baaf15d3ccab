"""How things are measured here: side by side, interleaved, medians; each in its own process where memory is asked for."""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent


def interleaved(things: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Median seconds of each thing, one after the other in each round, so that a slow moment hits all of them."""
    times: dict[str, list[float]] = {name: [] for name in things}
    for _ in range(rounds):
        for name, thing in things.items():
            begun = time.perf_counter()
            thing()
            times[name].append(time.perf_counter() - begun)
    return {name: statistics.median(found) for name, found in times.items()}


def in_own_processes(scripts: Mapping[str, list[str]], rounds: int) -> dict[str, dict[str, float]]:
    """Medians of what each script prints as JSON, run in turns."""
    found: dict[str, list[dict[str, float]]] = {name: [] for name in scripts}
    for _ in range(rounds):
        for name, arguments in scripts.items():
            found[name].append(run(arguments))
    return {
        name: {key: statistics.median(f[key] for f in runs) for key in runs[0]}
        for name, runs in found.items()
    }


def run(arguments: list[str]) -> dict[str, float]:
    """The last line that a script prints, as JSON."""
    command = [sys.executable, str(HERE / arguments[0]), *arguments[1:]]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} ended with:\n{done.stderr}")
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


class Listening:
    """A DuckDB connection that keeps what it was asked and how long the answers took."""

    def __init__(self, connection: Any) -> None:
        self._inner = connection
        self._result: Any = None
        self.queries: list[str] = []
        self.seconds = 0.0

    def execute(self, sql: str, *more: Any) -> "Listening":
        self.queries.append(sql)
        self._result = self._timed(self._inner.execute, sql, *more)
        return self

    def _timed(self, what: Callable[..., Any], *arguments: Any) -> Any:
        begun = time.perf_counter()
        found = what(*arguments)
        self.seconds += time.perf_counter() - begun
        return found

    def __getattr__(self, name: str) -> Any:
        if name.startswith("fetch") and self._result is not None:
            return lambda *a: self._timed(getattr(self._result, name), *a)
        return getattr(self._inner, name)


class Stopwatch:
    """Adds up the seconds spent in a function while it stands in for it."""

    def __init__(self, owner: object, name: str) -> None:
        self.owner, self.name, self.seconds = owner, name, 0.0
        self.original = getattr(owner, name)

    def __enter__(self) -> "Stopwatch":
        def watched(*arguments: Any, **named: Any) -> Any:
            begun = time.perf_counter()
            try:
                return self.original(*arguments, **named)
            finally:
                self.seconds += time.perf_counter() - begun

        setattr(self.owner, self.name, watched)
        return self

    def __exit__(self, *_: object) -> None:
        setattr(self.owner, self.name, self.original)
