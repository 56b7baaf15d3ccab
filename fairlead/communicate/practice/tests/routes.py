"""Who may open which address of practice. None names anybody: there is one's own and no other (test_private.py)."""

from fairlead.people.abilities import Ability
from fairlead.people.tests.matrix import Route

OWN = Ability.READ_ONESELF

ROUTES = [
    Route("practice:now", OWN),
    Route("practice:card", OWN),
    Route("practice:export", OWN),
    Route("practice:others", OWN),
    Route("practice:counts", Ability.TELL),
]
