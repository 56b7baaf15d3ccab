"""Many who come in at once: each POST that was answered is a change that was acknowledged."""

import re
from collections.abc import Sequence
from http.client import HTTPConnection, HTTPException
from threading import Event, Lock, Thread
from urllib.parse import urlencode

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
PASSWORD = "a long enough sentence"


class Crowd:
    """Threads that claim one set-up link after another, until they are stopped or nobody answers."""

    def __init__(self, port: int, tokens: Sequence[str], threads: int = 4) -> None:
        self.port, self.waiting, self.lock = port, list(tokens), Lock()
        self.acknowledged: list[str] = []
        self.tried: list[str] = []
        self.ended, self.enough, self.wanted = Event(), Event(), 0
        self.threads = [Thread(target=self._claim_all, args=(n,)) for n in range(threads)]

    def __enter__(self) -> "Crowd":
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.ended.set()
        for thread in self.threads:
            thread.join()

    def wait_for(self, number: int) -> None:
        """Until so many more were acknowledged; the others are on their way meanwhile."""
        with self.lock:
            self.wanted = len(self.acknowledged) + number
            self.enough.clear()
        assert self.enough.wait(120), f"only {len(self.acknowledged)} were acknowledged"

    def so_far(self) -> set[str]:
        with self.lock:
            return set(self.acknowledged)

    def _claim_all(self, number: int) -> None:
        turn = 0
        while not self.ended.is_set():
            with self.lock:
                token = self.waiting.pop()
                self.tried.append(token)
            turn += 1
            try:
                # Each comes from an address of its own, or the limit on set-up links would stop the crowd.
                came_in = claim(self.port, token, f"127.0.{1 + number}.{1 + turn % 200}")
            except (OSError, HTTPException):
                return
            self._note(token, came_in)

    def _note(self, token: str, came_in: bool) -> None:
        with self.lock:
            if came_in:
                self.acknowledged.append(token)
            if len(self.acknowledged) >= self.wanted:
                self.enough.set()


def claim(port: int, token: str, address: str) -> bool:
    """Whether the server said that it was done."""
    where, host = f"/set-up/{token}/", {"Host": f"localhost:{port}"}
    page, cookie = ask(port, address, "GET", where, host)
    secret = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page[1])
    if page[0] != 200 or secret is None:
        return False
    said = {
        "csrfmiddlewaretoken": secret[1],
        "company": token,
        "name": "Ada Lee",
        "email": f"{token}@oak.example",
        "password": PASSWORD,
    }
    answer, _cookie = ask(port, address, "POST", where, host | FORM | {"Cookie": cookie}, urlencode(said))
    return answer[0] == 302


def ask(
    port: int, address: str, verb: str, where: str, headers: dict[str, str], body: str | None = None
) -> tuple[tuple[int, str], str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=60, source_address=(address, 0))
    try:
        connection.request(verb, where, body, headers)
        answer = connection.getresponse()
        cookies = [one.partition(";")[0] for one in answer.headers.get_all("Set-Cookie") or ()]
        return (answer.status, answer.read().decode()), "; ".join(cookies)
    finally:
        connection.close()
