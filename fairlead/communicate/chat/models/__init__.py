"""Connections to Slack and Teams, who is who there, who wants mail instead, and requests that were heard."""

from fairlead.communicate.chat.models.connection import ENDINGS, Connection, Kind, State
from fairlead.communicate.chat.models.contact import Choice, Contact, How
from fairlead.communicate.chat.models.heard import Heard

__all__ = ["ENDINGS", "Choice", "Connection", "Contact", "Heard", "How", "Kind", "State"]
