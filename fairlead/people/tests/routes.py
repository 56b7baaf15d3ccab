"""Who may open which address of the people room."""

from fairlead.people.models import SetUpLink
from fairlead.people.tests.matrix import PUBLIC, Cast, Route


def furnish(cast: Cast) -> None:
    _link, cast.things["set-up token"] = SetUpLink.make()


ROUTES = [
    Route("people:set-up", PUBLIC, own=lambda cast: {"token": cast.things["set-up token"]}),
]
