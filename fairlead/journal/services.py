"""The one way into the journal."""

from typing import Any
from uuid import UUID

from fairlead.journal.models import Entry


def record(
    what: str,
    *,
    company: UUID | None,
    actor: UUID | None,
    subject: str = "",
    details: dict[str, Any] | None = None,
) -> Entry:
    """Call it inside the transaction of the change that it tells of. No names, addresses or answers in `details`."""
    return Entry.objects.create(
        company=company, what=what, actor=actor, subject=subject, details=details or {}
    )
