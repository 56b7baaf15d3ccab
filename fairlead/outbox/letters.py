"""A message built once, as bytes; nothing that a person typed can open a header of its own.

Written by hand: Python's email package takes two milliseconds a message, more than all the rest of its way, and breaks
long addresses in headers (List-Unsubscribe) into encoded words that no mail program follows. RFC 5322, 2045 and 2047.
"""

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass
from email.header import Header
from email.headerregistry import Address
from email.utils import formatdate, parseaddr
from functools import lru_cache

from django.utils import timezone

from fairlead.outbox.errors import UnableToAddress

BREAKS = "\r\n\0\v\f\x1c\x1d\x1e\x85\u2028\u2029"
A_BREAK = re.compile(f"[{BREAKS}]")
LONGEST_LINE = 900  # RFC 5322 allows 998; relays add to it
# What nearly every address looks like, and what needs no second look.
PLAIN = re.compile(r"[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
SHORT = 76  # a header that is longer is folded


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that goes with a letter. Its name and kind are ours, never what somebody typed."""

    name: str
    kind: str
    content: bytes


def letter(
    *,
    sender: str,
    to: str,
    subject: str,
    text: str,
    html: str = "",
    message_id: str,
    headers: dict[str, str] | None = None,
    attached: Attached | None = None,
) -> bytes:
    """Lines end in “\\n”; the transport puts the ends of RFC 5321 on the wire."""
    lines = [
        f"From: {_address(sender)}",
        f"To: {_address(to)}",
        f"Subject: {_words('Subject', subject)}",
        f"Date: {_date(int(timezone.now().timestamp()))}",
        f"Message-ID: {message_id}",
        "Auto-Submitted: auto-generated",
        "MIME-Version: 1.0",
        *(f"{name}: {_words(name, value)}" for name, value in (headers or {}).items()),
    ]
    content = _content(text, html, message_id)
    if attached is not None:
        content = _with(attached, content, message_id)
    return "\n".join(lines).encode("ascii") + b"\n" + content


@lru_cache(maxsize=4)
def _date(second: int) -> str:
    return formatdate(second, usegmt=True)


def on_the_wire(address: str) -> str:
    """An address as the envelope needs it: without a name, its host in ASCII."""
    return address if PLAIN.fullmatch(address) else _parsed(address).addr_spec


def _content(text: str, html: str, message_id: str) -> bytes:
    if not html:
        return _part("plain", text)
    # Unguessable as the Message-ID is, so that no text can hold it.
    mark = b"=_" + hashlib.sha256(message_id.encode()).hexdigest()[:32].encode()
    parts = (b"\n--%s\n%s" % (mark, part) for part in (_part("plain", text), _part("html", html)))
    head = b'Content-Type: multipart/alternative; boundary="%s"\n' % mark
    return head + b"".join(parts) + b"\n--%s--\n" % mark


def _with(attached: Attached, content: bytes, message_id: str) -> bytes:
    mark = b"=_" + hashlib.sha256(f"{message_id}|attached".encode()).hexdigest()[:32].encode()
    head = (
        f'Content-Type: {attached.kind}; name="{attached.name}"\nContent-Transfer-Encoding: base64\n'
        f'Content-Disposition: attachment; filename="{attached.name}"\n\n'
    )
    file = head.encode("ascii") + base64.encodebytes(attached.content)
    parts = b"".join(b"\n--%s\n%s" % (mark, part) for part in (content, file))
    return b'Content-Type: multipart/mixed; boundary="%s"\n%s\n--%s--\n' % (mark, parts, mark)


def _part(kind: str, text: str) -> bytes:
    said = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace")
    said = said if said.endswith(b"\n") else said + b"\n"
    is_plain = said.isascii() and max(map(len, said.split(b"\n"))) <= LONGEST_LINE
    how, body = (b"7bit", said) if is_plain else (b"quoted-printable", binascii.b2a_qp(said, istext=True))
    head = f'Content-Type: text/{kind}; charset="utf-8"\nContent-Transfer-Encoding: '
    return head.encode() + how + b"\n\n" + body


def _words(name: str, value: str) -> str:
    if (
        not _one_line(name, value).isascii() or "=?" in value
    ):  # what looks encoded is encoded, and read as typed
        return Header(value, "utf-8", maxlinelen=SHORT, header_name=name).encode()
    return value


def _one_line(what: str, value: str) -> str:
    if A_BREAK.search(value) or len(value) > 900:
        raise UnableToAddress(
            f"The {what.lower()} holds a line break or is too long: write it on one line of at most 900 characters."
        )
    return value


@lru_cache(maxsize=512)
def _address(given: str) -> str:
    if PLAIN.fullmatch(given):
        return given
    found = _parsed(given)
    if found.display_name and not found.display_name.isascii():
        return f"{Header(found.display_name, 'utf-8', header_name='To').encode()} <{found.addr_spec}>"
    return str(found)


def _parsed(given: str) -> Address:
    name, spec = parseaddr(_one_line("address", given))
    local, _at, domain = spec.rpartition("@")
    try:
        # Names of hosts in other scripts go over the wire in the form that every server knows.
        host = domain.encode("idna").decode("ascii")
        if not local or not local.isascii():
            raise ValueError
        return Address(display_name=name, username=local, domain=host)
    except (ValueError, UnicodeError, IndexError):
        raise UnableToAddress(
            f"“{given}” is no address that mail can reach: write it as name@example.com."
        ) from None
