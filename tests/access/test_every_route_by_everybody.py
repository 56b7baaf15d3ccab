"""Every route × every role × own, sibling and foreign object; an undeclared route fails."""

from collections import Counter

import pytest
from django.test import Client
from django.urls import reverse

from fairlead.people.abilities import MAY, Ability
from fairlead.people.models import Role
from fairlead.people.tests.matrix import DEVELOPMENT, MACHINES, PUBLIC, SIGNED_IN, Route
from tests.access.declared import answered, declared, our_names

ROUTES = declared()
NAMED = answered()
OPEN = [route for route in ROUTES if route.may != DEVELOPMENT]  # development pages have a test of their own
OF_A_COMPANY = [route for route in OPEN if "company" in NAMED.get(route.name, ())]
IN = {200, 302, 303, 400, 409, 422}  # came in; a form may still be wrong


def tried(routes):
    names = [f"{route.name}{' (POST)' if route.post else ''}" for route in routes]
    return pytest.mark.parametrize("route", routes, ids=names)


every_role = pytest.mark.parametrize("role", Role.values)


def ask(client: Client, route: Route, arguments, cast) -> int:
    where = reverse(route.name, kwargs=dict(arguments))
    answer = client.post(where, dict(route.data(cast))) if route.post else client.get(where)
    to_sign_in = answer.status_code == 302 and answer["Location"].startswith(reverse("account_login"))
    return 401 if to_sign_in else answer.status_code


def allowed(route: Route, role: str) -> bool:
    if role in route.refused or route.may == MACHINES:
        return False
    if route.may in (PUBLIC, SIGNED_IN):
        return True
    return role in route.also or (route.may in Ability and Ability(route.may) in MAY[role])


def test_no_route_is_undeclared():
    assert set(NAMED) == {route.name for route in ROUTES}


def test_no_name_is_answered_by_two_addresses():
    """The second would be tried as the first, or not at all."""
    names = Counter(name for name, _named in our_names())
    assert [name for name, times in names.items() if times > 1] == []


@every_role
@tried(OPEN)
def test_a_member_comes_in_where_the_role_may_and_nowhere_else(route, role, world, visitor):
    status = ask(visitor(role), route, route.own(world), world)
    assert status in (IN if allowed(route, role) else {403, 404}), status


@every_role
@tried(OF_A_COMPANY)
def test_the_address_of_a_foreign_company_is_hidden_even_from_owners(route, role, world, visitor):
    arguments = {**route.own(world), "company": world.foreign.slug}
    assert ask(visitor(role), route, arguments, world) == 404


@every_role
@tried([route for route in OPEN if route.foreign])
def test_a_foreign_object_is_hidden_even_from_owners(route, role, world, visitor):
    status = ask(visitor(role), route, route.foreign(world), world)
    assert status == 404 or (status == 403 and not allowed(route, role)), status


@every_role
@tried([route for route in OPEN if route.sibling])
def test_an_object_of_a_sibling_is_reached_by_the_declared_roles_only(route, role, world, visitor):
    status = ask(visitor(role), route, route.sibling(world), world)
    assert status in (IN if role in route.sibling_roles else {403, 404}), status


@tried(OPEN)
def test_nobody_comes_in_without_signing_in_but_to_what_is_public(route, world, client):
    status = ask(client, route, route.own(world), world)
    assert status in (IN if route.may == PUBLIC else {401, 404}), status


@tried([route for route in OF_A_COMPANY if route.may not in (PUBLIC, SIGNED_IN)])
def test_the_stranger_finds_nothing_of_the_company(route, world, client):
    client.force_login(world.stranger)
    assert ask(client, route, route.own(world), world) == 404


@tried([route for route in OPEN if route.post])
def test_what_changes_something_refuses_a_get(route, world, visitor):
    where = reverse(route.name, kwargs=dict(route.own(world)))
    assert visitor(Role.OWNER).get(where).status_code in (405, 404)
