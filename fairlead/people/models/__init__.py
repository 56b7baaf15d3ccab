"""Accounts, companies and who sits where; people, units, employments; files of people on their way in."""

from fairlead.people.models.company import Company, Membership, Role
from fairlead.people.models.employment import ExitKind, Post, Spell
from fairlead.people.models.invitation import Invitation
from fairlead.people.models.people_import import Import, State
from fairlead.people.models.person import Person
from fairlead.people.models.setting_up import SetUpLink
from fairlead.people.models.unit import Unit, paths
from fairlead.people.models.user import User

__all__ = [
    "Company",
    "ExitKind",
    "Import",
    "Invitation",
    "Membership",
    "Person",
    "Post",
    "Role",
    "SetUpLink",
    "Spell",
    "State",
    "Unit",
    "User",
    "paths",
]
