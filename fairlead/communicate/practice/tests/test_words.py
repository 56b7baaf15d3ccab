"""Every kind of question and answer, in a language of brackets: no word was forgotten (tests/access looks at one kind only)."""

import pytest

from fairlead.communicate.practice.tests.hands import answer_to, asked, at, publish, rewrite, token_of
from fairlead.people.models import Role
from tests.access import pseudo

pytestmark = pytest.mark.django_db


def forgotten(page) -> list[str]:
    known = [*pseudo.from_the_database(), *pseudo.said_by_the_core()]
    return pseudo.untranslated(page.content.decode(), known)


def test_every_page_that_asks_and_answers_is_translated(client, firm, clock, settings, monkeypatch):
    pseudo.speak(settings, monkeypatch)
    kinds = set()
    for day in range(0, 66, 3):
        clock.on(day)
        if day == 60:
            rewrite(firm, "call", text="Every placement is called after one day, by the one who placed it.")
            publish(firm)
        client.force_login(firm.users[Role.EMPLOYEE])
        page = client.get(at(firm))
        token = asked(page, firm)
        shown = client.post(at(firm), {"token": token_of(page), **answer_to(token, knows=bool(day % 2))})
        closing = client.post(at(firm), {"token": token_of(shown)})
        for one in (page, shown, closing, client.get(at(firm, "card"))):
            assert forgotten(one) == [], token.ask
        kinds.add(token.ask)
    assert kinds == {"say", "anew", "five", "two", "served", "story"}
