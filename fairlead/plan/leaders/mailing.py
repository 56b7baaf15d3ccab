"""Mails of a round: where to go and by when. No statement and no answer stands in any of them."""

from collections.abc import Callable

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from fairlead.outbox.models import Message
from fairlead.outbox.services import enqueue, enqueue_listed
from fairlead.plan.leaders.models import Participant
from fairlead.web.addresses import absolute

INVITATION, REMINDER, SECOND_LOOK = "round-invitation", "round-reminder", "round-second-look"


def invite(participant: Participant) -> Message:
    """At least once: nobody may be left out of a round because a server died."""
    is_second = participant.round.follows_id is not None
    purpose = SECOND_LOOK if is_second else INVITATION
    return _send(participant, purpose, Message.Promise.AT_LEAST_ONCE)


def remind(participant: Participant) -> Message:
    """At most once: rather one reminder too few. List mail, unlike the invitation: it can be left by one click."""
    return _send(participant, REMINDER, Message.Promise.AT_MOST_ONCE, put=enqueue_listed)


def _send(
    participant: Participant, purpose: str, promise: str, put: Callable[..., Message] = enqueue
) -> Message:
    company, account = participant.round.company, participant.account
    path = reverse("leaders:answer", args=[company.slug, participant.key])
    page = {
        "participant": participant,
        "round": participant.round,
        "link": absolute(path),
        "purpose": purpose,
    }
    with translation.override(account.language or translation.get_language()):
        return put(
            purpose=purpose, to=account.email, company=company.key, promise=promise,
            subject=_subject(purpose, " ".join(company.name.split())),
            text=render_to_string("leaders/mail/round.txt", page),
        )  # fmt: skip


def _subject(purpose: str, company: str) -> str:
    if purpose == SECOND_LOOK:
        return _("A second look: where is {company} going?").format(company=company)
    if purpose == REMINDER:
        return _("A reminder: where is {company} going, in your words?").format(company=company)
    return _("Where is {company} going, in your words?").format(company=company)


def take_back(participant: Participant) -> None:
    """What was not sent yet is not sent any more."""
    for row in participant.reminders.exclude(message=None).select_related("message"):
        row.message.withdraw(_("No longer needed."))
    if participant.invitation:
        participant.invitation.withdraw(_("No longer needed."))
