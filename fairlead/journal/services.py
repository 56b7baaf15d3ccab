"""The one way into the journal."""

import re
from typing import Any
from uuid import UUID

from fairlead.journal.errors import NotForTheJournal
from fairlead.journal.models import Entry

LONGEST = 200
ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")


def record(
    what: str,
    *,
    company: UUID | None,
    actor: UUID | None,
    subject: str = "",
    details: dict[str, Any] | None = None,
) -> Entry:
    """Call it inside the transaction of the change that it tells of. No names, addresses or answers in `details`."""
    for value in _words(details or {}):
        if len(value) > LONGEST or ADDRESS.search(value):
            raise NotForTheJournal(
                f"“{what}” would keep a long text or an address for good: keep an opaque id or a count."
            )
    return Entry.objects.create(
        company=company, what=what, actor=actor, subject=subject, details=details or {}
    )


def _words(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [word for pair in value.items() for part in pair for word in _words(part)]
    if isinstance(value, list | tuple):
        return [word for part in value for word in _words(part)]
    return [value] if isinstance(value, str) else []
