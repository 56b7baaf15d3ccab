"""Writing a set of new files: all of them or none, and never over one that is there."""

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from fairlead.core.errors import BadInput
from fairlead.core.tables.near import quoted

SHOWN = 3  # names in a sentence


class UnableToStart(BadInput):
    """A name is missing, or the folder is taken or may not be written to."""


def write_new(folder: Path, contents: Mapping[str, str]) -> tuple[Path, ...]:
    """Texts by their path in `folder`, which is made if need be. UnableToStart if one exists; then none is written."""
    if folder.exists() and not folder.is_dir():
        raise UnableToStart(f"{folder.name} is a file: name a folder.")
    refuse_taken([name for name in contents if os.path.lexists(folder / name)], folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # Hidden, so that a folder read meanwhile does not see it.
        with tempfile.TemporaryDirectory(prefix=".start-", dir=folder) as stage:
            return place(stage_all(Path(stage), contents), folder)
    except FileExistsError as error:
        taken = Path(error.filename2 or error.filename or folder).name
        raise UnableToStart(
            f"{taken} appeared in {folder.name} meanwhile: nothing was written; try again."
        ) from None
    except OSError as error:
        raise UnableToStart(
            f"{folder.name} cannot be written to ({error.strerror}): choose another folder."
        ) from None


def refuse_taken(taken: list[str], folder: Path) -> None:
    """The sentence for a folder that has some of the files already."""
    if taken:
        more = f" and {len(taken) - SHOWN} more" if len(taken) > SHOWN else ""
        raise UnableToStart(
            f"{folder.resolve().name} has {quoted(taken[:SHOWN])}{more} already, and nothing is written over: "
            "name a new folder."
        )


def stage_all(stage: Path, contents: Mapping[str, str]) -> dict[str, Path]:
    """The texts, complete, where nobody looks."""
    staged = {}
    for number, (name, text) in enumerate(contents.items()):
        staged[name] = stage / str(number)
        staged[name].write_text(text, encoding="utf-8", newline="\n")
    return staged


def place(staged: Mapping[str, Path], folder: Path) -> tuple[Path, ...]:
    """Staged files to their places; if one fails, or the work is stopped, those before it are taken away again."""
    done: list[Path] = []
    made: list[Path] = []
    try:
        for name, text in staged.items():
            path = folder / name
            if not path.parent.exists():
                path.parent.mkdir()
                made.append(path.parent)
            put(text, path)
            done.append(path)
    except BaseException:
        for path in done:
            path.unlink(missing_ok=True)
        for parent in made:
            parent.rmdir()
        raise
    return tuple(done)


def put(text: Path, path: Path) -> None:
    """One file to its place at once; FileExistsError if the place is taken."""
    try:
        os.link(text, path)  # unlike a rename, a link never replaces
    except FileExistsError:
        raise
    except OSError:  # file systems without links: still never over a file, though a crash may leave a part
        with text.open("rb") as whole, path.open("xb") as new:
            shutil.copyfileobj(whole, new)
