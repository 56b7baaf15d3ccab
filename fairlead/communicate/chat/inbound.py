"""What Slack says to us: believed when it is signed, young and not heard before; it ends a connection, and changes nothing else.

A press of a button is acknowledged, and that is all: answers are recorded by the POST of the person's own page alone.
Who pressed, and when, is neither kept nor logged.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import parse_qs

from django.db import IntegrityError, transaction

from fairlead.communicate.chat.ending import end
from fairlead.communicate.chat.models import Connection, Heard
from fairlead.communicate.chat.slack.signing import is_of_slack
from fairlead.web.sealing import Unopened

LONGEST = 256_000  # bytes; a press of a button comes with the message in which it stands
LONGEST_CHALLENGE = 200


class Unheard(Exception):
    """Not believed, or not understood; why is not said to who sent it."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A request as it came."""

    body: bytes
    kind: str
    time: str
    signed: str


def hear(connection: Connection, spoken: Spoken, now: datetime) -> str:
    """What is answered. Raises Unheard."""
    if not is_of_slack(_secret(connection), spoken.time, spoken.signed, spoken.body, now.timestamp()):
        raise Unheard
    said = _read(spoken)
    _once(connection, spoken.signed, now)
    match said.get("type"):
        case "url_verification":
            return _challenge(said)
        case "event_callback":
            _event(connection, said.get("event"))
    return ""


def _secret(connection: Connection) -> str:
    try:
        return connection.secrets().get("signing", "")
    except Unopened:
        return ""


def _once(connection: Connection, signed: str, now: datetime) -> None:
    digest = hashlib.sha256(signed.encode()).hexdigest()
    try:
        with transaction.atomic():
            Heard.objects.create(connection=connection, digest=digest, at=now)
    except IntegrityError:
        raise Unheard from None


def _read(spoken: Spoken) -> Mapping[str, Any]:
    """Events are JSON; presses of buttons are JSON in a field of a form."""
    try:
        text = spoken.body.decode()
        if spoken.kind == "application/x-www-form-urlencoded":
            text = parse_qs(text, max_num_fields=10)["payload"][0]
        said = json.loads(text)
    except (ValueError, KeyError, RecursionError):
        raise Unheard from None
    if not isinstance(said, dict):
        raise Unheard
    return said


def _challenge(said: Mapping[str, Any]) -> str:
    challenge = said.get("challenge")
    if not isinstance(challenge, str) or len(challenge) > LONGEST_CHALLENGE:
        raise Unheard
    return challenge


def _event(connection: Connection, event: object) -> None:
    if not isinstance(event, dict):
        return
    tokens = event.get("tokens")
    if event.get("type") == "app_uninstalled":
        end(connection, "uninstalled")
    elif event.get("type") == "tokens_revoked" and isinstance(tokens, dict) and tokens.get("bot"):
        end(connection, "revoked")
