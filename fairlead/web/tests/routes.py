"""Who may open which address that belongs to no chapter."""

from fairlead.people.tests.matrix import PUBLIC, Route

ROUTES = [
    Route("web:alive", PUBLIC, own=lambda cast: {}),
    Route("web:ready", PUBLIC, own=lambda cast: {}),
]
