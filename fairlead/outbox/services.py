"""The one way into the outbox: call it inside the transaction that makes the message necessary."""

from email.message import EmailMessage
from uuid import UUID, uuid4

from django.conf import settings
from django.utils import timezone

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
) -> Message:
    message_id = f"<{uuid4()}@{settings.SITE.host}>"
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = settings.DEFAULT_FROM_EMAIL, to, subject
    letter["Message-ID"], letter["Auto-Submitted"] = message_id, "auto-generated"
    letter.set_content(text)
    if html:
        letter.add_alternative(html, subtype="html")
    return Message.objects.create(
        purpose=purpose, to=to, subject=subject, content=letter.as_bytes(), company=company,
        promise=promise, message_id=message_id, due_at=timezone.now(),
    )  # fmt: skip
