"""Which stretch of time the records and exits are taken from."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from fairlead.core.diagnosis.cuts import TELLING_DAYS
from fairlead.core.errors import BadInput


class NoSuchQuarter(BadInput):
    """What was given as `--since` is no quarter."""


@dataclass(frozen=True, slots=True)
class Period:
    """From `since` (None: from the beginning) to `until` (None: to the end)."""

    since: date | None
    until: date | None

    @property
    def tellings_since(self) -> date | None:
        """Tellings count for 90 days, the last one included: what was said before that is forgotten.

        >>> Period(None, date(2026, 10, 31)).tellings_since
        datetime.date(2026, 8, 3)
        """
        return None if self.until is None else self.until - timedelta(days=TELLING_DAYS - 1)


def period(since: str | None, until: date | None) -> Period:
    """The stretch from the first day of a quarter. Snapping to quarters keeps two reports from differing by one person.

    >>> period("2026-Q2", date(2026, 10, 31)).since
    datetime.date(2026, 4, 1)
    >>> period("last week", None)
    Traceback (most recent call last):
    fairlead.core.diagnosis.period.NoSuchQuarter: --since takes a quarter such as 2026-Q2, not “last week”.
    """
    if since is None:
        return Period(None, until)
    found = re.fullmatch(r"(\d{4})-?[Qq]([1-4])", since.strip())
    if found is None:
        raise NoSuchQuarter(f"--since takes a quarter such as 2026-Q2, not “{since}”.")
    return Period(date(int(found[1]), 3 * int(found[2]) - 2, 1), until)
