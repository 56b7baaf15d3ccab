"""Who may open which address of deeds."""

from fairlead.people.tests.matrix import Route

ROUTES: list[Route] = []
