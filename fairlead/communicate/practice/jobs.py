"""What the worker does here, once a day; neither says anything of anybody."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from fairlead.communicate.practice.counting import Quarter, quarterly_counts
from fairlead.communicate.practice.keeping import sweep
from fairlead.communicate.practice.models import QuarterRelease
from fairlead.people.models import Company


def sweep_notebooks(now: datetime) -> str:
    """Of the erased, of those without a seat, of companies that are gone."""
    gone, strange = sweep()
    if strange:
        return _("{n} notebooks are sealed with another key: put practice-key back from your copy.").format(
            n=strange
        )
    return _("Swept.") if gone else _("Nothing to sweep.")


def count_the_quarter(now: datetime) -> str:
    """The quarter that ended last, for each company that has no counts of it yet."""
    today = timezone.localdate(now)
    quarter = Quarter.last_before(today)
    done = QuarterRelease.objects.filter(quarter=quarter.name).values("company")
    waiting = Company.objects.exclude(key__in=done)
    for company in waiting:
        quarterly_counts(company=company, quarter=quarter, today=today)
    return _("{quarter} is counted.").format(quarter=quarter.name)
