"""Compiles the catalogues of words, each django.po into the django.mo beside it: `python tools/messages.py`.

GNU msgfmt does the same; this one is for machines without it. Contexts (msgctxt) and plurals are read, comments are not.
"""

import ast
import struct
from pathlib import Path

PRODUCT = Path(__file__).resolve().parents[1] / "fairlead"
MAGIC, HEADER = 0x950412DE, 7 * 4


def read(text: str) -> dict[str, str]:
    """Message and translation; a plural has its forms joined by NUL, as in the compiled file."""
    return dict(_entry(block) for block in text.split("\n\n") if "msgid" in block)


def _entry(block: str) -> tuple[str, str]:
    parts: dict[str, str] = {}
    for line in block.splitlines():
        if not line or line.startswith("#"):
            continue
        if not line.startswith('"'):
            name, _, line = line.partition(" ")
            parts[name] = ""
        parts[name] += ast.literal_eval(line)
    context = parts.get("msgctxt")
    message = parts["msgid"] if context is None else f"{context}\x04{parts['msgid']}"
    if "msgid_plural" in parts:
        message = f"{message}\0{parts['msgid_plural']}"
    return message, "\0".join(said for name, said in parts.items() if name.startswith("msgstr"))


def compiled(messages: dict[str, str]) -> bytes:
    """The bytes of a .mo file: a table of lengths and places for messages, one for translations, then the texts."""
    pairs = sorted((key.encode(), said.encode()) for key, said in messages.items() if said)
    where = HEADER + 16 * len(pairs)
    tables, texts = [b"", b""], b""
    for side in (0, 1):
        for pair in pairs:
            tables[side] += struct.pack("<II", len(pair[side]), where + len(texts))
            texts += pair[side] + b"\0"
    head = struct.pack("<7I", MAGIC, 0, len(pairs), HEADER, HEADER + 8 * len(pairs), 0, where)
    return head + tables[0] + tables[1] + texts


def main() -> None:
    for path in PRODUCT.rglob("*.po"):
        path.with_suffix(".mo").write_bytes(compiled(read(path.read_text(encoding="utf-8"))))


if __name__ == "__main__":
    main()
