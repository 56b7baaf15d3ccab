"""What an event that a provider told means for an address: stopped at once, counted as a day, or nothing.

Deliveries, delays, opens and clicks mean nothing, and nothing is kept of them: that mail was delivered says not that it
was read, and whether somebody reads is not asked. "For good" is believed when the receiving server's own status, if it
came along, says the same by the rule of the mailbox file (`bounces.FOR_GOOD`); else it counts as for now.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from fairlead.outbox.bounces import FOR_GOOD
from fairlead.outbox.stops import Why

STATUS = re.compile(r"(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.])")  # RFC 3463, and no address of a host
CAME_BACK = ("bounced", "rejected")  # anymail's names
LONGEST = 300


def why(provider: str, event: Any) -> Why | None:
    if event.event_type == "complained":
        return Why.COMPLAINT
    if event.event_type == "unsubscribed" or (event.event_type, event.reject_reason) == (
        "rejected",
        "unsubscribed",
    ):
        return Why.UNSUBSCRIBED
    if event.event_type not in CAME_BACK:
        return None
    return Why.HARD if _is_for_good(provider, event) else Why.SOFT


def _is_for_good(provider: str, event: Any) -> bool:
    if not FINAL[provider](event.esp_event):
        return False
    status = STATUS.search(words(event))
    return status is None or bool(FOR_GOOD.match(status[0]))


def words(event: Any) -> str:
    """What the other side said, on one line, without what no database takes."""
    said = " ".join(str(part) for part in (event.mta_response, event.description) if part)
    return "".join(one if one.isprintable() else " " for one in said)[:LONGEST]


def _postmark(told: Mapping[str, Any]) -> bool:
    return (
        told.get("Type") in ("HardBounce", "BadEmailAddress") or told.get("SuppressionReason") == "HardBounce"
    )


def _mailgun(told: Mapping[str, Any]) -> bool:
    inner = told.get("event-data", {})
    return bool(inner.get("event") == "failed" and inner.get("severity") == "permanent")


def _sendgrid(told: Mapping[str, Any]) -> bool:
    if told.get("event") == "dropped":
        return str(told.get("reason", "")).lower() in ("bounced address", "invalid")
    return told.get("type") == "bounce"  # "blocked" may be taken another day


def _sparkpost(told: Mapping[str, Any]) -> bool:
    return any(str(inner.get("bounce_class")) in ("10", "30") for inner in told.get("msys", {}).values())


FINAL: dict[str, Callable[[Mapping[str, Any]], bool]] = {
    "postmark": _postmark,
    "mailgun": _mailgun,
    "sendgrid": _sendgrid,
    "ses": lambda told: told.get("bounce", {}).get("bounceType") == "Permanent",
    "brevo": lambda told: told.get("event") in ("hard_bounce", "invalid_email"),
    "mailjet": lambda told: told.get("hard_bounce") is True,
    "resend": lambda told: told.get("data", {}).get("bounce", {}).get("type") == "Permanent",
    "sparkpost": _sparkpost,
}
