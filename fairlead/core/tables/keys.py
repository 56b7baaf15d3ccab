"""Taking typed values out of a TOML table, each mistake in one sentence."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from fairlead.core.tables.errors import MappingFault
from fairlead.core.tables.near import did_you_mean, quoted


class Keys:
    """One table of a TOML file, taken key by key; `done` refuses what nobody asked for."""

    def __init__(self, table: dict[str, Any], name: str, where: str) -> None:
        self.table, self.name, self.where, self.asked = table, name, where, set[str]()

    def fault(self, key: str, what: str) -> MappingFault:
        """The error for one key: file, place, key, what to do."""
        place = f", {self.where}" if self.where else ""
        return MappingFault(f"{self.name}{place}: {key} {what}.")

    def take(self, key: str) -> Any:
        """The raw value, or None."""
        self.asked.add(key)
        return self.table.get(key)

    def text(self, key: str, default: str = "", *, needed: bool = False) -> str:
        """A text; numbers and dates are taken as they are written."""
        value = self.take(key)
        if value is None:
            if needed:
                raise self.fault(key, "is missing: add it")
            return default
        if isinstance(value, (list, dict)):
            raise self.fault(key, "must be one text in quotes")
        return written(value)

    def choice(self, key: str, allowed: tuple[str, ...], default: Any) -> Any:
        """One of a few words."""
        value = self.text(key, "" if default is None else default)
        if value not in (*allowed, "" if default is None else default):
            raise self.fault(key, f"is '{value}', but must be {quoted(allowed, 'or')}")
        return value or None

    def words(self, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """A list of texts; a single text stands for a list of one."""
        value = self.take(key)
        if value is None:
            return default
        if isinstance(value, dict):
            raise self.fault(key, 'must be a list of texts, such as ["a", "b"]')
        return tuple(written(v) for v in (value if isinstance(value, list) else [value]))

    def whole(self, key: str, default: int | None = None, *, least: int | None = None) -> int | None:
        """A whole number."""
        value = self.take(key)
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, int) or (least is not None and value < least):
            raise self.fault(
                key, "must be a whole number" + (f" of at least {least}" if least is not None else "")
            )
        return value

    def flag(self, key: str) -> bool:
        """true or false; false when absent."""
        value = self.take(key)
        if value is not None and not isinstance(value, bool):
            raise self.fault(key, "must be true or false, without quotes")
        return bool(value)

    def day(self, key: str) -> date | None:
        """A day, written 2026-10-31 without quotes."""
        value = self.take(key)
        if isinstance(value, datetime):
            return value.date()
        if value is not None and not isinstance(value, date):
            raise self.fault(key, "must be a day such as 2026-10-31, without quotes")
        return value

    def share(self, key: str) -> float:
        """A number from 0 to 1."""
        value = self.take(key)
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 1:
            raise self.fault(key, "must be a share from 0 to 1, such as 0.15")
        return float(value)

    def inner(self, key: str, where: str = "") -> "Keys":
        """A table inside this one, empty when absent."""
        value = self.take(key)
        if value is not None and not isinstance(value, dict):
            raise self.fault(key, "must be a table: name = value pairs")
        return Keys(value or {}, self.name, where or f"{self.where} {key}".strip())

    def each(self, key: str) -> list["Keys"]:
        """The tables of an array; one table stands for an array of one."""
        value = self.take(key)
        rows = [value] if isinstance(value, dict) else value or []
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise self.fault(key, f"must be written as [[{key}]] tables")
        return [Keys(row, self.name, f"{self.where} {key} {i}".strip()) for i, row in enumerate(rows, 1)]

    def texts(self, allowed: Iterable[str] | None = None) -> dict[str, str]:
        """The whole table as name = text; names outside `allowed` are refused."""
        return {key: self.text(key) for key in self.known(allowed)}

    def known(self, allowed: Iterable[str] | None) -> list[str]:
        """The names in this table, refused where they are not allowed."""
        for key in self.table:
            if allowed is not None and key not in allowed:
                raise self.fault(f"'{key}'", f"is not known here: {did_you_mean(key, allowed)}")
        return list(self.table)

    def done(self) -> None:
        """Refuse keys that nobody asked for."""
        self.known(self.asked)


def written(value: Any) -> str:
    """A TOML value as a file would write it.

    >>> written(True), written(5), written(date(2026, 1, 2)), written("x")
    ('true', '5', '2026-01-02', 'x')
    """
    return str(value).lower() if isinstance(value, bool) else str(value)
