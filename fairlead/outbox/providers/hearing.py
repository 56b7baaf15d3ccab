"""What a provider's call changes: addresses that are stopped or counted, by the same rule as the mailbox file.

Of a message that is not ours, an address to which it did not go, an event that was heard before, or one of a month ago
nothing is kept and nothing comes.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest

from fairlead.outbox.bounces import Report, take
from fairlead.outbox.letters import on_the_wire
from fairlead.outbox.models import Message
from fairlead.outbox.providers.catalogue import Account, Proof
from fairlead.outbox.providers.errors import BROKEN
from fairlead.outbox.providers.proofs import check, view_of
from fairlead.outbox.providers.records import Given, HeardCall, hear_once, seen, was_heard
from fairlead.outbox.providers.sns import CONFIRMS
from fairlead.outbox.providers.weighing import why, words
from fairlead.outbox.providers.wrapping import OUR_MARK
from fairlead.outbox.stops import Why, plain, stop

OLDEST, AHEAD = timedelta(days=30), timedelta(days=1)
KEPT = OLDEST + timedelta(days=10)


class Unreadable(Exception):
    """The provider's own secret, and a text that is none of its calls."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One event that changed something: of which message, and what. For the journal, so without an address."""

    company: UUID | None
    message: int
    why: Why


def hear(account: Account, request: HttpRequest, now: datetime, then: Callable[[Heard], object]) -> None:
    """All of a call or nothing, `then` of each event that counted included. Raises NotBelieved, CannotCheck, Unreadable."""
    check(account, request, now)
    whole = _whole(account, request)
    if whole and was_heard(whole):
        return
    events = _events(account, request)
    with transaction.atomic():
        seen(account.provider, now)
        for event in events if not whole or hear_once(whole, now) else ():
            if heard := _one(account, event, now):
                then(heard)


def _whole(account: Account, request: HttpRequest) -> list[object]:
    """The name of a call that counts once as a whole; empty where each of its events has a name.

    Mailgun signs a token and not the text: the first call uses it up, lest another text comes with it. A confirmation of
    Amazon's has no events.
    """
    if account.of.proof is Proof.MAILGUN:
        return [account.provider, "token", json.loads(request.body)["signature"]["token"]]
    if account.of.proof is Proof.SNS and request.headers["x-amz-sns-message-type"] in CONFIRMS:
        return [account.provider, "confirmation", request.headers["x-amz-sns-message-id"]]
    return []


def _events(account: Account, request: HttpRequest) -> list[Any]:
    from anymail.exceptions import AnymailConfigurationError, AnymailError

    try:
        return list(view_of(account).parse_events(request))
    except (AnymailError, AnymailConfigurationError, *BROKEN) as broken:
        raise Unreadable from broken


def _one(account: Account, event: Any, now: datetime) -> Heard | None:
    try:
        reason = why(account.provider, event)
        message = _ours(account.provider, event) if reason and _is_recent(event, now) else None
        if reason is None or message is None or not _went_to(message, event.recipient):
            return None
    except BROKEN as broken:  # a field of another kind than the provider documents
        raise Unreadable from broken
    if account.of.proof is not Proof.MAILGUN and not hear_once(_name(account, event), now):
        return None
    return _counted(message, reason, words(event), now)


def _is_recent(event: Any, now: datetime) -> bool:
    """Longer than we remember what was heard, nobody may tell it again."""
    if event.timestamp is None:
        return False
    at = event.timestamp if event.timestamp.tzinfo else event.timestamp.replace(tzinfo=UTC)
    return bool(now - OLDEST <= at <= now + AHEAD)


def _ours(provider: str, event: Any) -> Message | None:
    """By the provider's id; by ours, where it is kept; or by the mark that we gave along."""
    given, mark = _id(event.message_id), _id((event.metadata or {}).get(OUR_MARK))
    found = Given.objects.filter(provider=provider, given=given).values_list("message", flat=True).first()
    if found is not None:
        return Message.objects.filter(pk=found).first()
    return Message.objects.filter(message_id__in={given, mark} - {""}).first()


def _id(said: object) -> str:
    return (
        said if isinstance(said, str) and len(said) <= 200 and said.isascii() and said.isprintable() else ""
    )


def _went_to(message: Message, recipient: object) -> bool:
    if not isinstance(recipient, str):
        return False
    return plain(recipient) in (plain(message.to), plain(on_the_wire(message.to)))


def _name(account: Account, event: Any) -> list[object]:
    """Of the event, the same whenever it is told again."""
    if account.of.proof is Proof.SNS:
        return [account.provider, event.event_id, event.recipient]  # one call may name several
    if account.of.proof is not Proof.SHARED and event.event_id:
        return [account.provider, event.event_id]
    return [account.provider, event.recipient, event.esp_event]


def _counted(message: Message, reason: Why, said: str, now: datetime) -> Heard | None:
    if reason is not Why.UNSUBSCRIBED:
        take(Report(message.message_id, message.to, reason, said), now)
    elif message.company is None:
        return None  # no list mail: there is nothing to leave
    else:
        stop(address=message.to, company=message.company, why=reason, now=now, said=said)
    return Heard(message.company, message.pk, reason)


def forget_calls(now: datetime) -> str:
    """A periodic job: what could not be heard any more anyway, and the providers' ids of messages of so long ago."""
    gone, _all = HeardCall.objects.filter(heard_at__lte=now - KEPT).delete()
    ids, _all = Given.objects.filter(message__queued_at__lte=now - 2 * KEPT).delete()
    return f"{gone} events of providers and {ids} of their ids were forgotten."
