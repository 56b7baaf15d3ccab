"""An invented company as a value, and how it becomes a folder."""

import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from fairlead.core.simulate.errors import FolderInUse
from fairlead.core.simulate.truth import Truth

if TYPE_CHECKING:
    import pyarrow as pa

Format = Literal["csv", "parquet"]


@dataclass(frozen=True, slots=True, eq=False)
class SimulatedFirm:
    """Tables by name, editions of the plan from old to new, the head of fairlead.toml, and the truth behind them."""

    company: str
    people: int
    seed: int
    truth: Truth
    tables: "Mapping[str, pa.Table]"
    plans: tuple[str, ...]
    settings: str

    def write(self, folder: str | Path, *, format: Format = "csv") -> Path:
        """Write the folder that `tables.read` takes; nothing is left behind if it fails.

        FolderInUse if the folder holds anything already, or cannot be made.
        """
        target = Path(folder)
        refuse_used(target)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            beside = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent.resolve()))
        except OSError as error:
            raise FolderInUse(f"{target} cannot be made ({error.strerror}): choose another folder.") from None
        try:
            self._fill(beside, format)
            if target.exists():
                target.rmdir()
            os.replace(beside, target)
        except BaseException:
            shutil.rmtree(beside, ignore_errors=True)
            raise
        target.chmod(0o755)
        return target

    def _fill(self, folder: Path, format: Format) -> None:
        for name, table in self.tables.items():
            if format == "parquet":
                _write_parquet(table, folder / f"{name}.parquet")
            else:
                _write_csv(table, folder / f"{name}.csv")
        for number, text in enumerate(self.plans, start=1):
            name = "plan.md" if len(self.plans) == 1 else f"plan-{number}.md"
            (folder / name).write_text(text, encoding="utf-8")
        # A mapping names every file that is to be read; these are Fairlead tables already and need no more.
        files = "".join(f'\n[[file]]\npath = "{name}.{format}"\ntable = "{name}"\n' for name in self.tables)
        (folder / "fairlead.toml").write_text(self.settings + files, encoding="utf-8")


def refuse_used(folder: Path) -> None:
    """FolderInUse if something is in the way.

    >>> refuse_used(Path("a-folder-that-is-not-there"))
    """
    if folder.exists() and not folder.is_dir():
        raise FolderInUse(f"{folder} is a file: name a folder that is empty or not there yet.")
    if folder.exists() and any(folder.iterdir()):
        raise FolderInUse(f"{folder} is not empty: name a folder that is empty or not there yet.")


def _write_csv(table: "pa.Table", path: Path) -> None:
    import pyarrow as pa
    from pyarrow import csv

    plain = [f.with_type(pa.string()) if pa.types.is_dictionary(f.type) else f for f in table.schema]
    csv.write_csv(table.cast(pa.schema(plain)), path)


def _write_parquet(table: "pa.Table", path: Path) -> None:
    from pyarrow import parquet

    parquet.write_table(_as_lists(table), path)


def _as_lists(table: "pa.Table") -> "pa.Table":
    """Coded statements as lists of ids, "none" as an empty one: a file of answers that needs no parsing."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if "statements" not in table.column_names:
        return table
    coded = table["statements"]
    lists = pc.split_pattern(coded, " ")
    nobody = pa.scalar([], pa.list_(pa.string()))
    place = table.column_names.index("statements")
    return table.set_column(place, "statements", pc.if_else(pc.equal(coded, "none"), nobody, lists))
