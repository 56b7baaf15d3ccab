"""The figure in an answer: by a path in JSON, in the last row of a column of CSV, or the whole text."""

import csv
import json
from typing import Any

from django.utils.translation import gettext as _

from fairlead.plan.measures.fetching.errors import NoFigure
from fairlead.plan.measures.figures import NoNumber, number_of, within
from fairlead.plan.measures.models import Reads


def figure_in(body: bytes, reads: str, asks: str) -> float:
    """Raises NoFigure or NoNumber; their sentences repeat the path that the owner wrote, and little of the answer."""
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NoFigure(_("The answer is not text in UTF-8.")) from None
    if text.lstrip()[:1] == "<":
        raise NoFigure(_("The answer is a web page or XML, not data: perhaps a page for signing in."))
    return {Reads.JSON: _of_json, Reads.CSV: _of_csv, Reads.NUMBER: _of_text}[Reads(reads)](text, asks)


def _of_json(text: str, path: str) -> float:
    try:
        found = json.loads(text, parse_constant=_refused)
    except (ValueError, RecursionError):
        raise NoFigure(
            _("The answer is no JSON, or holds NaN or infinity, which JSON does not know.")
        ) from None
    for place, step in enumerate(filter(None, path.split(".")), 1):
        try:
            found = found[int(step)] if isinstance(found, list) else found[step]
        except (KeyError, IndexError, TypeError, ValueError):
            said = _("Step {n} of the path ({step}) leads nowhere in the answer.")
            raise NoFigure(said.format(n=place, step=step[:40])) from None
    return _plain(found, path)


def _refused(name: str) -> Any:
    raise ValueError(name)


def _plain(found: Any, path: str) -> float:
    if isinstance(found, str):
        return _number(found)
    if isinstance(found, bool) or not isinstance(found, int | float):
        kind = {dict: _("an object"), list: _("a list"), bool: _("true or false")}.get(
            type(found), _("nothing")
        )
        raise NoFigure(_("At {path} stands {kind}, not a figure.").format(path=path[:100] or ".", kind=kind))
    try:
        return within(float(found))
    except OverflowError:
        return within(float("inf"))


def _of_csv(text: str, column: str) -> float:
    """Of the last row that has something in it."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < 2:
        raise NoFigure(_("The answer has no line of headings with a row below it."))
    try:
        rows = list(csv.reader([lines[0], lines[-1]], delimiter=max(",;\t", key=lines[0].count)))
        names = [name.strip() for name in rows[0]]
        return _number(rows[1][names.index(column)])
    except (ValueError, IndexError, csv.Error):
        raise NoFigure(
            _("The answer has no column {column} in its last row.").format(column=column[:40])
        ) from None


def _of_text(text: str, _asks: str) -> float:
    return _number(text)


def _number(text: str) -> float:
    """An answer is not repeated in a sentence: it may hold what we sent, or what is not ours to show."""
    try:
        return number_of(text)
    except NoNumber:
        raise NoFigure(
            _("What stands there is no figure: digits with a decimal point, at most 10¹⁵.")
        ) from None
