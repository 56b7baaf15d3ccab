"""What is measured: the counts behind a diagnosis, through Fairlead. As a script: prints them with time and memory.

`python bench/counting.py FOLDER OUT` writes the numbers to OUT as JSON, in the shape that notebook.py writes too.
"""

import json
import resource
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

AS_OF = date(2026, 10, 31)
ABOUT = ("reached", "lived", "pay")  # items set against stay-intent
NOT_STATED = "not stated"


def ask(engine: Any) -> dict[str, Any]:
    """Everything that the numbers need, as the engine gives it."""
    return {
        "tallies": engine.tallies(cuts=("unit", "level")),
        "heads": engine.headcounts(AS_OF, "unit"),
        "respondents": engine.respondents(engine.pulses()[-1], "unit"),
        "patterns": engine.patterns("stay-intent", ABOUT),
        "exits": engine.exit_reasons(),
    }


def numbers(found: dict[str, Any]) -> dict[str, Any]:
    """The same as plain lists and dictionaries."""
    tallies, exits, patterns = found["tallies"], found["exits"], found["patterns"]
    counted: dict[str, Any] = {}
    for t in tallies:
        rows = [
            [*n, c, s]
            for n, c, s in zip(t.n.tolist(), t.cannot_say.tolist(), t.skipped.tolist(), strict=True)
        ]
        counted.setdefault(t.item, {})[t.cut] = dict(zip(t.groups, rows, strict=True))
    whole = zip(patterns.pattern.tolist(), patterns.n.tolist(), patterns.successes.tolist(), strict=True)
    return {
        "tallies": counted,
        "heads": dict(zip(found["heads"].groups, found["heads"].n.tolist(), strict=True)),
        "respondents": found["respondents"].total,
        "patterns": {" ".join(map(str, p)): [n, s] for p, n, s in whole},
        "exits": {
            "leavers": exits.leavers,
            "named": dict(zip(exits.families, exits.named.tolist(), strict=True)),
            "primary": dict(zip(exits.families, exits.primary.tolist(), strict=True)),
        },
    }


def peak() -> float:
    """The most memory that this process has held, in MB."""
    status = Path("/proc/self/status")
    if status.exists():  # what the system's getrusage tells counts the process that started us as well
        lines = dict(line.split(":", 1) for line in status.read_text(encoding="utf-8").splitlines())
        return int(lines["VmHWM"].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def report(out: str, begun: float, read: float, found: dict[str, Any]) -> None:
    """The numbers into a file; the figures of this run on one line."""
    ended = time.perf_counter()
    Path(out).write_text(json.dumps(found), encoding="utf-8")
    seconds = {
        "read": read - begun,
        "count": ended - read,
        "total": ended - begun,
        "work": time.process_time(),
    }
    print(json.dumps({**seconds, "peak": peak()}))


def main(folder: str, out: str) -> None:
    import ibis  # noqa: F401  (imports are not what is measured: the notebook's are left out too)

    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from fairlead.core.engines import Engine
    from fairlead.core.tables import read

    begun = time.perf_counter()
    firm = read(Path(folder))
    has_read = time.perf_counter()
    report(out, begun, has_read, numbers(ask(Engine(firm.connection))))


if __name__ == "__main__":
    main(*sys.argv[1:])
