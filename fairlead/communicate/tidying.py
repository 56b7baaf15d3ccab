"""What is of no more use goes: days away that are long over, and what was known of who was erased."""

from datetime import datetime, timedelta

from fairlead.communicate.models import Hours, Leave, ReadsHere

KEPT = timedelta(days=30)


def tidy(now: datetime) -> int:
    over = Leave.objects.filter(last__lt=(now - KEPT).date())
    gone = (
        over,
        Leave.objects.filter(person__erased_at__isnull=False),
        Hours.objects.filter(person__erased_at__isnull=False),
        ReadsHere.objects.filter(person__erased_at__isnull=False),
    )
    return sum(rows.delete()[0] for rows in gone)
