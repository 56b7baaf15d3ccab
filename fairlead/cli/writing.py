"""Files that are there whole or not at all."""

import os
from contextlib import suppress
from gettext import gettext as _
from pathlib import Path

from fairlead.cli.errors import UnableToWrite


def ready(path: Path) -> Path:
    """The path, if a file could be written there: asked before long work, not after it."""
    folder = path.parent
    if not folder.is_dir():
        raise UnableToWrite(_("{folder} is no folder: make it, or name another.").format(folder=folder))
    if path.is_dir():
        raise UnableToWrite(_("{path} is a folder: name a file.").format(path=path))
    if not os.access(folder, os.W_OK):
        raise forbidden(path)
    return path


def new(path: Path) -> Path:
    """The path, if nothing stands there yet: what a person wrote by hand is never written over."""
    if path.exists():
        raise UnableToWrite(
            _("{path} is there already: take it away first, or name another file.").format(path=path)
        )
    return ready(path)


def write(path: Path, text: str) -> None:
    """The text beside the file first, then in its place: whoever stops in between leaves no half file."""
    part = ready(path).with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("x", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except OSError as error:
        raise forbidden(path, error.strerror) from None
    finally:
        with suppress(OSError):
            part.unlink()


def forbidden(path: Path, why: str | None = None) -> UnableToWrite:
    text = _("{path} cannot be written ({why}): name a place where you may write.")
    return UnableToWrite(text.format(path=path, why=why or _("no leave to write in the folder")))
