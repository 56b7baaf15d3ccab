"""Who may open which address of leaders."""

from fairlead.people.tests.matrix import Route

ROUTES: list[Route] = []
