"""A difference in words, kind by kind, for a page."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from fairlead.core.directory import Change, Difference, Record
from fairlead.people.models import Import, Person

SHOWN = 25
ALL = 2_000


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of change: how many there are, and the first of them."""

    kind: str
    title: str
    total: int
    rows: tuple["Row", ...]

    @property
    def more(self) -> int:
        return self.total - len(self.rows)


@dataclass(frozen=True, slots=True)
class Row:
    """One person: who, and what becomes what."""

    name: str
    where: str
    parts: tuple[tuple[str, str, str], ...]  # label, before, after


def labels() -> dict[str, str]:
    return {
        "person": _("number"), "name": _("name"), "email": _("e-mail"), "language": _("language"), "unit": _("unit"),
        "manager": _("manager"), "job": _("job"), "level": _("level"), "location": _("location"), "pay_band": _("pay band"),
        "hired_on": _("first day"), "left_on": _("last day"), "exit_kind": _("kind of leaving"),
    }  # fmt: skip


def titles() -> dict[str, str]:
    return {
        "leave": _("Leave"), "join": _("Join"), "return": _("Come back"), "move": _("Move"), "rename": _("New name, address or number"),
        "correction": _("Corrected"),
    }  # fmt: skip


def sections(one: Import, found: Difference, kind: str = "") -> list[Section]:
    """All kinds with their first rows; of one kind, if it is asked for, all."""
    names = names_of(one, found)
    by_kind: dict[str, list[Change]] = {key: [] for key in titles()}
    for change in found.changes:
        by_kind[change.kind].append(change)
    most = ALL if kind else SHOWN
    return [
        Section(key, title, len(by_kind[key]), tuple(row(change, names) for change in by_kind[key][:most]))
        for key, title in titles().items()
        if by_kind[key] and kind in ("", key)
    ]


def names_of(one: Import, found: Difference) -> dict[str, str]:
    """Names for the numbers of managers."""
    known = dict(Person.objects.filter(company=one.company_id).values_list("number", "name"))
    come = {change.becomes.person: change.becomes.name for change in found.changes if change.becomes}
    return {**known, **come}


def row(change: Change, names: dict[str, str]) -> Row:
    record = change.becomes or change.was or Record("", "")
    fields = change.fields or ("unit", "manager", "job", "hired_on", "left_on")
    parts = tuple(
        (labels()[name], said(change.was, name, names) if change.was else "", after)
        for name in fields
        if (after := said(record, name, names)) or change.was
    )
    return Row((change.was or record).name, " / ".join((change.was or record).unit), parts)


def said(record: Record | None, name: str, names: dict[str, str]) -> str:
    """One field in words; "–" for nothing."""
    value: Any = getattr(record, name) if record else ""
    if name == "unit":
        return " / ".join(value) or ("–" if record else "")
    if name == "manager":
        return (names.get(value) or value or "–") if value else ""
    return "" if value in ("", None) else str(value)
