"""Servers that answer as Slack and Teams say that theirs do, over real sockets; and a person's hand at the workspace."""

import json
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, TypeVar
from urllib.parse import parse_qs

V = TypeVar("V", bound="Vendor")
Turn = Callable[["Handler"], None]
TOKEN = "xoxb-1111-2222-abcdefSECRET"
SIGNING = "0123456789abcdef0123456789abcdef"


class Handler(BaseHTTPRequestHandler):
    server: "Vendor"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.body = body
        with self.server.lock:
            turn = self.server.turns.popleft() if self.server.turns else self.server.usual
        turn(self)

    def do_GET(self) -> None:
        self.server.gets.append(self.path)
        self.say(200, {"ok": True})

    def log_message(self, *_about: object) -> None:
        pass

    def say(self, status: int, said: object, **headers: str) -> None:
        body = said if isinstance(said, bytes) else json.dumps(said).encode()
        self.send_response(status)
        for name, value in {
            "Content-Type": "application/json",
            "Content-Length": str(len(body)),
            **headers,
        }.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)


class Vendor(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.turns: deque[Turn] = deque()  # what the next requests meet, before the usual
        self.posts: list[dict[str, Any]] = []
        self.gets: list[str] = []
        self.lock, self.ending = threading.Lock(), threading.Event()

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def usual(self, handler: Handler) -> None:
        raise NotImplementedError

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away in the middle is what some tests are about."""


class SlackServer(Vendor):
    """One workspace: who is in it by address, which tokens hold, what was posted to whom."""

    def __init__(self) -> None:
        super().__init__()
        self.tokens, self.members = {TOKEN}, dict[str, str]()
        self.team = "T01"
        self.closed: set[str] = set()  # members whose account was switched off
        self.looked_up: list[str] = []

    def usual(self, handler: Handler) -> None:
        method = handler.path.rsplit("/", 1)[-1]
        if handler.headers.get("Authorization", "").removeprefix("Bearer ") not in self.tokens:
            handler.say(200, {"ok": False, "error": "invalid_auth"})
            return
        {"auth.test": self._who, "chat.postMessage": self._post, "users.lookupByEmail": self._by_address,
         "users.info": self._by_id}[method](handler)  # fmt: skip

    def _who(self, handler: Handler) -> None:
        handler.say(
            200, {"ok": True, "team": "Oak & Sons", "team_id": self.team, "bot_id": "B1", "user_id": "U0BOT"}
        )

    def _post(self, handler: Handler) -> None:
        said = json.loads(handler.body)
        if said["channel"] not in {*self.members.values()} - self.closed:
            handler.say(200, {"ok": False, "error": "channel_not_found"})
            return
        self.posts.append(said)
        handler.say(200, {"ok": True, "channel": "D1", "ts": f"{len(self.posts)}.0001"})

    def _by_address(self, handler: Handler) -> None:
        address = parse_qs(handler.body.decode())["email"][0]
        self.looked_up.append(address)
        member = self.members.get(address)
        answer = {"ok": True, "user": {"id": member, "deleted": member in self.closed}}
        handler.say(200, answer if member else {"ok": False, "error": "users_not_found"})

    def _by_id(self, handler: Handler) -> None:
        member = parse_qs(handler.body.decode())["user"][0]
        known = member in self.members.values()
        answer = {"ok": True, "user": {"id": member, "deleted": member in self.closed}}
        handler.say(200, answer if known else {"ok": False, "error": "user_not_found"})


class TeamsServer(Vendor):
    """A workflow that posts in a channel."""

    def usual(self, handler: Handler) -> None:
        self.posts.append(json.loads(handler.body))
        handler.say(202, b"")


@contextmanager
def serving(server: V) -> Iterator[V]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.ending.set()
        server.shutdown()
        thread.join()
        server.server_close()


def too_many(seconds: str) -> Turn:
    return lambda handler: handler.say(429, {"ok": False, "error": "ratelimited"}, Retry_After=seconds)


def error(code: str) -> Turn:
    return lambda handler: handler.say(200, {"ok": False, "error": code})


def status(number: int, said: object = b"", **headers: str) -> Turn:
    return lambda handler: handler.say(number, said, **headers)


def silence(handler: Handler) -> None:
    """Says nothing until the test ends."""
    handler.server.ending.wait(30)


def hangs_up(handler: Handler) -> None:
    """The request was heard; the line breaks before the answer."""
    handler.connection.close()
