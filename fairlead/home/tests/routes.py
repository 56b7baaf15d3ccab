"""Who may open which address of today."""

from fairlead.people.abilities import Ability
from fairlead.people.tests.matrix import SIGNED_IN, Route

ROUTES = [
    Route("home:today", SIGNED_IN, own=lambda cast: {}),
    Route("home:company", Ability.READ_PLAN),
]
