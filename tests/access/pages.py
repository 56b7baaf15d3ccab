"""Every page that can be opened by a GET, ours and allauth's: (name, address, who opens it)."""

from collections.abc import Iterator

from django.urls import reverse

from fairlead.people.models import Role
from fairlead.people.tests.matrix import DEVELOPMENT, PUBLIC
from tests.access.declared import answered_by_allauth, declared

ARGUMENTS = {"pk": 1, "key": "made-up", "uidb36": "1", "provider_id": "company"}


def ours(world) -> Iterator[tuple[str, str]]:
    for route in declared():
        if route.may != DEVELOPMENT:
            yield route.name, reverse(route.name, kwargs=dict(route.own(world)))


def sign_in_pages() -> Iterator[tuple[str, str]]:
    for name, named in answered_by_allauth().items():
        if name != "None":
            yield name, reverse(name, kwargs={key: ARGUMENTS[key] for key in named})


def opened(world, client) -> Iterator[tuple[str, object]]:
    """Each page as a stranger and as the owner; redirects and refusals are answers too."""
    for who in (None, world.users[Role.OWNER]):
        for name, where in (*ours(world), *sign_in_pages()):
            client.logout()
            if who:
                client.force_login(who)
            yield f"{name} as {who or 'a stranger'}", client.get(where)


def public(world) -> Iterator[str]:
    yield from (reverse(r.name, kwargs=dict(r.own(world))) for r in declared() if r.may == PUBLIC)
