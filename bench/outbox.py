"""Messages a second through the whole outbox, against a bare smtplib loop with ready bytes on as many open connections.

Ours: enqueued (built, put in as a round is), claimed, taken off, given to the server, noted; and our line alone, without
the table. Theirs: bytes that lie ready, sent.
The server is a sink of ours in a process of its own; it takes everything, and offers pipelining as every relay does.
Both are measured in turns, so that whatever else the machine does touches both alike; what is printed is the ratio.

    python bench/outbox.py --messages 2000 --turns 5 --connections 1
    python tools/with_postgres.py python bench/outbox.py --connections 4
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BAR = 0.8
PARTS = ROOT / "bench" / "outbox_parts.py"


@dataclass(frozen=True)
class Took:
    """Seconds by the clock and of the processor, ours alone without the sink's."""

    clock: float
    processor: float

    def __add__(self, other: "Took") -> "Took":
        return Took(self.clock + other.clock, self.processor + other.processor)


Turn = dict[str, Took]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--messages", type=int, default=2000)
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--connections", type=int, default=1)
    said = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="fairlead-bench-") as folder, sink() as port:
        environment = ours(Path(folder), port)
        at_once("prepare", [], environment, 1)
        turns = [turn(said.messages, said.connections, port, environment, n) for n in range(said.turns)]
    show(turns, said.messages, said.connections)


def ours(folder: Path, port: int) -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("FAIRLEAD_") or name == "FAIRLEAD_DATABASE"
    }
    return kept | {
        "FAIRLEAD_DATA": str(folder), "FAIRLEAD_SITE": "http://localhost:8000", "PYTHONPATH": str(ROOT),
        "FAIRLEAD_MAIL": f"smtp://127.0.0.1:{port}?tls=none&from=fairlead@oak.example",
        "DJANGO_SETTINGS_MODULE": "fairlead.config.settings",
    }  # fmt: skip


@contextmanager
def sink() -> Iterator[int]:
    process = subprocess.Popen([sys.executable, str(PARTS), "sink"], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield int(process.stdout.readline())
    finally:
        process.terminate()
        process.wait()


def turn(messages: int, connections: int, port: int, environment: dict[str, str], number: int) -> Turn:
    def loop(name: str) -> Took:
        return at_once(name, [str(messages // connections), str(port)], environment, connections)

    def whole() -> Turn:
        enqueued = at_once("enqueue", [str(messages)], environment, 1)
        sent = at_once("send", [], environment, connections)
        at_once("check", [], environment, 1)
        return {"enqueued": enqueued, "sent": sent, "whole path": enqueued + sent}

    steps: list[Callable[[], Turn]] = [lambda: {"bare": loop("bare")}, lambda: {"wire": loop("wire")}, whole]
    found: Turn = {}
    for step in steps[number % 3 :] + steps[: number % 3]:
        found |= step()
    return found


def at_once(name: str, said: Sequence[str], environment: dict[str, str], many: int) -> Took:
    """Processes that begin together: the longest by the clock, all of the processor; what they load first is not counted."""
    command = [sys.executable, str(PARTS), name, *said]
    crew = [
        subprocess.Popen(command, env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        for _ in range(many)
    ]
    for one in crew:
        one.stdout.readline()  # ready
    for one in crew:
        one.stdin.write("go\n")
        one.stdin.flush()
    took = [[float(number) for number in one.stdout.readline().split()] for one in crew]
    if any(one.wait() for one in crew):
        sys.exit(f"{name} failed")
    return Took(max(clock for clock, _ in took), sum(processor for _, processor in took))


def show(turns: list[Turn], messages: int, connections: int) -> None:
    load = os.getloadavg()[0]
    print(f"{messages} messages, {connections} connection(s), medians of {len(turns)} turns, load {load:.1f}")
    print(f"{'':<12}{'messages/s':>12}{'bare / it':>12}{'processor':>12}{'bare / it':>12}")
    for name in ("bare", "wire", "enqueued", "sent", "whole path"):
        clock = statistics.median(one[name].clock for one in turns)
        used = statistics.median(one[name].processor for one in turns)
        as_fast = statistics.median(one["bare"].clock / one[name].clock for one in turns)
        as_cheap = statistics.median(one["bare"].processor / one[name].processor for one in turns)
        print(
            f"{name:<12}{messages / clock:>12.0f}{as_fast:>12.2f}{1e3 * used / messages:>9.3f} ms{as_cheap:>12.2f}"
        )
    print(f"bar: the whole path at {BAR} of the bare loop")


if __name__ == "__main__":
    main()
