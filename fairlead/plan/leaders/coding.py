"""“This line means that statement”: said by a person, a row each time, and the figures are made anew of it."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fairlead.people.access import Seat
from fairlead.plan.leaders import opening
from fairlead.plan.leaders.models import Coding, Entry, Round

NONE = "-none-"  # no key of a statement begins with a dash


def choices(texts: Mapping[str, str]) -> list[tuple[str, str]]:
    return [*texts.items(), (NONE, _("none of them"))]


@transaction.atomic
def say(*, seat: Seat, round: Round, entry: Entry, statement: str) -> None:
    """The worker counts anew; the page shows the word at once."""
    opening.locked(round)
    Coding.objects.create(entry=entry, statement=statement, by=seat.user, at=timezone.now())
    opening.note("leader's line coded", round, seat.user, {"entry": entry.pk})
