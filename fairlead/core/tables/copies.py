"""One file under two names: read twice, each of its rows would count twice."""

import filecmp
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

from fairlead.core.tables.notes import Notes


def suspect_copies(folder: Path, names: Iterable[str], notes: Notes) -> None:
    """Files that are alike to the byte; only those of one size are compared. Empty files are nobody's copy."""
    sizes: dict[int, list[str]] = {}
    for name in sorted(names):
        sizes.setdefault((folder / name).stat().st_size, []).append(name)
    alike = (pair for size, group in sizes.items() if size for pair in combinations(group, 2))
    for one, other in alike:
        if filecmp.cmp(folder / one, folder / other, shallow=False):
            notes.suspect(
                "copied-file",
                f"{other} is {one} over again, to the byte, so its rows count twice: take one of them away.",
            )
