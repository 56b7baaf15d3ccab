"""Figures and days as people and systems write them: one way of reading, and a sentence for what is refused."""

import math
import re
from datetime import date

from django.utils.translation import gettext as _

from fairlead.core.errors import BadInput
from fairlead.plan.measures.models.measure import LARGEST

EARLIEST = date(1990, 1, 1)
LONGEST = 60  # signs of a figure
_PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,4})?", re.ASCII)
_COMMA = re.compile(r"[+-]?\d+,\d+", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class NoNumber(BadInput):
    """What stands where a figure should is none that can be kept."""


class NoDay(BadInput):
    """What stands where a day should is none, or one on which nothing can have been counted yet."""


def number_of(text: str) -> float:
    """`95`, `-3.5`, `1.2e6`, `95 %`: a decimal point, no signs between thousands."""
    plain = text.strip().removesuffix("%").strip()
    if len(plain) > LONGEST:
        raise NoNumber(_("This is too long for a figure: write digits, such as 12.5."))
    if _COMMA.fullmatch(plain):
        said = _("“{given}” has a comma: write a decimal point (3.5), and no sign between thousands.")
        raise NoNumber(said.format(given=plain))
    if not _PLAIN.fullmatch(plain):
        raise NoNumber(_("“{given}” is no figure: write digits, such as 12.5.").format(given=plain))
    return within(float(plain))


def within(value: float) -> float:
    """Refuses what is no number, or too large to be kept exactly."""
    if not math.isfinite(value) or abs(value) > LARGEST:
        raise NoNumber(_("This figure is no number, or beyond 10¹⁵: count in a larger unit."))
    return value + 0.0


def day_of(text: str, today: date) -> date:
    """2026-03-31, and not after today."""
    plain = text.strip()
    try:
        day = date.fromisoformat(plain) if _DAY.fullmatch(plain) else None
    except ValueError:
        day = None
    if day is None:
        raise NoDay(_("“{given}” is no day: write it as 2026-03-31.").format(given=plain[:40]))
    return been(day, today)


def been(day: date, today: date) -> date:
    if day > today:
        raise NoDay(_("{day} has not been yet: a value is of today or earlier.").format(day=day.isoformat()))
    if day < EARLIEST:
        raise NoDay(_("{day} is before 1990: mend the year.").format(day=day.isoformat()))
    return day


def shown(value: float | None) -> str:
    """As few digits as say the same, in six places: 95, 12.5, 1,250,000."""
    if value is None:
        return ""
    if value != 0 and not 1e-4 <= abs(value) < LARGEST:
        return f"{value:.6g}"
    text = f"{value:,.6f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def with_unit(value: float | None, unit: str) -> str:
    return f"{shown(value)} {unit}".strip() if value is not None else ""
