"""One kept connection to the mail server; what the server says is sorted once: sent, refused, unreachable, lost."""

import smtplib
from typing import Protocol

from fairlead.outbox.errors import Lost, Refused, Unreachable


class MailServer(Protocol):
    """The settings of `config.environment.Mail`, as far as the wire needs them."""

    host: str
    port: int
    user: str
    password: str
    starttls: bool
    implicit_tls: bool
    sender: str


# RFC 5321, 4.5.3.2.6: who is impatient here sends again what was delivered. The lease is renewed meanwhile.
FOR_THE_YES = 600.0


class Smtp:
    def __init__(self, server: MailServer, *, timeout: float = 30) -> None:
        self.server, self.timeout = server, timeout
        self.line: smtplib.SMTP | None = None

    def send(self, sender: str, to: str, content: bytes) -> None:
        """Returns when the server took it; raises Refused, Unreachable or Lost."""
        line = self._open()
        try:
            self._envelope(line, sender, to)
            code, words = self._content(line, content)
        except smtplib.SMTPDataError as no:
            raise self._refused(no.smtp_code, no.smtp_error) from no
        except (smtplib.SMTPServerDisconnected, OSError) as broken:
            # After DATA nobody knows whether the server kept it.
            self.close()
            raise Lost(f"The connection broke: {broken}") from broken
        if code != 250:
            raise self._refused(code, words)

    def _content(self, line: smtplib.SMTP, content: bytes) -> tuple[int, bytes]:
        _wait_up_to(line, FOR_THE_YES)
        try:
            return line.data(content)
        finally:
            _wait_up_to(line, self.timeout)

    def _envelope(self, line: smtplib.SMTP, sender: str, to: str) -> None:
        try:
            for code, words in (line.mail(sender), line.rcpt(to)):
                if code not in (250, 251):
                    raise self._refused(code, words)
        except (smtplib.SMTPServerDisconnected, OSError) as broken:
            self.close()
            raise Unreachable(f"The mail server closed the connection: {broken}") from broken

    def _refused(self, code: int, words: bytes | str) -> Refused:
        said = words.decode(errors="replace") if isinstance(words, bytes) else words
        if self.line is not None:
            try:
                self.line.rset()
            except (smtplib.SMTPException, OSError):
                self.close()
        if code == 421:
            self.close()
        return Refused(f"{code} {said}", is_final=500 <= code < 600)

    def _open(self) -> smtplib.SMTP:
        if self.line is not None and self._still_there(self.line):
            return self.line
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

    def _still_there(self, line: smtplib.SMTP) -> bool:
        """Servers close a line that was quiet for minutes; nothing has been given away yet, so another is opened."""
        try:
            if line.noop()[0] == 250:
                return True
        except (smtplib.SMTPException, OSError):
            pass
        self.close()
        return False

    def close(self) -> None:
        line, self.line = self.line, None
        if line is not None:
            line.close()


def _wait_up_to(line: smtplib.SMTP, seconds: float) -> None:
    if line.sock is not None:  # a line that broke has none
        line.sock.settimeout(seconds)
