"""Who may open which address of today."""

from fairlead.people.abilities import Ability
from fairlead.people.tests.matrix import DEVELOPMENT, SIGNED_IN, Route

ROUTES = [
    Route("home:today", SIGNED_IN, own=lambda cast: {}),
    Route("home:company", Ability.READ_PLAN),
    Route("home:remove-sample", Ability.RUN, post=True),
    Route("home:demo", DEVELOPMENT, own=lambda cast: {}),
    Route("home:demo-sign-in", DEVELOPMENT, own=lambda cast: {"role": "owner"}, post=True),
]
