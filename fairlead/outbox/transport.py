"""One kept connection to the mail server; what the server says is sorted once: sent, refused, unreachable, lost."""

import re
import smtplib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from fairlead.outbox.errors import Lost, Refused, UnableToAddress, Unreachable
from fairlead.outbox.letters import on_the_wire

# RFC 5321, 4.5.3.2.6: who is impatient here sends again what was delivered. The lease is renewed meanwhile.
FOR_THE_YES = 600.0
LONGEST_REPLY = 8192
Reply = tuple[int, bytes]
Envelope = tuple[str, ...]
NOTHING: Envelope = ()


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
        self.then = ""  # whom the message after the next one is for
        self.asked = NOTHING  # went out with the text before; the replies are not read yet
        self.goes_ahead = True  # until a server is met that cannot follow

    def next_is(self, to: str) -> None:
        """Whom the message after the one that is sent now is for, so that its envelope goes along; empty when there is none."""
        self.then = to

    def send(self, sender: str, to: str, content: bytes) -> None:
        """Returns when the server took it; raises Refused, Unreachable or Lost."""
        text = as_text(content)
        line = self._announced(envelope(on_the_wire(sender), on_the_wire(to)))
        after = self._after(line, sender)
        try:
            with _patience(line, FOR_THE_YES):
                line.send(text + _lines(after))
                code, words = _reply(line)
        except (smtplib.SMTPException, OSError) as broken:
            # After the text nobody knows whether the server kept it.
            self.close()
            raise Lost(f"The connection broke: {broken}") from broken
        self.asked = after
        if code != 250:
            raise self._refused(code, words)

    def _after(self, line: smtplib.SMTP, sender: str) -> Envelope:
        """RFC 2920, 3.1: the end of a text and the envelope of the next message may go in one group. While its replies come
        the answer is noted; not a word of the next text goes out before."""
        then, self.then = self.then, ""
        if not (then and self.goes_ahead and line.has_extn("pipelining")):
            return NOTHING
        try:
            return envelope(on_the_wire(sender), on_the_wire(then))
        except UnableToAddress:  # when its turn comes it will be told so
            return NOTHING

    def _announced(self, wanted: Envelope) -> smtplib.SMTP:
        """A line on which the server waits for the text. Servers close one that was quiet: then another is opened."""
        if self.asked not in (NOTHING, wanted):
            self.close()  # it waits for a text that does not come
        if self.line is not None:
            try:
                return self._asked(self.line, wanted)
            except Unreachable:
                pass  # nothing has been given away yet
        return self._asked(self._open(), wanted)

    def _asked(self, line: smtplib.SMTP, wanted: Envelope) -> smtplib.SMTP:
        went_ahead, self.asked = self.asked == wanted, NOTHING
        try:
            replies = self._replies(line, wanted, went_ahead)
            no = next(((code, words) for code, words in replies if code not in (250, 251, 354)), None)
            if (
                no and replies[-1][0] == 354
            ):  # the server waits for a text although it wants none (RFC 2920, 3.1)
                line.send(b".\r\n")
                line.getreply()
        except (smtplib.SMTPException, OSError) as broken:
            self.close()
            self.goes_ahead = self.goes_ahead and not went_ahead
            raise Unreachable(f"The mail server closed the connection: {broken}") from broken
        if no:
            raise self._refused(*no)
        return line

    @staticmethod
    def _replies(line: smtplib.SMTP, wanted: Envelope, went_ahead: bool) -> list[Reply]:
        if not line.has_extn("pipelining"):
            return _in_turn(line, wanted)
        if not went_ahead:
            line.send(_lines(wanted))
        return [_reply(line) for _command in wanted]

    def _refused(self, code: int, words: bytes) -> Refused:
        if self.line is not None and self.asked == NOTHING:
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
        line, self.line, self.asked = self.line, None, NOTHING
        if line is not None:
            line.close()


def envelope(sender: str, to: str) -> Envelope:
    """RFC 2920: one way there and back for all three.

    >>> envelope("a@oak.example", "b@oak.example")
    ('MAIL FROM:<a@oak.example>', 'RCPT TO:<b@oak.example>', 'DATA')
    """
    return f"MAIL FROM:<{sender}>", f"RCPT TO:<{to}>", "DATA"


def _lines(asked: Envelope) -> bytes:
    return "".join(f"{command}\r\n" for command in asked).encode("ascii")


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


def _in_turn(line: smtplib.SMTP, asked: Envelope) -> list[Reply]:
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
