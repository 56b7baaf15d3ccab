"""`export`: a company of the web product as a folder of Fairlead tables."""

import csv
import os
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from gettext import gettext as _
from pathlib import Path
from typing import Any

from fairlead.cli import telling
from fairlead.cli.serving_django import start_prepared
from fairlead.cli.serving_tables import Sheets, sheets_of
from fairlead.core.errors import BadInput
from fairlead.core.simulate import refuse_used


class NoSuchCompany(BadInput):
    """The company to export is not there, or not named."""


def export_company(folder: Path, slug: str, json: bool) -> None:
    """The folder whole, or none."""
    start_prepared()
    from django.db import transaction

    refuse_used(folder)
    with transaction.atomic():  # one moment for all files
        company = _named(slug)
        sheets = sheets_of(company)
    _write_folder(folder, sheets)
    _say(folder, company.name, sheets, json)


def _named(slug: str) -> Any:
    from fairlead.people.models import Company

    found = Company.objects.filter(slug=slug) if slug else Company.objects.all()
    if len(found) == 1:
        return found[0]
    known = ", ".join(Company.objects.order_by("slug").values_list("slug", flat=True)[:20])
    if not known:
        raise NoSuchCompany(_("No company is here yet: open the set-up link first."))
    raise NoSuchCompany(_("Name one company with --company: {known}.").format(known=known))


def _write_folder(folder: Path, sheets: Sheets) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent.resolve()))
    try:
        for name, (columns, rows) in sheets.tables.items():
            _write_csv(beside / f"{name}.csv", columns, rows)
        for name, text in (*sheets.plans.items(), *sheets.texts.items()):
            (beside / name).parent.mkdir(exist_ok=True)
            (beside / name).write_text(text, encoding="utf-8")
        if folder.exists():
            folder.rmdir()
        os.replace(beside, folder)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise


def _write_csv(path: Path, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """As it is: these files are for programs, and an apostrophe before a formula would be another name."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([columns, *rows])


def _say(folder: Path, company: str, sheets: Sheets, json: bool) -> None:
    rows = {name: len(found) for name, (_columns, found) in sheets.tables.items()}
    if json:
        said = {"folder": str(folder), "company": company, "rows": rows, "plans": list(sheets.plans)}
        telling.as_json(said | {"not_exported": list(sheets.missing)})
        return
    text = _("{company}: {people} people, {units} units and {n} editions of the plan in {folder}.")
    telling.say(text.format(company=company, **rows, n=len(sheets.plans), folder=folder))
    for sentence in sheets.missing:
        telling.aside(sentence)
    telling.aside(_("In a spreadsheet open the files as text: a cell may begin with =."))
    telling.aside(_("Next: fairlead check {folder}").format(folder=folder))
