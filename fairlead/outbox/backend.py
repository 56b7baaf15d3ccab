"""Django's mail goes into the outbox: sign-in codes and links wait there like every other message."""

from collections.abc import Sequence

from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend

from fairlead.outbox.models import Priority
from fairlead.outbox.services import enqueue


class OutboxBackend(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            for to in message.recipients():
                enqueue(
                    purpose="sign-in",
                    to=to,
                    subject=message.subject,
                    text=message.body,
                    html=_html(message),
                    priority=Priority.AWAITED,
                )
        return len(email_messages)


def _html(message: EmailMessage) -> str:
    parts = message.alternatives if isinstance(message, EmailMultiAlternatives) else []
    return next((str(part[0]) for part in parts if part[1] == "text/html"), "")
