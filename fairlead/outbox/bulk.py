"""Many messages of one kind put into the outbox at once: call it inside the transaction that makes them necessary."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from fairlead.outbox.models import Message


def enqueue_many(
    *,
    purpose: str,
    subject: str,
    company: UUID,
    promise: str,
    due_at: datetime,
    letters: Iterable[tuple[str, str, bytes]],
) -> list[Message]:
    """`letters`: address, Message-ID and bytes of each, as a stencil gives them; the messages come back in the same order."""
    return Message.objects.bulk_create(
        Message(
            purpose=purpose, to=to, subject=subject[:300], content=content, company=company,
            promise=promise, message_id=message_id, due_at=due_at,
        )
        for to, message_id, content in letters
    )  # fmt: skip
