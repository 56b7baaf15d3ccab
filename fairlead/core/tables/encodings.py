"""Which letters a text file is written in, told from all of its bytes before a row is read."""

import codecs
import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from fairlead.core.tables.errors import UnableToDecode, UnableToOpen

CHUNK = 1 << 20
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
NAMES = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
}
UNUSED_IN_CP1252 = b"\x81\x8d\x8f\x90\x9d"


@contextmanager
def open_bytes(path: Path) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    """The bytes of a file, unzipped if it ends in .gz, and the file itself, whose place tells progress."""
    try:
        with path.open("rb") as raw:
            if path.suffix.lower() != ".gz":
                yield raw, raw
                return
            with gzip.GzipFile(fileobj=raw) as stream:
                yield cast(IO[bytes], stream), raw
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise UnableToOpen(f"{path.name} is a broken gzip file ({error}): export it again.") from None
    except OSError as error:
        raise UnableToOpen(f"{path.name} cannot be read ({error.strerror}): give leave to read it.") from None


def encoding_of(path: Path) -> str:
    """The Python name of a text file's encoding; UnableToDecode if it changes half-way or is not known."""
    with open_bytes(path) as (stream, _):
        start = stream.read(4096)
    for mark, name in BOMS:
        if start.startswith(mark):
            return checked(path, name)
    if b"\0" in start and (wide := utf_16_without_mark(start)):
        return checked(path, wide)
    return "utf-8" if is_utf_8(path) else other_than_utf_8(path)


def utf_16_without_mark(start: bytes) -> str:
    """UTF-16 shows as a NUL in every second byte of plain text."""
    even, odd = start[0::2].count(0), start[1::2].count(0)
    most = len(start) * 0.3
    return "utf-16-be" if even > most > odd else "utf-16-le" if odd > most > even else ""


def checked(path: Path, encoding: str) -> str:
    """The encoding, if the whole file can be read in it."""
    decoder = codecs.getincrementaldecoder(encoding)()
    line = 1
    with open_bytes(path) as (stream, _):
        try:
            while chunk := stream.read(CHUNK):
                line += decoder.decode(chunk).count("\n")
            decoder.decode(b"", final=True)
        except UnicodeError:
            raise mixed(path.name, line, NAMES.get(encoding, encoding)) from None
    return encoding


def mixed(file: str, line: int, encoding: str) -> UnableToDecode:
    """The sentence for letters that do not belong."""
    return UnableToDecode(
        f"{file} begins as {encoding}, but from about line {line} on it holds letters of another encoding: "
        "save the whole file in one encoding, best UTF-8."
    )


def is_utf_8(path: Path) -> bool:
    """Whether all bytes are UTF-8."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with open_bytes(path) as (stream, _):
        try:
            while chunk := stream.read(CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def other_than_utf_8(path: Path) -> str:
    """cp1252 when it fits, else a guess; a file that is partly UTF-8 is refused with its line."""
    utf_8_line, other_line, unused = 0, 0, False
    with open_bytes(path) as (stream, _):
        for number, line in enumerate(stream, 1):
            if line.isascii():
                continue
            unused = unused or any(byte in line for byte in UNUSED_IN_CP1252)
            if fits_utf_8(line):
                utf_8_line = utf_8_line or number
            else:
                other_line = other_line or number
    if utf_8_line:
        raise UnableToDecode(
            f"{path.name} mixes encodings: line {utf_8_line} is UTF-8, line {other_line} is not; "
            "save the whole file in one encoding, best UTF-8."
        )
    return guessed(path) if unused else "cp1252"


def fits_utf_8(line: bytes) -> bool:
    """Whether a line is UTF-8."""
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def guessed(path: Path) -> str:
    """What charset-normalizer takes it for; loaded only here, for it is seldom needed."""
    from charset_normalizer import from_bytes

    with open_bytes(path) as (stream, _):
        best = from_bytes(stream.read(CHUNK)).best()
    if best is None:
        raise UnableToDecode(
            f"The letters of {path.name} are in no encoding that we know: save it as UTF-8, or name it "
            'in the mapping with encoding = "…".'
        )
    return checked(path, best.encoding)
