"""*Send me a test*: the next messages of a round, to who asks, and counted nowhere."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fairlead.communicate import chatting, mailing
from fairlead.communicate.chat.models import Contact
from fairlead.communicate.chat.queueing import for_member
from fairlead.communicate.chat.reading import contacts_of
from fairlead.communicate.choosing import statements_of
from fairlead.communicate.models import Kind, Round, Slot, Version, Wording, WordingKind
from fairlead.communicate.previewing import upcoming
from fairlead.communicate.sending import version_for
from fairlead.communicate.whose import oneself
from fairlead.outbox.bulk import enqueue_stencilled
from fairlead.outbox.models import Message
from fairlead.outbox.putting_in import put_in
from fairlead.people.access import Seat
from fairlead.plan.models import EditionStatement
from fairlead.plan.wordings.languages import code_of, original_of
from fairlead.web.errors import Changed

PURPOSE = "test of a round"


@transaction.atomic
def send_test(*, seat: Seat, one: Round) -> int:
    """One of each kind that the round sends; words that nobody approved yet may be looked at here."""
    count = 0
    for kind in one.kinds:
        slot = next((s for s in upcoming(one, one.begins, one.ends) if s.kind == kind), None)
        if slot is None:
            raise Changed(_("The round has no day on which something goes out: choose a later end."))
        count += _send(seat, slot)
    return count


def _send(seat: Seat, slot: Slot) -> int:
    row = next(iter(statements_of(seat.company, [slot.statement])), None) if slot.statement else None
    language, version = code_of(seat.user.language) or original_of(seat.company), None
    if slot.kind == Kind.TELLING:
        version = row and (version_for(slot, row, language) or _draft(seat, row.key))
        if row is None or version is None:
            raise Changed(_("There are no words yet for a statement of this round: write some first."))
    values = mailing.values_for(seat.user.name, None, seat.company, row)
    if (contact := _contact(seat, slot.round)) is not None:
        _by_slack(seat, contact, row, version, values, language)
        return 1
    cut = (
        mailing.telling(seat.company, row, version, version.wording.language)
        if row and version
        else mailing.practice(seat.company, language)
    )
    enqueue_stencilled(
        purpose=PURPOSE, stencil=cut, company=seat.company.key, due_at=timezone.now(),
        promise=Message.Promise.AT_MOST_ONCE, readers=[(seat.user.email, values)],
    )  # fmt: skip
    return 1


def _contact(seat: Seat, one: Round) -> Contact | None:
    """As the round would reach who asks."""
    me = oneself(seat)
    return contacts_of(seat.company, [me.pk]).get(me.pk) if me is not None and one.in_slack else None


def _by_slack(
    seat: Seat, contact: Contact, row: EditionStatement | None, version: Version | None, values: Mapping[str, str],
    language: str,
) -> None:  # fmt: skip
    post = (
        chatting.telling(seat.company, row, version, values)
        if row and version
        else chatting.practice(seat.company, language)
    )
    message = for_member(
        contact, seat.user.email, purpose=PURPOSE, promise=str(Message.Promise.AT_MOST_ONCE), now=timezone.now(),
        subject=mailing.subject_of(row), post=post,
    )  # fmt: skip
    put_in([message])


def _draft(seat: Seat, key: str) -> Version | None:
    way = Wording.objects.filter(
        company=seat.company, statement=key, kind=WordingKind.MESSAGE, retired_at=None
    ).first()  # fmt: skip
    return way.last if way else None
