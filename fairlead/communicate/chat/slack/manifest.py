"""The manifest of the app, with the address that Slack calls."""

from pathlib import Path

from django.conf import settings
from django.urls import reverse

from fairlead.communicate.chat.models import Connection

FILE = Path(__file__).resolve().parents[1] / "slack-manifest.yaml"


def address_of(connection: Connection) -> str:
    return str(settings.SITE.origin) + reverse("chat:from-slack", args=[connection.key])


def manifest(connection: Connection) -> str:
    """Without the remarks, which are for who reads the file."""
    lines = [line for line in FILE.read_text().splitlines() if not line.startswith("#")]
    return "\n".join(lines).replace("{address}", address_of(connection)) + "\n"
