"""A report beside an earlier one: what both show must not differ by the answers of a few people."""

from collections.abc import Mapping, Sequence
from gettext import gettext as _
from typing import Any

from fairlead.core.anonymity import Figure, Release, against
from fairlead.core.errors import BadInput

SCHEMA = "fairlead/1"
REASON = _("beside the earlier report it would tell the answers of a few people")


NO_REPORT = _(
    "This is no report of `fairlead diagnose --json` (schema {schema}): give the JSON of the earlier run."
)


class NoEarlierReport(BadInput):
    """What was given as the earlier report is not one."""


def earlier_release(report: Any) -> Release:
    """The figures that an earlier report showed, from its JSON. Raises NoEarlierReport.

    >>> earlier_release({"schema": "fairlead/1", "released": []}).figures
    ()
    """
    if not isinstance(report, Mapping) or report.get("schema") != SCHEMA:
        raise NoEarlierReport(NO_REPORT.format(schema=SCHEMA))
    try:
        return Release(tuple(_figure(row) for row in report["released"]), ())
    except (KeyError, TypeError, ValueError):
        raise NoEarlierReport(NO_REPORT.format(schema=SCHEMA)) from None


def _figure(row: Mapping[str, Any]) -> Figure:
    pairs = {name: tuple(row[name]) for name in ("positive", "share")}
    histogram = None if row["histogram"] is None else tuple(row["histogram"])
    return Figure(**{**row, **pairs, "histogram": histogram})


def beside(earlier: Release | None, shown: Release, parents: Mapping[str, str | None]) -> Release:
    """The release without the figures that the earlier one would give away.

    >>> beside(None, Release((), ()), {}).hidden
    ()
    """
    if earlier is None:
        return shown
    leaks = against(earlier, shown, parents=parents)
    return shown.without([leak.key for leak in leaks], REASON) if leaks else shown


def notes(earlier: Release | None, shown: Release) -> Sequence[str]:
    """What is said of the comparison."""
    if earlier is None:
        return ()
    hidden = sum(1 for h in shown.hidden if h.reason == REASON)
    return (_("Checked beside the earlier report: {n} more figures are hidden for it.").format(n=hidden),)
