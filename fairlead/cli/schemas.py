"""`fairlead tables`: the exchange format, printed."""

from dataclasses import asdict
from gettext import gettext as _

from rich.console import Console
from rich.text import Text

from fairlead.cli import telling
from fairlead.cli.errors import NoSuchChoice
from fairlead.core.tables.schemas import SCHEMAS, Column, Table
from fairlead.report.terminal import Hanging


def show_tables(name: str | None, json: bool) -> None:
    """All tables, or one."""
    shown = [table for table in _tables() if name in (None, table.name)]
    if not shown:
        known = ", ".join(table.name for table in _tables())
        raise NoSuchChoice(
            _("There is no table {name}; choose among {known}.").format(name=name, known=known)
        )
    if json:
        telling.as_json([asdict(table) for table in shown])
        return
    console = telling.console()
    for table in shown:
        _print(table, console)


def _tables() -> tuple[Table, ...]:
    return tuple(SCHEMAS.values())


def _print(table: Table, console: Console) -> None:
    console.print(Text(table.name, "bold").append(_(": a row is {row}").format(row=table.row), "not bold"))
    for column in table.columns:
        console.print(Hanging(Text(_line(column)), indent=2))
    console.print()


def _line(column: Column) -> str:
    required = _(", required") if column.required else ""
    allowed = _("; one of {values}").format(values=", ".join(column.allowed)) if column.allowed else ""
    return f"{column.name} ({column.type}{required}): {column.meaning}{allowed}"
