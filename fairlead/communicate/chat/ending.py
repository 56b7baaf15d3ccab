"""A connection that ends, by us, by Slack or by Teams: once, with its secrets wiped, and told to the journal."""

from uuid import UUID

from django.db import transaction

from fairlead.communicate.chat.models import Connection
from fairlead.journal.services import record


@transaction.atomic
def end(connection: Connection, why: str, actor: UUID | None = None) -> bool:
    """Who may connect it again is told by a notice (home), as long as it stays ended."""
    if not connection.end(why):
        return False
    connection.refresh_from_db()
    record(
        "chat ended",
        company=connection.company.key,
        actor=actor,
        subject=connection.kind,
        details={"why": why},
    )
    return True
