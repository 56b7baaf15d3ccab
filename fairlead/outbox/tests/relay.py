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
            answer = relay.answers.get(word, b"354 go on" if word == b"DATA" else b"250 fine")
            if answer == b"hang up":
                return
            self.say(answer)
            if word == b"DATA" and answer.startswith(b"354"):
                self.say(self.text(relay))

    def text(self, relay) -> bytes:
        lines = []
        for line in iter(self.rfile.readline, b".\r\n"):
            lines.append(line)
        relay.texts.append(b"".join(lines))
        return relay.answers.get(b".", b"250-taken\r\n250 as number 1")

    def say(self, reply: bytes) -> None:
        self.wfile.write(reply + b"\r\n")


class Relay:
    """`with Relay(RCPT=b"550 Unknown") as (relay, line):`"""

    def __init__(self, pipelines: bool = True, **answers: bytes) -> None:
        self.pipelines, self.talks = pipelines, 0
        self.answers = {word.encode(): answer for word, answer in answers.items()}
        self.heard: list[bytes] = []
        self.texts: list[bytes] = []
        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Talk)
        self.server.daemon_threads, self.server.relay = True, self

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()
        port = self.server.server_address[1]
        self.line = Smtp(Mail("127.0.0.1", port, "", "", False, False, "fairlead@oak.example"), timeout=5)
        return self, self.line

    def __exit__(self, *_):
        self.line.close()
        self.server.shutdown()
        self.server.server_close()
