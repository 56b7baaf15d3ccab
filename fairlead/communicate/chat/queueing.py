"""Messages of chat, ready for the outbox. The address is the person's own, so that erasing a person finds them."""

from datetime import datetime
from typing import Any

from fairlead.communicate.chat.models import Contact, Kind
from fairlead.communicate.chat.slack.transport import content_for
from fairlead.outbox.models import Message, Priority
from fairlead.outbox.services import new_id

SLACK, TEAMS = str(Kind.SLACK), str(Kind.TEAMS)  # names of channels of the outbox


def for_member(
    contact: Contact, address: str, *, purpose: str, promise: str, subject: str, post: dict[str, Any], now: datetime,
    not_after: datetime | None = None,
) -> Message:  # fmt: skip
    """Its lane is the workspace, since that is whose limits count."""
    connection = contact.connection
    return Message.new(
        channel=SLACK, host=str(connection.key), priority=Priority.LISTED, purpose=purpose, promise=promise,
        to=address, subject=subject[:300], content=content_for(connection, contact.member, post),
        company=connection.company.key, message_id=new_id(), due_at=now, not_after=not_after,
    )  # fmt: skip
