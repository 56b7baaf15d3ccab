"""Those it was made to may say whether it was kept: one voice each, counted once, then gone.

The question is open for fourteen days from the day after the day that counts. Who may speak is set down when it opens:
a row for everybody, in an order that says nothing, each saying "silent". A voice writes over its row with a sealed word
of the same length. At the end all are counted, core.anonymity says what may be shown, rows and secret are deleted, and
the database refuses another count. What somebody with the database can read is said in the README, and on the page.
"""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import numpy as np
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from fairlead.core.anonymity import Rules, UnableToRelease, release
from fairlead.core.anonymity.figures import Figure
from fairlead.core.values import tally
from fairlead.journal.services import record
from fairlead.people.abilities import MAY, Ability
from fairlead.people.access import Seat
from fairlead.people.models import Membership, Post, User
from fairlead.plan.deeds import reading
from fairlead.plan.deeds.models import Asking, CommitmentChange, State, Towards, Voice
from fairlead.web.errors import Changed, Hidden, PageError

WINDOW = timedelta(days=14)
SILENT, YES, NO, CANNOT_SAY = "silent", "yes", "no", "cannot-say"
WORDS = (YES, NO, CANNOT_SAY)
ITEM = "kept"


class Closed(Changed):
    """The voices were counted, or are about to be."""


def window(row: CommitmentChange) -> tuple[date, date]:
    """First and last day, from the day that counts: nobody can move them once it has passed."""
    return row.promised + timedelta(days=1), row.promised + WINDOW


def electorate(row: CommitmentChange, today: date) -> QuerySet[User]:
    """To whom it was made, without who made it his own."""
    seats = Membership.objects.filter(company=row.commitment.company_id, user__is_active=True)
    if row.towards == Towards.LEADERS:
        seats = seats.filter(role__in=[role for role in MAY if Ability.EDIT_PLAN in MAY[role]])
    if row.towards == Towards.UNIT:
        places = Post.objects.on(today).filter(unit__in=row.unit.subtree() if row.unit else [])
        seats = seats.filter(user__in=places.values("person__account"))
    whose = {row.account_id, row.person.account_id if row.person else None} - {None}
    return User.objects.filter(pk__in=seats.values("user")).exclude(pk__in=whose)


def may_speak(seat: Seat, row: CommitmentChange, today: date) -> bool:
    """Whether the question is put to this reader today; that he has spoken is not told, to him neither.

    Only once the worker has opened it: opened by the first voice, it would tell that there is one.
    """
    asking = Asking.objects.filter(
        commitment=row.commitment_id, released_on=None, closes_on__gte=today
    ).first()
    return asking is not None and _voice(asking, seat.user).exists()


@dataclass(frozen=True, slots=True)
class Question:
    """What a page says of it: the same to every reader, but for whether it is put to this one."""

    stands: str  # "before", "open", "closing", "counted", "none"
    closes_on: date
    is_put: bool
    asking: Asking | None


def question(seat: Seat, row: CommitmentChange, today: date) -> Question:
    _first, last = window(row)
    asking = Asking.objects.filter(commitment=row.commitment_id).first()
    if asking and asking.released_on:
        return Question("counted", last, False, asking)
    if asking:
        return Question("open" if today <= last else "closing", last, may_speak(seat, row, today), None)
    is_to_come = today <= last and _is_to_be_asked(row, electorate(row, today))
    return Question("before" if is_to_come else "none", last, False, None)


def _is_to_be_asked(row: CommitmentChange, people: QuerySet[User]) -> bool:
    """Nobody is asked of what was given up before its day, nor where no count could be shown."""
    return row.state != State.DROPPED and people.count() >= Rules().k


@transaction.atomic
def open_question(row: CommitmentChange, today: date) -> Asking | None:
    """The one question about it, made if it is to be put; the commitment's row is the lock."""
    row.commitment.__class__.objects.select_for_update().get(pk=row.commitment_id)
    if there := Asking.objects.filter(commitment=row.commitment_id).first():
        return there
    first, last = window(row)
    if not first <= today <= last or not _is_to_be_asked(row, people := electorate(row, today)):
        return None
    asking = Asking.objects.create(commitment=row.commitment, closes_on=last)
    markers = sorted(asking.hashed("who", str(user.key)) for user in people)  # sorted by chance, not by name
    Voice.objects.bulk_create(
        Voice(asking=asking, marker=marker, says=asking.hashed("says", marker, SILENT)) for marker in markers
    )
    return asking


@transaction.atomic
def say(*, seat: Seat, key: Any, says: str) -> None:
    """The last word counts. Nothing is noted of it: no entry, no time."""
    today = timezone.localdate()
    row = reading.one(seat, key, today)
    if says not in WORDS:
        raise PageError(_("Choose one of the three answers."))
    asking = Asking.objects.select_for_update().filter(commitment=row.commitment_id).first()
    if asking is None:
        raise Hidden
    if asking.released_on or today > asking.closes_on:
        raise Closed(_("The question was closed on {day}. Your answer was not taken.").format(
            day=asking.closes_on.isoformat()))  # fmt: skip
    voice = _voice(asking, seat.user).first()
    if voice is None:
        raise Hidden
    Voice.objects.filter(pk=voice.pk).update(says=asking.hashed("says", voice.marker, says))


def _voice(asking: Asking, user: User) -> Any:
    return Voice.objects.filter(asking=asking, marker=asking.hashed("who", str(user.key)))


@transaction.atomic
def count(asking: Asking, today: date) -> bool:
    """Counts, writes what may be shown, deletes the voices and the secret. Whether this call did it."""
    asking = Asking.objects.select_for_update().select_related("commitment__company").get(pk=asking.pk)
    if asking.released_on or today <= asking.closes_on:
        return False
    figure = shown(_counted(asking))
    if figure:
        asking.is_shown, asking.base, asking.base_shown = True, figure.n, figure.n_shown
        asking.share, asking.cannot_say = figure.value, figure.cannot_say
        asking.least, asking.most = figure.positive
    asking.released_on, asking.secret = today, ""
    asking.voices.all().delete()
    asking.save()
    made = asking.commitment
    record("voices counted", company=made.company.key, actor=None, subject=str(made.key))
    return True


def _counted(asking: Asking) -> Counter[str]:
    """A word that cannot be read (another key since then) counts as silence."""
    found: Counter[str] = Counter()
    for voice in asking.voices.all():
        found.update(word for word in WORDS if voice.says == asking.hashed("says", voice.marker, word))
    return found


def shown(counts: Counter[str]) -> Figure | None:
    """What the rules of the house let be shown of these counts; nothing at all where anything goes wrong."""
    asked = tally(ITEM, {"all": [counts[NO], counts[YES]]}, first_option=0)
    asked = replace(asked, cannot_say=np.array([counts[CANNOT_SAY]]))
    try:
        return release([asked], {ITEM: {1}}).figure("now", ITEM)
    except UnableToRelease:
        return None


def work(now: Any) -> str:
    """Opens what is due, counts what has closed: the job of the worker."""
    today = timezone.localdate(now)
    opened = sum(open_question(row, today) is not None for row in _to_open(today))
    closed = Asking.objects.filter(released_on=None, closes_on__lt=today)[:A_TURN]
    counted = sum(count(asking, today) for asking in closed)
    return _("{opened} questions opened, {counted} counted.").format(opened=opened, counted=counted)


A_TURN = 100


def _to_open(today: date) -> Any:
    standing = CommitmentChange.objects.standing().filter(promised__lt=today, promised__gte=today - WINDOW)
    asked = Asking.objects.values("commitment")
    return standing.exclude(commitment__in=asked).exclude(state=State.DROPPED)[:A_TURN]
