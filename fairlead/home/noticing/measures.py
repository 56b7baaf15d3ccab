"""Figures that need somebody: a source that fails, and nothing for a month."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fairlead.home.noticing.notice import Notice
from fairlead.people.access import Seat
from fairlead.plan.measures.reading import Row, may_write, rows_for

PATIENCE = 2  # failures in a row; one alone mends itself often


def notices_of_measures(seat: Seat, today: date) -> Iterator[Notice]:
    """To the owner what fails, to whoever writes values what is stale."""
    for row in rows_for(seat, today):
        url = reverse("measures:measure", args=[seat.company.slug, row.measure.key])
        if row.source and row.source.failures >= PATIENCE and seat.can["RUN"]:
            yield Notice(_fails(row, row.source.failures), url, is_late=True)
        elif row.is_stale and may_write(seat, row.measure):
            yield Notice(_("No value for a month: “{name}”").format(name=row.measure.name), url)


def _fails(row: Row, times: int) -> str:
    said = ngettext(
        "Could not be fetched: “{name}”", "Could not be fetched {n} times in a row: “{name}”", times
    )
    return said.format(n=times, name=row.measure.name)
