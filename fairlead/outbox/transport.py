"""One kept connection to the mail server; what the server says is sorted once: sent, refused, unreachable, lost."""

import re
import smtplib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from fairlead.outbox.errors import Lost, Refused, Unreachable
from fairlead.outbox.letters import on_the_wire

# RFC 5321, 4.5.3.2.6: who is impatient here sends again what was delivered. The lease is renewed meanwhile.
FOR_THE_YES = 600.0
LONGEST_REPLY = 8192
Reply = tuple[int, bytes]


class MailServer(Protocol):
    """The settings of `config.environment.Mail`, as far as the wire needs them."""

    host: str
    port: int
    user: str
    password: str
    starttls: bool
    implicit_tls: bool
    sender: str


class Smtp:
    def __init__(self, server: MailServer, *, timeout: float = 30) -> None:
        self.server, self.timeout = server, timeout
        self.line: smtplib.SMTP | None = None

    def send(self, sender: str, to: str, content: bytes) -> None:
        """Returns when the server took it; raises Refused, Unreachable or Lost."""
        text = as_text(content)
        line = self._announced(on_the_wire(sender), on_the_wire(to))
        try:
            with _patience(line, FOR_THE_YES):
                line.send(text)
                code, words = _reply(line)
        except (smtplib.SMTPException, OSError) as broken:
            # After the text nobody knows whether the server kept it.
            self.close()
            raise Lost(f"The connection broke: {broken}") from broken
        if code != 250:
            raise self._refused(code, words)

    def _announced(self, sender: str, to: str) -> smtplib.SMTP:
        """A line on which the server waits for the text. Servers close one that was quiet: then another is opened."""
        if self.line is not None:
            try:
                return self._envelope(self.line, sender, to)
            except Unreachable:
                pass  # nothing has been given away yet
        return self._envelope(self._open(), sender, to)

    def _envelope(self, line: smtplib.SMTP, sender: str, to: str) -> smtplib.SMTP:
        asked = (f"MAIL FROM:<{sender}>", f"RCPT TO:<{to}>", "DATA")
        try:
            replies = _together(line, asked) if line.has_extn("pipelining") else _in_turn(line, asked)
            no = next(((code, words) for code, words in replies if code not in (250, 251, 354)), None)
            if (
                no and replies[-1][0] == 354
            ):  # the server waits for a text although it wants none (RFC 2920, 3.1)
                line.send(b".\r\n")
                line.getreply()
        except (smtplib.SMTPException, OSError) as broken:
            self.close()
            raise Unreachable(f"The mail server closed the connection: {broken}") from broken
        if no:
            raise self._refused(*no)
        return line

    def _refused(self, code: int, words: bytes) -> Refused:
        if self.line is not None:
            try:
                self.line.rset()
            except (smtplib.SMTPException, OSError):
                self.close()
        if code == 421:
            self.close()
        return Refused(f"{code} {words.decode(errors='replace')}", is_final=500 <= code < 600)

    def _open(self) -> smtplib.SMTP:
        kind = smtplib.SMTP_SSL if self.server.implicit_tls else smtplib.SMTP
        try:
            line = kind(self.server.host, self.server.port, timeout=self.timeout)
            line.ehlo_or_helo_if_needed()
            if self.server.starttls:
                line.starttls()
                line.ehlo()
            if self.server.user:
                line.login(self.server.user, self.server.password)
        except (smtplib.SMTPException, OSError) as no:
            raise Unreachable(
                f"{self.server.host}:{self.server.port} cannot be reached or refused us: {no}"
            ) from no
        self.line = line
        return line

    def close(self) -> None:
        line, self.line = self.line, None
        if line is not None:
            line.close()


def _together(line: smtplib.SMTP, asked: tuple[str, ...]) -> list[Reply]:
    """RFC 2920: one way there and back for all three."""
    line.send("".join(f"{command}\r\n" for command in asked))
    return [_reply(line) for _command in asked]


def _reply(line: smtplib.SMTP) -> Reply:
    """As smtplib's own, at a fifth of its time: three of four replies are one short line."""
    said: list[bytes] = []
    while not said or said[-1][3:4] == b"-":
        got = line.file.readline(LONGEST_REPLY) if line.file else b""
        if not got.endswith(b"\n") or not got[:3].isdigit():
            line.close()
            raise smtplib.SMTPServerDisconnected("it answered nothing that is a reply")
        said.append(got)
    return int(said[-1][:3]), b"\n".join(got[4:].strip() for got in said)


def _in_turn(line: smtplib.SMTP, asked: tuple[str, ...]) -> list[Reply]:
    replies: list[Reply] = []
    for command in asked:
        replies.append(line.docmd(command))
        if replies[-1][0] not in (250, 251):
            break
    return replies


def as_text(content: bytes) -> bytes:
    """What follows DATA: lines end in CR LF, a dot at the beginning of a line is doubled, a lone dot ends it.

    >>> as_text(b"Hello\\n.\\n")
    b'Hello\\r\\n..\\r\\n.\\r\\n'
    """
    plain = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in content else content
    lines = plain.replace(b"\n", b"\r\n")
    ended = lines if lines.endswith(b"\r\n") else lines + b"\r\n"
    if ended.startswith(b".") or b"\n." in ended:
        ended = re.sub(rb"(?m)^\.", b"..", ended)
    return ended + b".\r\n"


@contextmanager
def _patience(line: smtplib.SMTP, seconds: float) -> Iterator[None]:
    if (sock := line.sock) is None:
        raise smtplib.SMTPServerDisconnected("the line is closed")
    before = sock.gettimeout()
    sock.settimeout(seconds)
    try:
        yield
    finally:
        if sock.fileno() != -1:  # a line that broke is closed
            sock.settimeout(before)
