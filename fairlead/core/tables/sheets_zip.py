"""What a zipped workbook really holds, whatever it says of its own size."""

import zlib
from pathlib import Path
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from fairlead.core.tables.errors import UnableToOpen, UnableToReadSheet
from fairlead.core.tables.settings import MEGABYTE, Limits

CHUNK = 1 << 16
DEFLATED = 8


def refuse_bomb(path: Path, file: str, limits: Limits) -> None:
    """Unzip every member to nowhere and count: what the zip says of its own size is not believed."""
    try:
        with ZipFile(path) as archive, path.open("rb") as raw:
            members = archive.infolist()
            if len(members) > limits.xlsx_members:
                raise UnableToReadSheet(
                    f"{file} holds {len(members)} parts, more than the {limits.xlsx_members} allowed: "
                    "save the sheet as CSV, or raise xlsx_members under [limits]."
                )
            left = limits.xlsx_unzipped
            for member in members:
                left = unzipped(raw, member, left)
                if left < 0:
                    raise too_large(file, limits)
    except (BadZipFile, zlib.error) as error:
        raise UnableToReadSheet(f"{file} is no sound .xlsx file ({error}): save it again as .xlsx.") from None
    except OSError as error:
        raise UnableToOpen(f"{file} cannot be read ({error.strerror}): give leave to read it.") from None


def too_large(file: str, limits: Limits) -> UnableToReadSheet:
    """The sentence for a zip bomb, or an honest giant."""
    return UnableToReadSheet(
        f"{file} unzips to more than {limits.xlsx_unzipped // MEGABYTE} MB: save the sheet as CSV, "
        "or raise xlsx_megabytes under [limits] if you trust it."
    )


def unzipped(raw: IO[bytes], member: ZipInfo, left: int) -> int:
    """What remains of the allowance after one member; below zero when it is spent."""
    if member.compress_type != DEFLATED:
        return left - member.compress_size
    raw.seek(data_begins(raw, member))
    pipe, todo = zlib.decompressobj(-zlib.MAX_WBITS), member.compress_size
    while todo > 0 and left >= 0 and (block := raw.read(min(CHUNK, todo))):
        todo -= len(block)
        while block and left >= 0:
            left -= len(pipe.decompress(block, CHUNK))
            block = pipe.unconsumed_tail
    return left


def data_begins(raw: IO[bytes], member: ZipInfo) -> int:
    """Where the bytes of a member begin: behind its local header of 30 bytes, name and extra field."""
    raw.seek(member.header_offset)
    header = raw.read(30)
    return (
        member.header_offset
        + 30
        + int.from_bytes(header[26:28], "little")
        + int.from_bytes(header[28:30], "little")
    )
