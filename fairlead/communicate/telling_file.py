"""Tellings from a file: CSV with the columns of the Fairlead table; a row that cannot be used is listed with its line."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from fairlead.communicate.choosing import statements_of
from fairlead.communicate.models import Channel, Telling
from fairlead.core.dose import whom
from fairlead.people.models import Company, Unit
from fairlead.people.queries import unit_paths
from fairlead.plan.models import EditionStatement

NEEDED = ("told_on", "statement", "channel")
MOST_ROWS, MOST_BYTES = 5_000, 1_000_000


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that was not used, and what to do about it."""

    line: int
    why: str


def read(company: Company, content: bytes) -> tuple[list[dict[str, Any]], list[Refused]]:
    """Rows for `dose.say_rows`, and what was refused; the first line names the columns."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return [], [Refused(1, _("The file is not in UTF-8: save it as “CSV UTF-8”."))]
    dialect = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
    lines = csv.reader(io.StringIO(text), delimiter=dialect)
    header = [word.strip().casefold() for word in next(lines, [])]
    if missing := [name for name in NEEDED if name not in header]:
        return [], [
            Refused(
                1,
                _("The column “{name}” is missing: the first line names the columns.").format(
                    name=missing[0]
                ),
            )
        ]
    reader = Reader(company)
    rows: list[dict[str, Any]] = []
    refused: list[Refused] = []
    for row in lines:
        if not any(cell.strip() for cell in row):
            continue
        said = dict.fromkeys(header, "") | {n: cell.strip() for n, cell in zip(header, row, strict=False)}
        why = (
            _("The file has more than {n} rows: split it.").format(n=MOST_ROWS)
            if len(rows) >= MOST_ROWS
            else reader.why_not(said)
        )
        if why:
            refused.append(Refused(lines.line_num, why))
        else:
            rows.append(reader.as_said(said))
    return rows, refused


class Reader:
    """What is known of the company, to judge a line."""

    def __init__(self, company: Company) -> None:
        self.company = company
        self.keys = set(
            EditionStatement.objects.filter(edition__company=company).values_list("key", flat=True)
        )
        self.keys |= {row.key for row in statements_of(company)}
        units = Unit.objects.filter(company=company)
        self.by_pk = {unit.pk: unit for unit in units}
        self.units = {path.casefold(): pk for pk, path in unit_paths(company).items()}
        self.names: dict[str, list[int]] = {}
        for path, pk in self.units.items():
            self.names.setdefault(path.rpartition(" / ")[2], []).append(pk)
        self.seen: set[tuple[Any, ...]] = set()

    def why_not(self, said: dict[str, str]) -> str:
        return next(self._faults(said), "")

    def _faults(self, said: dict[str, str]) -> Iterator[str]:
        if _day(said["told_on"]) is None:
            yield _("“{day}” is no day: write it as 2026-11-26.").format(day=said["told_on"])
        if said["statement"] not in self.keys:
            yield _("“{key}” is no id of a statement: take it from the plan.").format(key=said["statement"])
        if said["channel"].casefold() not in Channel.values:
            yield _("“{word}” is no channel: {channels}.").format(
                word=said["channel"], channels=", ".join(Channel.values)
            )
        if said.get("unit") and self._unit(said["unit"]) is None:
            yield _("“{unit}” is no unit, or one of several of that name: write it as Firm / North.").format(
                unit=said["unit"]
            )
        if not said.get("unit") and (people := whom("", said.get("audience", ""))):
            yield _(
                "“{people}” is no unit: name the unit, or say “everyone” where it was told to all."
            ).format(people=people)
        if said.get("people") and not (said["people"].isdigit() and int(said["people"]) < 10**7):
            yield _("“{n}” is no number of people.").format(n=said["people"])
        if max(map(len, said.values())) > 200:
            yield _("A cell holds more than 200 characters.")
        if self._is_there(said):
            yield _("This telling is noted already.")

    def _unit(self, word: str) -> int | None:
        named = self.names.get(word.casefold(), [])
        return self.units.get(word.casefold()) or (named[0] if len(named) == 1 else None)

    def _is_there(self, said: dict[str, str]) -> bool:
        """The same file twice, or the same line, counts once."""
        day, channel = _day(said["told_on"]), said["channel"].casefold()
        if day is None or channel not in Channel.values:
            return False
        unit = self._unit(said.get("unit", ""))
        mark = (day, said["statement"], channel, unit, said.get("audience", ""), said.get("teller", ""))
        names = ("told_on", "statement", "channel", "unit", "audience", "teller")
        there = mark in self.seen or Telling.objects.filter(
            company=self.company, slot=None, **dict(zip(names, mark, strict=True))
        ).exists()  # fmt: skip
        self.seen.add(mark)
        return there

    def as_said(self, said: dict[str, str]) -> dict[str, Any]:
        return {
            "statement": said["statement"], "told_on": _day(said["told_on"]), "channel": Channel(said["channel"].casefold()),
            "unit": self.by_pk.get(self._unit(said.get("unit", ""))), "people": int(said["people"]) if said.get("people") else None,
            "audience": said.get("audience", ""), "teller": said.get("teller", ""),
        }  # fmt: skip


def _day(word: str) -> date | None:
    try:
        found = date.fromisoformat(word)
    except ValueError:
        return None
    return found if date(1990, 1, 1) <= found <= date(2200, 1, 1) else None
