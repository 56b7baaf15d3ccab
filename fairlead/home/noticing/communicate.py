"""What needs somebody in telling: words that wait, rounds that end, messages that were not sent, statements under caution."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fairlead.communicate.choosing import approved, statements_of
from fairlead.communicate.models import Caution, Planned, Round, State, Talk
from fairlead.home.noticing.notice import Notice
from fairlead.outbox.models import Message
from fairlead.people.access import Seat

ENDS_SOON, LATELY = timedelta(days=14), timedelta(days=14)


def notices_of_communicate(seat: Seat, today: date) -> Iterator[Notice]:
    if not seat.can["TELL"]:
        return
    running = Round.objects.filter(company=seat.company, state=State.RUNNING)
    if running:
        yield from _unready(seat)
        yield from _cautions(seat)
    for one in running.filter(ends__lte=today + ENDS_SOON):
        said = _("The round “{name}” ends on {day}.").format(name=one.name, day=one.ends.isoformat())
        yield Notice(said, reverse("communicate:round", args=[seat.company.slug, one.key]))
    yield from _unsent(seat, today)
    yield from _talks(seat)


def _unready(seat: Seat) -> Iterator[Notice]:
    rows = statements_of(seat.company)
    if count := len(rows) - len(approved(seat.company, rows)):
        said = ngettext(
            "{n} statement has no approved words, so it is not told.",
            "{n} statements have no approved words, so they are not told.",
            count,
        ).format(n=count)
        yield Notice(said, reverse("communicate:words", args=[seat.company.slug]))


def _cautions(seat: Seat) -> Iterator[Notice]:
    keys = {row.key: row.text for row in statements_of(seat.company)}
    for key in Caution.reasons(seat.company):
        if key in keys:
            said = _("Told while under caution: “{text}”").format(text=keys[key])
            yield Notice(said, reverse("communicate:statement-words", args=[seat.company.slug, key]))


def _unsent(seat: Seat, today: date) -> Iterator[Notice]:
    """By round, since that is where one looks; of persons nothing is said."""
    rows = Planned.objects.filter(
        slot__round__company=seat.company, slot__day__gt=today - LATELY,
        message__state__in=[Message.State.DEAD, Message.State.UNKNOWN],
    )  # fmt: skip
    for one in Round.objects.filter(pk__in=rows.values("slot__round")):
        count = rows.filter(slot__round=one).count()
        said = ngettext(
            "{n} message of “{name}” did not go out.", "{n} messages of “{name}” did not go out.", count
        )
        where = reverse("communicate:round", args=[seat.company.slug, one.key])
        yield Notice(said.format(n=count, name=one.name), where, is_late=True)


def _talks(seat: Seat) -> Iterator[Notice]:
    """Over by now, and nobody has said whether they were held."""
    over = Talk.objects.filter(company=seat.company, state=Talk.State.PLANNED, starts__lte=timezone.now())
    for talk in over:
        said = _("Was “{name}” held? One press notes it.").format(name=talk.name)
        yield Notice(said, reverse("communicate:talks", args=[seat.company.slug]))
