"""A letter for many: built once, as bytes; for each reader only the fields are swapped, already in the form of the wire."""

import html as markup
import quopri
import re
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import uuid4

from fairlead.outbox.letters import BREAKS, address_of, letter

TO, ID, TEXT, HTML = "to", "id", "t", "h"
SOFT = b"=\n"  # a break of quoted-printable that no reader sees
MARK = re.compile(rb"xq([a-z0-9]+)xz")


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
    host: str

    def fill(self, to: str, values: Mapping[str, str]) -> tuple[str, bytes]:
        """The Message-ID and the letter. What a value says stays a word: it opens no header and no tag."""
        message_id = f"<{uuid4()}@{self.host}>"
        swaps = {b"to": str(address_of(to)).encode("ascii"), b"id": message_id.encode("ascii")}
        for name, value in values.items():
            plain = _one_line(value)
            swaps[f"{TEXT}{name.encode().hex()}".encode()] = _wire(plain)
            swaps[f"{HTML}{name.encode().hex()}".encode()] = _wire(markup.escape(plain))
        filled = (swaps.get(p, b"xq" + p + b"xz") if n % 2 else p for n, p in enumerate(self.pieces))
        return message_id, b"".join(filled)


def stencil(
    *, sender: str, subject: str, text: str, html: str, host: str, headers: Mapping[str, str] | None = None
) -> Stencil:
    """`text` and `html` hold tokens; the subject holds none, so that no field reaches a header."""
    content = letter(
        sender=sender, to="xqtoxz@example.invalid", subject=subject, text=text, html=html,
        message_id="<xqidxz@example.invalid>", headers=dict(headers or {}), encoding="quoted-printable",
    )  # fmt: skip
    whole = content.replace(b"xqtoxz@example.invalid", b"xqtoxz").replace(
        b"<xqidxz@example.invalid>", b"xqidxz"
    )
    return Stencil(tuple(MARK.split(_healed(whole))), host)


def _healed(content: bytes) -> bytes:
    """Where the encoder broke a line inside a token it is put together again."""
    return re.sub(rb"x(?:=\n)?q[a-z0-9=\n]*?x(?:=\n)?z", lambda found: found[0].replace(SOFT, b""), content)


def _wire(value: str) -> bytes:
    """On lines of its own, so that no line grows beyond what RFC 2045 allows."""
    return SOFT + quopri.encodestring(value.encode(), quotetabs=True).rstrip(b"\n") + SOFT


def _one_line(value: str) -> str:
    return "".join(" " if sign in BREAKS else sign for sign in value)
