"""What a statement itself says of its figure, offered to a person who confirms it."""

import re
from typing import Any

from fairlead.core.errors import BadInput
from fairlead.plan.measures.figures import number_of
from fairlead.plan.models import EditionStatement

_TARGET = re.compile(r"(?P<figure>[+-]?\d[\d,]*(?:\.\d+)?)\s*(?P<unit>[^\d]{0,40})", re.ASCII)
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?", re.ASCII)


def offered(statement: EditionStatement) -> dict[str, Any]:
    """Fields of the form; nothing is offered where the text says more than one figure."""
    figure, unit = figure_in(statement.target)
    return {
        "name": statement.measure,
        "unit": unit,
        "target": figure,
        "target_on": statement.due,
    }


def figure_in(text: str) -> tuple[str, str]:
    """The figure and its unit: "95 %" is ("95", "%"); of any other text nothing is taken."""
    found = _TARGET.fullmatch(text.strip())
    if not found:
        return "", ""
    given = found["figure"]
    plain = given.replace(",", "") if _THOUSANDS.fullmatch(given) else given
    try:
        number_of(plain)
    except BadInput:
        return "", ""
    return plain, found["unit"].strip()
