"""The plan page against an empty Django view, on the same server: requests a second and the 99th percentile.

The empty view is `/healthz`: the same middleware, no session, no query. Both are asked in turns, so that whatever else
the machine does touches both alike; what is printed is the ratio. Uses wrk where it is installed, else threads of ours.

    python bench/plan_page.py --seconds 3 --turns 4
"""

import argparse
import http.client
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from threading import Thread
from time import monotonic, sleep
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

ROOT = Path(__file__).resolve().parents[1]
COMPANY, CLIENTS = "pell-harrow-staffing", 4
EMPTY, PAGE = "/healthz", f"/c/{COMPANY}/plan/"


@dataclass(frozen=True)
class Turn:
    """What one turn of asking measured."""

    per_second: float
    p99: float  # milliseconds


Ask = Callable[[str, float], Turn]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=3)
    parser.add_argument("--turns", type=int, default=4)
    parser.add_argument("--port", type=int, default=8765)
    said = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="fairlead-bench-") as folder:
        server = started(Path(folder), said.port)
        try:
            compare(said.port, said.seconds, said.turns)
        finally:
            server.terminate()
            server.wait()


def started(folder: Path, port: int) -> subprocess.Popen[bytes]:
    """The sample company, served by two processes."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FAIRLEAD_")}
    ours = {
        "FAIRLEAD_DATA": str(folder / "web"),
        "FAIRLEAD_SITE": f"http://localhost:{port}",
        "FAIRLEAD_DEVELOPMENT": "1",
    }
    command, quiet = [sys.executable, "-m", "fairlead"], subprocess.DEVNULL
    demo = [*command, "demo", str(folder), "--web", "--no-serve", "--port", str(port)]
    subprocess.run(demo, env=kept | ours, cwd=ROOT, check=True, stdout=quiet, stderr=quiet)
    serve = [*command, "serve", "--port", str(port), "--workers", "2", "--no-worker"]
    server = subprocess.Popen(serve, env=kept | ours, cwd=ROOT, stderr=quiet)
    wait_for(port)
    return server


def wait_for(port: int) -> None:
    for _try in range(600):
        try:
            get(port, "/readyz", {})
        except OSError:
            sleep(0.1)
        else:
            return
    sys.exit("the server did not start")


def get(port: int, path: str, headers: dict[str, str]) -> int:
    connection = http.client.HTTPConnection("localhost", port, timeout=30)
    try:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        answer.read()
        return answer.status
    finally:
        connection.close()


def signed_in(port: int) -> str:
    """The cookies of an employee of the sample."""
    jar = CookieJar()
    browser = build_opener(HTTPCookieProcessor(jar))
    page = browser.open(f"http://localhost:{port}/demo/").read().decode()
    secret = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    said = urlencode({"csrfmiddlewaretoken": secret[1] if secret else ""}).encode()
    browser.open(f"http://localhost:{port}/demo/sign-in/employee/", said).read()
    return "; ".join(f"{one.name}={one.value}" for one in jar)


def by_wrk(port: int, cookies: str) -> Ask:
    def ask(path: str, seconds: float) -> Turn:
        command = [
            "wrk",
            "-t1",
            f"-c{CLIENTS}",
            f"-d{max(1, round(seconds))}s",
            "--latency",
            "-H",
            f"Cookie: {cookies}",
        ]
        done = subprocess.run(
            [*command, f"http://localhost:{port}{path}"], check=True, capture_output=True, text=True
        )
        late = re.search(r"99%\s+([\d.]+)(us|ms|s)", done.stdout)
        rate = re.search(r"Requests/sec:\s+([\d.]+)", done.stdout)
        if not late or not rate or "Non-2xx" in done.stdout:
            sys.exit(done.stdout)
        return Turn(float(rate[1]), float(late[1]) * {"us": 0.001, "ms": 1, "s": 1000}[late[2]])

    return ask


def by_threads(port: int, cookies: str) -> Ask:
    def ask(path: str, seconds: float) -> Turn:
        took: list[float] = []
        end = monotonic() + seconds
        threads = [Thread(target=one_client, args=(port, path, cookies, end, took)) for _ in range(CLIENTS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return Turn(len(took) / seconds, 1000 * statistics.quantiles(took, n=100)[98])

    return ask


def one_client(port: int, path: str, cookies: str, end: float, took: list[float]) -> None:
    while (began := monotonic()) < end:
        status = get(port, path, {"Cookie": cookies})
        took.append(monotonic() - began)
        if status != 200:
            sys.exit(f"{path} answered {status}")


def compare(port: int, seconds: float, turns: int) -> None:
    cookies = signed_in(port)
    tool = by_wrk if shutil.which("wrk") else by_threads
    ask = tool(port, cookies)
    for path in (EMPTY, PAGE):  # warm
        ask(path, 1)
    found: dict[str, list[Turn]] = {EMPTY: [], PAGE: []}
    for turn in range(turns):
        for path in (EMPTY, PAGE) if turn % 2 == 0 else (PAGE, EMPTY):
            found[path].append(ask(path, seconds))
    show(found, "wrk" if tool is by_wrk else "threads in Python, which take part of the machine themselves")


def show(found: dict[str, list[Turn]], tool: str) -> None:
    print(f"asked by {tool}; {CLIENTS} at once, 2 processes, medians of {len(found[PAGE])} turns")
    names = {EMPTY: "empty view", PAGE: "plan page"}
    for path, turns in found.items():
        rate, late = middle([t.per_second for t in turns]), middle([t.p99 for t in turns])
        print(f"{names[path]:<12}{rate:>8.0f} requests/s   p99 {late:>7.1f} ms")
    pairs = list(zip(found[EMPTY], found[PAGE], strict=True))
    slower = middle([empty.per_second / page.per_second for empty, page in pairs])
    later = middle([page.p99 / empty.p99 for empty, page in pairs])
    print(f"a plan page costs as much as {slower:.1f} empty views; its p99 is {later:.1f} times as long")


def middle(values: list[float]) -> float:
    return statistics.median(values)


if __name__ == "__main__":
    main()
