"""Who may open which address of measures."""

from fairlead.people.tests.matrix import Route

ROUTES: list[Route] = []
