"""Gives messages to Slack for the outbox, and draws the conclusions of a no: for one person, or for the connection."""

import json
from typing import Any

from fairlead.communicate.chat.ending import end
from fairlead.communicate.chat.errors import NotThisPerson, Over
from fairlead.communicate.chat.models import Connection, Contact, State
from fairlead.communicate.chat.slack import api
from fairlead.outbox.errors import Refused
from fairlead.web.sealing import Unopened


class Slack:
    """A transport of the outbox. `content` names connection and member; the token is opened for each message."""

    def send(self, _sender: str, _to: str, content: bytes) -> None:
        said: dict[str, Any] = json.loads(content)
        connection = Connection.objects.filter(key=said["connection"], state=State.ON).first()
        if connection is None:
            raise Refused("Slack is not connected any more.", is_final=True)
        try:
            api.post(token_of(connection), said["post"])
        except Over as over:
            end(connection, over.why)
            raise
        except NotThisPerson:
            _lose(connection, said["post"]["channel"])
            raise

    def close(self) -> None:
        """Each message has a line of its own."""


def token_of(connection: Connection) -> str:
    """Raises Over when it cannot be opened any more."""
    try:
        return connection.secrets()["token"]
    except Unopened:
        raise Over("The token of Slack cannot be opened.", "unopened") from None


def content_for(connection: Connection, member: str, post: dict[str, Any]) -> bytes:
    whole = {"connection": str(connection.key), "post": {"channel": member, **post}}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


def _lose(connection: Connection, member: str) -> None:
    for contact in Contact.objects.filter(connection=connection, member=member):
        contact.lose()
