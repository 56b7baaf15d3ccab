"""A difference and a sheet as plain data, for a store, and back."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from fairlead.core.directory.changes import Change, Difference
from fairlead.core.directory.sheet import Sheet
from fairlead.core.directory.values import Fault, Record

DAYS = ("hired_on", "left_on")


def plain_record(record: Record) -> dict[str, Any]:
    """A record as plain data, without what is empty.

    >>> plain_record(Record("7", "Ada Berg", hired_on=date(2026, 1, 2)))
    {'person': '7', 'name': 'Ada Berg', 'hired_on': '2026-01-02'}
    """
    filled = {name: value for name, value in asdict(record).items() if value not in ("", None, ())}
    return {
        name: list(v) if isinstance(v, tuple) else v.isoformat() if isinstance(v, date) else v
        for name, v in filled.items()
    }


def record_of(data: Mapping[str, Any]) -> Record:
    """The record that plain data holds.

    >>> record_of({"person": "7", "name": "Ada Berg", "hired_on": "2026-01-02"}).hired_on
    datetime.date(2026, 1, 2)
    """
    values = {**data, **{name: date.fromisoformat(data[name]) for name in DAYS if name in data}}
    return Record(**{**values, "unit": tuple(data.get("unit", ()))})


def plain(difference: Difference) -> dict[str, Any]:
    """A difference as plain data.

    >>> plain(Difference((), 3))["unchanged"]
    3
    """
    return {
        "changes": [
            {
                "kind": change.kind,
                "was": plain_record(change.was) if change.was else None,
                "becomes": plain_record(change.becomes) if change.becomes else None,
                "fields": list(change.fields),
            }
            for change in difference.changes
        ],
        "unchanged": difference.unchanged,
        "full": difference.full,
        "faults": [asdict(fault) for fault in difference.faults],
        "needs_confirmation": difference.needs_confirmation,
        "number": difference.number,
    }


def difference_of(data: Mapping[str, Any]) -> Difference:
    """The difference that plain data holds.

    >>> difference_of(plain(Difference((), 3))) == Difference((), 3)
    True
    """
    found = tuple(
        Change(
            one["kind"],
            record_of(one["was"]) if one["was"] else None,
            record_of(one["becomes"]) if one["becomes"] else None,
            tuple(one["fields"]),
        )
        for one in data["changes"]
    )
    faults = tuple(Fault(**fault) for fault in data["faults"])
    return Difference(
        found, data["unchanged"], data["full"], faults, data["needs_confirmation"], data["number"]
    )


def plain_sheet(sheet: Sheet) -> dict[str, Any]:
    """A sheet as plain data: it has left behind already what is not to be kept.

    >>> plain_sheet(Sheet("a.csv", ("Name",), ((2, ("Ada",)),), ""))["rows"]
    [[2, ['Ada']]]
    """
    return {
        "file": sheet.file,
        "header": list(sheet.header),
        "rows": [[line, list(cells)] for line, cells in sheet.rows],
        "how": sheet.how,
        "dropped": list(sheet.dropped),
        "banded": sheet.banded,
        "faults": [asdict(fault) for fault in sheet.faults],
        "ranked": sheet.ranked,
    }


def sheet_from(data: Mapping[str, Any]) -> Sheet:
    """The sheet that plain data holds.

    >>> sheet_from(plain_sheet(Sheet("a.csv", ("Name",), (), "CSV"))).how
    'CSV'
    """
    return Sheet(
        data["file"],
        tuple(data["header"]),
        tuple((line, tuple(cells)) for line, cells in data["rows"]),
        data["how"],
        tuple(data["dropped"]),
        data["banded"],
        tuple(Fault(**fault) for fault in data["faults"]),
        data.get("ranked", bool(data["banded"])),
    )
