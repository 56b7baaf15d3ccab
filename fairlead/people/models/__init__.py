"""Accounts, companies and who sits where."""

from fairlead.people.models.company import Company, Membership, Role
from fairlead.people.models.invitation import Invitation
from fairlead.people.models.setting_up import SetUpLink
from fairlead.people.models.user import User

__all__ = ["Company", "Invitation", "Membership", "Role", "SetUpLink", "User"]
