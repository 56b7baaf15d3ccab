"""List mail to many from one stencil: call it inside the transaction that makes the messages necessary."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID, uuid4

from django.db.models import Q

from fairlead.outbox.errors import UnableToAddress
from fairlead.outbox.models import MAIL, Message, Priority, State
from fairlead.outbox.putting_in import put_in
from fairlead.outbox.services import domain, leaving_address
from fairlead.outbox.stencil import Stencil
from fairlead.outbox.stops import Stop, plain


def enqueue_stencilled(
    *,
    purpose: str,
    stencil: Stencil,
    company: UUID,
    promise: str,
    due_at: datetime,
    readers: Sequence[tuple[str, Mapping[str, str]]],
    not_after: Sequence[datetime | None] | None = None,
) -> list[Message]:
    """`readers`: address and fields of each; `not_after`: when the hours of each end.

    Who is not to get it has a withdrawn message with the reason, in the same place."""
    made, stops = [], stopped_among([to for to, _values in readers], company)
    for (to, values), until in zip(readers, not_after or [None] * len(readers), strict=True):
        message = Message.new(
            channel=MAIL, host=domain(to), priority=Priority.LISTED, purpose=purpose, to=to,
            subject=stencil.subject[:300], company=company, promise=promise, due_at=due_at,
            not_after=until,
        )  # fmt: skip
        message.message_id, message.content, message.reason = _written(
            stencil, company, to, values, stops.get(plain(to))
        )
        message.state = State.WITHDRAWN if message.reason else State.QUEUED
        made.append(message)
    return list(put_in(made))


def stopped_among(addresses: Sequence[str], company: UUID) -> dict[str, Stop]:
    """By address the first stop, for those who get no list mail of the company; one question for all."""
    here = Q(company=None) | Q(company=company)
    rows = Stop.objects.filter(here, address__in={plain(one) for one in addresses}).order_by("-since")
    return {row.address: row for row in rows}


def _written(
    stencil: Stencil, company: UUID, to: str, values: Mapping[str, str], no: Stop | None
) -> tuple[str, bytes, str]:
    none = f"<{uuid4()}@{stencil.host}>"
    if no is not None:
        return none, b"", str(no.get_why_display())
    try:
        message_id, content = stencil.fill(to, values, leave=leaving_address(to=to, company=company))
    except UnableToAddress as error:
        return none, b"", error.sentence
    return message_id, content, ""
