"""Gives cards to the workflow of a channel for the outbox."""

import json
import re
from typing import Any

from django.conf import settings

from fairlead.communicate.chat.ending import end
from fairlead.communicate.chat.errors import Over
from fairlead.communicate.chat.models import Connection, State
from fairlead.communicate.chat.slack.api import JSON, retry_after
from fairlead.communicate.chat.teams import places
from fairlead.communicate.chat.teams.cards import MOST, Card, encoded
from fairlead.outbox.errors import Lost, Refused, Wait
from fairlead.web.outward.clock import Until
from fairlead.web.outward.errors import NoAnswer
from fairlead.web.outward.hosts import Doors
from fairlead.web.outward.wire import Answer, ask
from fairlead.web.sealing import Unopened

OVER = frozenset((401, 403, 404, 405, 410))  # the address does not open the workflow any more
SAID_BEHIND = re.compile(rb"HTTP error (\d{3})")  # a 200 behind which Teams said something else


class Teams:
    """A transport of the outbox. `content` names the connection; the address is opened for each card."""

    def send(self, _sender: str, _to: str, content: bytes) -> None:
        said: dict[str, Any] = json.loads(content)
        connection = Connection.objects.filter(key=said["connection"], state=State.ON).first()
        if connection is None:
            raise Refused("The channel of Teams is not connected any more.", is_final=True)
        try:
            post(address_of(connection), said["card"])
        except Over as over:
            end(connection, over.why)
            raise

    def close(self) -> None:
        """Each card has a line of its own."""


def address_of(connection: Connection) -> str:
    """Raises Over when it cannot be opened any more."""
    try:
        return connection.secrets()["address"]
    except Unopened:
        raise Over("The address of the workflow cannot be opened.", "unopened") from None


def content_for(connection: Connection, card: Card) -> bytes:
    whole = {"connection": str(connection.key), "card": card}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


def post(address: str, card: Card) -> None:
    """Raises Over, Refused, Wait, Unreachable or Lost; the address is in none of their words."""
    body = encoded(card)
    if len(body) > MOST:
        raise Refused("The card is larger than Teams takes.", is_final=True)
    try:
        places.workflow(address, settings.CHAT_HOSTS)
        answer = ask(
            address,
            {"Content-Type": JSON},
            Doors(settings.CHAT_HOSTS),
            Until.after(),
            method="POST",
            body=body,
        )
    except NoAnswer as no:
        # Workflows of other companies live on other hosts: this one alone is tried again.
        raise Lost(no.sentence) if no.was_asked else Refused(no.sentence, is_final=False) from None
    _sort(answer)


def _sort(answer: Answer) -> None:
    status = answer.status
    if 200 <= status < 300 and (status := _behind(answer.body)) == 200:
        return
    if status == 429:
        raise Wait(retry_after(answer.headers), "Teams asks us to come back later.")
    if status in OVER:
        raise Over(f"The workflow of Teams answers with status {status}.", "gone")
    if status >= 500:
        raise Lost(f"The workflow of Teams answers with status {status}.")
    raise Refused(f"The workflow of Teams answers with status {status}.", is_final=status != 408)


def _behind(body: bytes) -> int:
    """The status that a yes really is: of Teams' own words in it, or 400 for an object that says error."""
    if found := SAID_BEHIND.search(body[:4_000]):
        return int(found[1])
    try:
        said = json.loads(body or b"{}")
    except (ValueError, RecursionError):
        return 200
    return 400 if isinstance(said, dict) and "error" in said else 200
