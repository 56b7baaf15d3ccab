"""A small mail server that takes commands together (RFC 2920), keeps every byte, and answers what it is told to."""

import socketserver
import threading

from fairlead.config.environment import Mail
from fairlead.outbox.transport import Smtp


class Talk(socketserver.StreamRequestHandler):
    def handle(self):
        relay = self.server.relay
        relay.talks += 1
        self.say(b"220 relay")
        for line in self.rfile:
            relay.heard.append(line)
            word = line[:4].upper().strip()
            if word == b"EHLO":
                self.say(b"250-relay\r\n250 PIPELINING" if relay.pipelines else b"250 relay")
                continue
            answer = relay.answer(word, line)
            if answer == b"hang up":
                return
            self.say(answer)
            if word == b"DATA" and answer.startswith(b"354"):
                if not self.text(relay):
                    return
                went_ahead = self.is_ahead()
                self.say(relay.answers.get(b".", b"250-taken\r\n250 as number 1"))
                if relay.hangs_up_when_ahead and went_ahead:
                    return

    def is_ahead(self) -> bool:
        """The client said more before it heard the answer."""
        self.connection.setblocking(False)
        try:
            return bool(self.rfile.peek())
        finally:
            self.connection.setblocking(True)

    def text(self, relay) -> bool:
        """Whether it came to its end; what is cut off is kept by no server."""
        lines = []
        for line in iter(self.rfile.readline, b".\r\n"):
            if not line:
                return False
            lines.append(line)
        relay.texts.append(b"".join(lines))
        return True

    def say(self, reply: bytes) -> None:
        self.wfile.write(reply + b"\r\n")


class Relay:
    """`with Relay(RCPT=b"550 Unknown") as (relay, line):`"""

    def __init__(self, pipelines: bool = True, **answers: bytes) -> None:
        self.pipelines, self.talks = pipelines, 0
        self.answers = {word.encode(): answer for word, answer in answers.items()}
        self.unknown, self.hangs_up_when_ahead = b"nobody at all", False
        self.heard: list[bytes] = []
        self.texts: list[bytes] = []
        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Talk)
        self.server.daemon_threads, self.server.relay = True, self

    def answer(self, word: bytes, line: bytes) -> bytes:
        if word == b"RCPT" and self.unknown in line:
            return b"550 No such person"
        return self.answers.get(word, b"354 go on" if word == b"DATA" else b"250 fine")

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()
        port = self.server.server_address[1]
        self.line = Smtp(Mail("127.0.0.1", port, "", "", False, False, "fairlead@oak.example"), timeout=5)
        return self, self.line

    def __exit__(self, *_):
        self.line.close()
        self.server.shutdown()
        self.server.server_close()
