"""A letter for many: built once, as bytes; for each reader only the fields are swapped, already in the form of the wire."""

import html as markup
import quopri
import re
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import uuid4

from fairlead.outbox.letters import BREAKS, letter, on_the_wire

TEXT, HTML = "t", "h"
SOFT = b"=\r\n"  # a break of quoted-printable that no reader sees
MARK = re.compile(rb"xq([a-z0-9]+)xz")
BODY_HEADER = re.compile(rb"(?mi)^(?:Content-[\w-]+|MIME-Version):.*(?:\n[ \t].*)*\n?")
PART = b"""--%s\r
Content-Type: text/%s; charset="utf-8"\r
Content-Transfer-Encoding: quoted-printable\r
\r
"""


def token(part: str, field: str) -> str:
    """What stands in a part of the letter where a field will: letters only, which no encoding touches.

    >>> token(TEXT, "first_name")
    'xqt66697273745f6e616d65xz'
    """
    return f"xq{part}{field.encode().hex()}xz"


@dataclass(frozen=True, slots=True)
class Stencil:
    """Pieces of the wire; every second one names a field."""

    pieces: tuple[bytes, ...]
    subject: str
    host: str

    def fill(self, to: str, values: Mapping[str, str], *, leave: str) -> tuple[str, bytes]:
        """The Message-ID and the letter. What a value says stays a word: it opens no header and no tag.

        `leave`: the address of RFC 8058, which is ours and holds no sign that needs care.
        """
        message_id = f"<{uuid4()}@{self.host}>"
        swaps = {b"to": on_the_wire(to), b"id": message_id, b"leave": _one_line(leave)}
        wire = {name: value.encode("ascii") for name, value in swaps.items()}
        for name, value in ({**values, "leave": leave}).items():
            plain = _one_line(value)
            wire[f"{TEXT}{name.encode().hex()}".encode()] = _quoted(plain)
            wire[f"{HTML}{name.encode().hex()}".encode()] = _quoted(markup.escape(plain))
        return message_id, b"".join(
            wire.get(p, b"xq" + p + b"xz") if n % 2 else p for n, p in enumerate(self.pieces)
        )


def stencil(
    *, sender: str, subject: str, text: str, html: str, host: str, headers: Mapping[str, str]
) -> Stencil:
    """`text` and `html` hold tokens; the subject holds none, so that no field reaches a header of words."""
    mark = b"=_" + uuid4().hex.encode()
    kinds = ((b"plain", text), (b"html", html))
    parts = b"".join(PART % (mark, kind) + _part(said) + b"\r\n" for kind, said in kinds)
    whole = (
        _head(sender, subject, headers)
        + b'Content-Type: multipart/alternative;\r\n boundary="%s"\r\n\r\n' % mark
    )
    return Stencil(tuple(MARK.split(whole + parts + b"--%s--\r\n" % mark)), subject, host)


def _head(sender: str, subject: str, headers: Mapping[str, str]) -> bytes:
    """Those of every letter, with what differs from reader to reader as tokens."""
    made = letter(
        sender=sender, to="xqtoxz@example.invalid", subject=subject, text="", message_id="<xqidxz@example.invalid>",
        headers=dict(headers),
    )  # fmt: skip
    head = BODY_HEADER.sub(b"", made.replace(b"\r\n", b"\n").partition(b"\n\n")[0] + b"\n")
    head = head.replace(b"xqtoxz@example.invalid", b"xqtoxz").replace(b"<xqidxz@example.invalid>", b"xqidxz")
    more = b"List-Unsubscribe: <xqleavexz>\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\nMIME-Version: 1.0\n"
    return (head + more).replace(b"\n", b"\r\n")


def _part(said: str) -> bytes:
    """Quoted-printable around the tokens, which stand on lines of their own."""
    pieces = MARK.split(said.replace("\0", "").replace("\r\n", "\n").encode("utf-8", "replace"))
    return b"".join(b"xq" + p + b"xz" if n % 2 else _coded(p) for n, p in enumerate(pieces))


def _coded(said: bytes) -> bytes:
    return quopri.encodestring(said).replace(b"\n", b"\r\n")


def _quoted(value: str) -> bytes:
    """On lines of its own, so that no line grows beyond what RFC 2045 allows."""
    return (
        SOFT
        + quopri.encodestring(value.encode(), quotetabs=True).rstrip(b"\n").replace(b"\n", b"\r\n")
        + SOFT
    )


def _one_line(value: str) -> str:
    return "".join(" " if sign in BREAKS else sign for sign in value)
