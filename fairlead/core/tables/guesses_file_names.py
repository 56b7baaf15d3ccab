"""The day that the name of a file speaks of: an export of people holds for one day."""

import calendar
import re
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
FORMS = (
    r"(?P<y>(?:19|20)\d\d)[-_. ]?(?P<m>[01]\d)[-_. ]?(?P<d>[0-3]\d)",
    r"(?P<d>[0-3]?\d)[-_. ](?P<m>[01]?\d)[-_. ](?P<y>(?:19|20)\d\d)",
    r"(?P<d>[0-3]?\d)?[-_. ]?(?P<n>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-_. ](?P<y>(?:19|20)\d\d)",
    r"(?P<y>(?:19|20)\d\d)[-_. ](?P<m>[01]\d)(?!\d)",
)


def day_in(name: str) -> date | None:
    """A day in the name of a file, day before month; the last of a month where only that is named.

    >>> day_in("Staff list 30-10-2026.csv"), day_in("Staff Oct 2025.txt"), day_in("staff.csv")
    (datetime.date(2026, 10, 30), datetime.date(2025, 10, 31), None)
    """
    for form in FORMS:
        if found := re.search(form, name.lower()):
            parts = found.groupdict()
            year = int(parts["y"])
            month = MONTHS.index(parts["n"]) + 1 if parts.get("n") else int(parts["m"])
            if 1 <= month <= 12:
                last = calendar.monthrange(year, month)[1]
                return date(year, month, min(max(1, int(parts.get("d") or last)), last))
    return None
