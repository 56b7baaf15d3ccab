"""Who may open which address of practice."""

from fairlead.people.tests.matrix import Route

ROUTES: list[Route] = []
