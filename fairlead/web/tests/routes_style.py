"""Who may open the house style: whoever develops."""

from fairlead.people.tests.matrix import DEVELOPMENT, Route

ROUTES = [Route("web:style", DEVELOPMENT, own=lambda cast: {})]
