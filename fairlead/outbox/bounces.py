"""Mail that came back: reports of mail servers (RFC 3464) and of readers (RFC 5965), read from a mailbox file.

A report counts only when it names the Message-ID of a message of ours to that address: the id is random, so nobody who
did not get the mail can stop an address. Read twice, it counts once.
"""

import mailbox
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

from fairlead.core.errors import BadInput
from fairlead.outbox.models import Message
from fairlead.outbox.stops import Why, came_back_for_now, plain, stop

FOR_GOOD = re.compile(r"5\.(?:1\.(?:[0-36]|10)|2\.1)$")  # no such mailbox, or switched off; RFC 3463
LARGEST = 5_000_000


class NoMailbox(BadInput):
    """The file of returned mail cannot be read as a mailbox."""


@dataclass(frozen=True, slots=True)
class Report:
    """What one report says: of which message, to whom, and why."""

    message_id: str
    address: str
    why: str  # Why.HARD, Why.SOFT or Why.COMPLAINT
    said: str = ""


def read_mailbox(path: Path, now: datetime) -> Counter[str]:
    """Counts what the reports of an mbox file or a Maildir did: by reason, `not ours`, `no report`."""
    return Counter(what for raw in _messages(path) for what in _taken(raw, now))


def _messages(path: Path) -> Iterator[bytes]:
    if not path.exists():
        raise NoMailbox(f"There is no {path.name}: name an mbox file, or the folder of a Maildir.")
    if path.is_dir() and not (path / "cur").is_dir():
        raise NoMailbox(f"{path.name} is a folder without cur and new: name a Maildir, or an mbox file.")
    box = mailbox.Maildir(str(path), create=False) if path.is_dir() else mailbox.mbox(str(path), create=False)
    try:
        for key in box.keys():  # noqa: SIM118 (a mailbox is no mapping)
            yield box.get_bytes(key)[:LARGEST]
    finally:
        box.close()


def _taken(raw: bytes, now: datetime) -> Iterator[str]:
    found = list(reports(raw))
    if not found:
        yield "no report"
    for report in found:
        yield str(report.why) if take(report, now) else "not ours"


def take(report: Report, now: datetime) -> bool:
    """Whether it was about a message of ours; if so the address is stopped, or the day counted."""
    ours = Message.objects.filter(message_id=report.message_id).first()
    if ours is None or plain(ours.to) != plain(report.address):
        return False
    if report.why == Why.SOFT:
        came_back_for_now(address=ours.to, day=now.date(), now=now, said=report.said)
    else:
        stop(address=ours.to, why=report.why, now=now, said=report.said)
    return True


def reports(raw: bytes) -> Iterator[Report]:
    """Nothing for a message that is no report, or one that cannot be read."""
    try:
        message = message_from_bytes(raw, policy=policy.default)
        parts = {part.get_content_type(): part for part in message.walk()}
        original = _original_id(parts)
        if original and "message/delivery-status" in parts:
            yield from _of_servers(parts["message/delivery-status"], original)
        elif original and "message/feedback-report" in parts:
            yield from _of_readers(parts, original)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return  # a foreign mail may be broken in any way; it then reports nothing


def _original_id(parts: dict[str, Any]) -> str:
    for kind in ("message/rfc822", "text/rfc822-headers"):
        if kind in parts:
            body = parts[kind].get_payload()
            inner = (
                body[0]
                if isinstance(body, list)
                else message_from_bytes(str(body).encode(), policy=policy.default)
            )
            return str(inner.get("Message-ID", "")).strip()
    return ""


def _of_servers(part: Any, original: str) -> Iterator[Report]:
    for fields in part.get_payload():
        recipient = fields.get("Original-Recipient") or fields.get("Final-Recipient") or ""
        address = str(recipient).rpartition(";")[2].strip()
        if not address or str(fields.get("Action", "")).strip().lower() != "failed":
            continue  # "delayed" is tried again by the server itself
        status = str(fields.get("Status", "")).split("(")[0].strip()
        why = Why.HARD if FOR_GOOD.match(status) else Why.SOFT
        yield Report(original, address, why, f"{status} {fields.get('Diagnostic-Code', '')}".strip())


def _of_readers(parts: dict[str, Any], original: str) -> Iterator[Report]:
    ours = Message.objects.filter(message_id=original).values_list("to", flat=True).first()
    if ours:
        yield Report(original, ours, Why.COMPLAINT)
