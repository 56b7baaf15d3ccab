"""Who may open which address of wordings."""

from fairlead.people.tests.matrix import Route

ROUTES: list[Route] = []
