"""Every route × every role × own, sibling and foreign object; an undeclared route fails."""

import pytest
from django.test import Client
from django.urls import reverse

from fairlead.people.abilities import MAY, Ability
from fairlead.people.models import Role
from fairlead.people.tests.matrix import DEVELOPMENT, PUBLIC, SIGNED_IN, Route
from tests.access.declared import answered, declared, furnished

ROUTES = declared()
NAMES = [f"{r.name}{' (POST)' if r.post else ''}" for r in ROUTES]
IN = {200, 302, 303, 400, 409, 422}  # came in; a form may still be wrong

every_route = pytest.mark.parametrize("route", ROUTES, ids=NAMES)
every_role = pytest.mark.parametrize("role", Role.values)


def ask(client: Client, route: Route, arguments, cast) -> int:
    where = reverse(route.name, kwargs=dict(arguments))
    answer = client.post(where, dict(route.data(cast))) if route.post else client.get(where)
    to_sign_in = answer.status_code == 302 and answer["Location"].startswith(reverse("account_login"))
    return 401 if to_sign_in else answer.status_code


@pytest.fixture
def world(cast):
    return furnished(cast)


@pytest.fixture
def visitor(client, world):
    def come_in(role):
        client.force_login(world.users[role])
        return client

    return come_in


def test_no_route_is_undeclared():
    assert answered() == {route.name for route in ROUTES}


def allowed(route: Route, role: str) -> bool:
    if route.may in (PUBLIC, SIGNED_IN):
        return True
    return role in route.also or (route.may in Ability and Ability(route.may) in MAY[role])


@every_role
@every_route
def test_a_member_comes_in_where_the_role_may_and_nowhere_else(route, role, world, visitor):
    if route.may == DEVELOPMENT:
        pytest.skip("development only: tried in its own test")
    status = ask(visitor(role), route, route.own(world), world)
    assert status in (IN if allowed(route, role) else {403, 404}), status


@every_role
@every_route
def test_what_belongs_to_a_foreign_company_is_hidden_even_from_owners(route, role, world, visitor):
    if route.foreign is None and "company" not in route.own(world):
        pytest.skip("the address names no company and no object")
    arguments = route.foreign(world) if route.foreign else {**route.own(world), "company": world.foreign.slug}
    assert ask(visitor(role), route, arguments, world) == 404


@every_role
@every_route
def test_an_object_of_a_sibling_is_reached_by_the_declared_roles_only(route, role, world, visitor):
    if route.sibling is None:
        pytest.skip("no sibling declared")
    status = ask(visitor(role), route, route.sibling(world), world)
    assert status in (IN if role in route.sibling_roles else {403, 404}), status


@every_route
def test_nobody_comes_in_without_signing_in_but_to_what_is_public(route, world, client):
    if route.may == DEVELOPMENT:
        pytest.skip("development only: tried in its own test")
    status = ask(client, route, route.own(world), world)
    assert status in (IN if route.may == PUBLIC else {401, 404}), status


@every_route
def test_the_stranger_finds_nothing_of_the_company(route, world, client):
    if route.may in (PUBLIC, SIGNED_IN, DEVELOPMENT):
        pytest.skip("the address is not of a company")
    client.force_login(world.stranger)
    assert ask(client, route, route.own(world), world) == 404


@every_route
def test_what_changes_something_refuses_a_get(route, world, visitor):
    if not route.post:
        pytest.skip("answers GET")
    assert visitor(Role.OWNER).get(reverse(route.name, kwargs=dict(route.own(world)))).status_code in (
        405,
        404,
    )
