"""A provider's interface on a real socket, as the vendors document it; keeps what it is asked, answers what it is told to."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from uuid import uuid4

from fairlead.outbox.providers.catalogue import Account
from fairlead.outbox.providers.line import ProviderLine

SECRET = "a-secret-of-our-own-that-is-long"
WITH_SECOND = {"mailjet": "second"}
OPTIONS = {"mailgun": (("domain", "mg.oak.example"),)}


def yes(provider: str, to: str = "eve@oak.example") -> tuple[int, dict, object]:
    """What each vendor answers when it takes a message."""
    name = str(uuid4())
    return {
        "postmark": (200, {}, {"To": to, "SubmittedAt": "2026-03-02T12:00:00Z", "MessageID": name, "ErrorCode": 0, "Message": "OK"}),
        "mailgun": (200, {}, {"id": f"<{name}@mg.oak.example>", "message": "Queued. Thank you."}),
        "sendgrid": (202, {"X-Message-Id": name}, ""),
        "brevo": (201, {}, {"messageId": f"<{name}@smtp-relay.example>"}),
        "mailjet": (200, {}, {"Messages": [{"Status": "success", "To": [
            {"Email": to, "MessageUUID": name, "MessageID": 576460756513665525, "MessageHref": "https://x.example/"}]}]}),
        "resend": (200, {}, {"id": name}),
        "sparkpost": (200, {}, {"results": {"total_rejected_recipients": 0, "total_accepted_recipients": 1, "id": name}}),
    }[provider]  # fmt: skip


class Desk(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        vendor = self.server.vendor
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        vendor.asked.append((self.path, dict(self.headers), body))
        answer = vendor.answers.pop(0) if vendor.answers else self.usual(body)
        if answer == "hang up":
            self.close_connection = True
            self.connection.shutdown(2)
            return
        if answer == "silence":
            vendor.closes.wait(20)
            self.close_connection = True
            return
        self.answer(*answer)

    def usual(self, body: bytes):
        """Mailjet refuses the Message-ID of others (send-0011); all else is taken."""
        provider = self.server.vendor.provider
        if provider == "mailjet" and "message-id" in str(json.loads(body)["Globals"]["Headers"]).lower():
            return 400, {}, {"Messages": [{"Status": "error", "Errors": [{"ErrorCode": "send-0011"}]}]}
        return yes(provider)

    def do_GET(self):
        self.server.vendor.asked.append((self.path, dict(self.headers), b""))
        self.answer(*self.server.vendor.says)

    def answer(self, status: int, headers: dict, said: object) -> None:
        text = (said if isinstance(said, str) else json.dumps(said)).encode()
        self.send_response(status)
        for name, value in {
            "Content-Type": "application/json",
            "Content-Length": str(len(text)),
            **headers,
        }.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_):
        pass


class Vendor:
    """`with Vendor("postmark", (429, {"Retry-After": "7"}, {})) as (vendor, line):`"""

    def __init__(self, provider: str, *answers, says=(200, {}, {}), wait: float = 5.0) -> None:
        self.provider, self.answers, self.says, self.wait = provider, list(answers), says, wait
        self.asked: list[tuple[str, dict, bytes]] = []
        self.closes = threading.Event()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Desk)
        self.server.daemon_threads, self.server.vendor = True, self

    @property
    def account(self) -> Account:
        return Account(
            provider=self.provider, key="the-key", secret=WITH_SECOND.get(self.provider, ""),
            sender="fairlead@oak.example", options=OPTIONS.get(self.provider, ()), hook=SECRET,
            api=f"http://127.0.0.1:{self.server.server_address[1]}/v3/",
        )  # fmt: skip

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()
        self.line = ProviderLine(self.account, patience=(2.0, self.wait))
        return self, self.line

    def __exit__(self, *_):
        self.closes.set()
        self.line.close()
        self.server.shutdown()
        self.server.server_close()
