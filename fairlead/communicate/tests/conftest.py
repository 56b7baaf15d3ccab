"""Rounds meet the same workspace and the same servers as chat by itself."""

from fairlead.communicate.chat.tests.conftest import owner, slack, teams, workspace

__all__ = ["owner", "slack", "teams", "workspace"]
