"""A real SMTP server that keeps what it takes, and that can be told to misbehave."""

import re
import socket
import threading
from collections import Counter
from collections.abc import Callable
from email import message_from_bytes

from aiosmtpd.controller import Controller

from fairlead.config.environment import Mail
from fairlead.outbox.transport import Smtp


def free_port() -> int:
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return line.getsockname()[1]


class PostOffice:
    """`answer(message_id, attempt)` says what follows DATA: a reply, or "drop" to cut the line after taking it."""

    def __init__(
        self, answer: Callable[[str, int], str] = lambda _id, _n: "250 OK", rcpt: str = "250 OK"
    ) -> None:
        self.answer, self.rcpt = answer, rcpt
        self.taken: Counter[str] = Counter()
        self.asked: Counter[str] = Counter()
        self.letters: list[bytes] = []
        self.lock = threading.Lock()

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.rcpt.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.rcpt

    async def handle_DATA(self, server, session, envelope):
        content = envelope.original_content
        name = re.sub(r"\s", "", message_from_bytes(content)["Message-ID"])
        with self.lock:
            self.asked[name] += 1
            reply = self.answer(name, self.asked[name])
            if reply.startswith("250") or reply == "drop":
                self.taken[name] += 1
                self.letters.append(content)
        if reply == "drop":
            server.transport.abort()
        return reply if reply != "drop" else "250 OK"


class Office:
    """`with Office(...) as (office, line):` a server on a free port, and a line to it."""

    def __init__(self, **how):
        self.office = PostOffice(**how)
        self.port = free_port()
        self.controller = Controller(self.office, hostname="127.0.0.1", port=self.port)

    def __enter__(self):
        self.controller.start()
        self.line = Smtp(
            Mail("127.0.0.1", self.port, "", "", False, False, "fairlead@oak.example"), timeout=5
        )
        return self.office, self.line

    def __exit__(self, *_):
        self.line.close()
        self.controller.stop()
