"""The one way into the outbox: call it inside the transaction that makes the message necessary."""

from uuid import UUID, uuid4

from django.conf import settings
from django.utils import timezone

from fairlead.outbox.letters import letter
from fairlead.outbox.models import Message


def enqueue(
    *,
    purpose: str,
    to: str,
    subject: str,
    text: str,
    html: str = "",
    company: UUID | None = None,
    promise: str = Message.Promise.AT_LEAST_ONCE,
    headers: dict[str, str] | None = None,
) -> Message:
    message_id = f"<{uuid4()}@{settings.SITE.host}>"
    content = letter(
        sender=settings.DEFAULT_FROM_EMAIL, to=to, subject=subject, text=text, html=html, message_id=message_id,
        headers=headers,
    )  # fmt: skip
    return Message.objects.create(
        purpose=purpose, to=to, subject=subject[:300], content=content, company=company,
        promise=promise, message_id=message_id, due_at=timezone.now(),
    )  # fmt: skip
