"""Who may do what: one page that a works council can read."""

from enum import StrEnum
from typing import Any

from fairlead.people.models import Role


class Ability(StrEnum):
    READ_PLAN = "read the published plan"
    EDIT_PLAN = "write, check and publish the plan"
    ASK_LEADERS = "ask the leaders apart and see what all of them said"
    COMMIT = "make commitments and write down decisions"
    TELL = "set rounds, approve what is told, and write down that it was said"
    READ_ONESELF = "see one's own page"
    READ_PEOPLE = "see the list of people"
    READ_REPORTS = "see the people of one's own units"
    EDIT_PEOPLE = "add, import, change and remove people"
    READ_JOURNAL = "read the journal"
    RUN = "invite, set roles, see the outbox and the settings"


MAY: dict[Any, frozenset[Ability]] = {
    Role.OWNER: frozenset(Ability),
    Role.LEADER: frozenset(
        {
            Ability.READ_PLAN,
            Ability.EDIT_PLAN,
            Ability.COMMIT,
            Ability.TELL,
            Ability.READ_ONESELF,
            Ability.READ_PEOPLE,
            Ability.READ_REPORTS,
        }
    ),
    Role.PEOPLE_TEAM: frozenset(
        {
            Ability.READ_PLAN,
            Ability.COMMIT,
            Ability.TELL,
            Ability.READ_ONESELF,
            Ability.READ_PEOPLE,
            Ability.READ_REPORTS,
            Ability.EDIT_PEOPLE,
        }
    ),
    Role.MANAGER: frozenset({Ability.READ_PLAN, Ability.COMMIT, Ability.READ_ONESELF, Ability.READ_REPORTS}),
    Role.EMPLOYEE: frozenset({Ability.READ_PLAN, Ability.READ_ONESELF}),
    # An adviser helps with the plan of several companies; the people in them are none of his business.
    Role.ADVISER: frozenset({Ability.READ_PLAN, Ability.EDIT_PLAN}),
}
