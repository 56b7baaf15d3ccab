"""No string was forgotten: in a language of brackets, every visible word stands in brackets or comes from the database."""

import pytest
from django.urls import reverse

from fairlead.people.models import Role
from fairlead.people.tests.signing import give_a_password
from fairlead.report import numbers
from tests.access import pseudo
from tests.access.declared import declared
from tests.access.doors import (
    ENTRANCES,
    OWN_ACCOUNT,
    WITH_A_SECOND_STEP,
    give_a_second_step,
    has_just_signed_in,
)

PAGES = [route for route in declared() if not route.post]


@pytest.fixture
def world(world, settings, monkeypatch):
    settings.DEVELOPMENT = True
    pseudo.speak(settings, monkeypatch)
    # Nouns are looked up once a process: what is said here must not be heard elsewhere, nor the other way round.
    numbers._noun.cache_clear()
    yield world
    numbers._noun.cache_clear()


@pytest.fixture
def forgotten(client):
    def on(where):
        answer = client.get(where)
        if not answer.get("Content-Type", "").startswith("text/html"):
            return []  # a file, or a sign of life
        known = [*pseudo.from_the_database(), *pseudo.said_by_the_core()]
        return pseudo.untranslated(answer.content.decode(), known)

    return on


@pytest.mark.parametrize("route", PAGES, ids=lambda route: route.name)
def test_every_word_of_a_page_is_translated(route, world, client, forgotten):
    client.force_login(world.users[Role.OWNER])
    assert forgotten(reverse(route.name, kwargs=dict(route.own(world)))) == []


@pytest.mark.parametrize("where", ENTRANCES)
def test_every_word_before_the_door_is_translated(where, world, forgotten):
    assert forgotten(where) == []


@pytest.mark.parametrize("where", [*OWN_ACCOUNT, *WITH_A_SECOND_STEP])
def test_every_word_about_an_account_is_translated(where, world, client, forgotten):
    owner = give_a_password(world.users[Role.OWNER])
    if where in WITH_A_SECOND_STEP:
        give_a_second_step(owner)
    client.force_login(owner)
    has_just_signed_in(client)
    assert forgotten(where) == []


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>Publish</p>", ["Publish"]),
        ("<p>⟦Publish⟧ 12 Oak</p>", []),
        ("<p>⟦Edition ⟦two⟧ of Oak⟧</p><code>git</code>", []),
        ("<input placeholder='Your name'>", ["Your name"]),
        ("<p translate='no'>SPF</p><p>Save</p>", ["Save"]),
    ],
)
def test_the_search_sees_what_was_forgotten(html, found):
    assert pseudo.untranslated(html, ["Oak"]) == found
