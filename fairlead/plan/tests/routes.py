"""Who may open which address at the front of the plan room."""

from fairlead.people.abilities import Ability
from fairlead.people.tests.matrix import Route

ROUTES = [
    Route("plan:index", Ability.READ_PLAN),
]
