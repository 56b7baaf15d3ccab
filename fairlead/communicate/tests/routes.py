"""Who may open which address of communicate."""

from fairlead.people.tests.matrix import Route

ROUTES: list[Route] = []
