"""The one way into the journal."""

import re
from typing import Any
from uuid import UUID

from fairlead.journal.errors import NotForTheJournal
from fairlead.journal.events import EVENTS
from fairlead.journal.models import Entry

LONGEST, LONGEST_SUBJECT = 200, 60
ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")


def record(
    what: str,
    *,
    company: UUID | None,
    actor: UUID | None,
    subject: str = "",
    details: dict[str, Any] | None = None,
) -> Entry:
    """Call it inside the transaction of the change that it tells of. No names, addresses or answers in subject and details."""
    if what not in EVENTS:
        raise NotForTheJournal(f"“{what}” is told in no sentence: add a line to journal/events.py.")
    if len(subject) > LONGEST_SUBJECT or any(map(_tells_too_much, [subject, *_words(details or {})])):
        raise NotForTheJournal(
            f"“{what}” would keep a long text or an address for good: keep an opaque id or a count."
        )
    return Entry.objects.create(
        company=company, what=what, actor=actor, subject=subject, details=details or {}
    )


def _tells_too_much(value: str) -> bool:
    return len(value) > LONGEST or bool(ADDRESS.search(value))


def _words(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [word for pair in value.items() for part in pair for word in _words(part)]
    if isinstance(value, list | tuple):
        return [word for part in value for word in _words(part)]
    return [value] if isinstance(value, str) else []
