"""Nobody else sees it: no page, role, export, journal, message, address or line of a log."""

import json
import logging
from uuid import UUID

import pytest
from django.apps import apps
from django.urls import reverse

from fairlead.communicate.practice import keeping, scoring
from fairlead.communicate.practice.jobs import sweep_notebooks
from fairlead.communicate.practice.models import Sealed
from fairlead.communicate.practice.notebook import Kept
from fairlead.communicate.practice.padding import BLOCK, PRIVATE
from fairlead.communicate.practice.tests.hands import CALL, at, book, holder, practise, token_of
from fairlead.people.models import Person, Role, User
from fairlead.people.services import erase
from tests.access.declared import declared, furnished
from tests.access.pages import ours

pytestmark = pytest.mark.django_db
MARKED = "zebra crossing at dawn"
OWN = (Role.OWNER, Role.LEADER, Role.PEOPLE_TEAM, Role.MANAGER)


@pytest.fixture
def written(client, firm, clock):
    """The employee has practised, and kept words that stand nowhere else."""
    for day in range(4):
        clock.on(9 * day)
        practise(client, firm)
    keeping.change(
        holder(firm), lambda one: one.keeping(Kept("call@1", clock.day.toordinal(), "served", MARKED))
    )
    return firm


def everything_else():
    """All tables of all apps but the notebooks, row by row."""
    kept = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model is not Sealed and model._meta.managed
    ]
    return {model._meta.db_table: sorted(map(repr, model._base_manager.values_list())) for model in kept}


def test_practising_leaves_nothing_in_any_other_table(client, firm, clock):
    client.force_login(firm.users[Role.EMPLOYEE])
    client.get(at(firm))
    before = everything_else()
    for knows in (True, False, True):
        page = client.get(at(firm))
        shown = client.post(
            at(firm), {"token": token_of(page), "text": MARKED if knows else "", "keep": "on"}
        )
        client.post(at(firm), {"token": token_of(shown), "had": "yes"})
        client.get(at(firm, "card"))
        client.get(at(firm, "export"))
        client.post(at(firm, "card"), {"do": "pause", "until": "2026-03-09"})
        client.post(at(firm, "card"), {"do": "go-on"})
    assert book(firm).turns
    assert everything_else() == before
    assert before["people_person"] is not None
    client.post(at(firm, "card"), {"do": "forget", "sure": "on"})
    assert everything_else() == before


@pytest.mark.parametrize("role", OWN)
def test_no_page_of_anybody_else_shows_it(client, written, role):
    world = furnished(written)
    client.force_login(written.users[Role.EMPLOYEE])
    assert MARKED in client.get(at(written, "card")).content.decode()
    client.force_login(written.users[role])
    seen = 0
    for _name, where in ours(world):
        answer = client.get(where)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert MARKED.encode() not in content, where
        assert holder(written).encode() not in content, where
        seen += answer.status_code == 200
    assert seen > 15


def test_no_address_of_practice_names_anybody():
    mine = [route for route in declared() if route.name.startswith("practice:")]
    assert len(mine) == 5
    assert all(route.own.__name__ == "own" for route in mine)


def test_another_account_linked_with_the_person_finds_an_empty_card(client, written):
    """Who keeps the list of people may link accounts; it opens nobody's card."""
    em = Person.objects.create(
        company=written.company, number="7", name="Em", account=written.users[Role.EMPLOYEE]
    )
    client.force_login(written.users[Role.PEOPLE_TEAM])
    em.link(written.users[Role.PEOPLE_TEAM])
    page = client.get(at(written, "card")).content.decode()
    assert MARKED not in page
    assert "Not met yet" in page


def test_the_export_of_the_company_holds_nothing_of_it(written, tmp_path):
    from fairlead.cli.serving_tables import sheets_of

    sheets = sheets_of(written.company)
    assert MARKED not in repr(sheets)
    assert not any("practice" in name for name in sheets.tables)


def test_the_own_file_holds_all_of_it_and_is_as_long_as_any_other(client, written):
    client.force_login(written.users[Role.EMPLOYEE])
    mine = client.get(at(written, "export"))
    said = json.loads(mine.content)
    assert [one["text"] for one in said["kept"]] == [MARKED]
    assert len(said["turns"]) == len(book(written).turns) > 0
    client.force_login(written.users[Role.OWNER])
    assert len(client.get(at(written, "export")).content) == len(mine.content)


def test_forget_me_deletes_the_row_and_is_asked_twice(client, written):
    client.force_login(written.users[Role.EMPLOYEE])
    client.get(at(written, "card"))
    client.post(at(written, "card"), {"do": "forget"})
    assert book(written).turns
    client.post(at(written, "card"), {"do": "forget", "sure": "on"})
    assert not Sealed.objects.filter(holder=holder(written)).exists()
    assert MARKED not in client.get(at(written, "card")).content.decode()


def test_an_erased_person_is_forgotten_by_the_next_sweep(written, clock):
    em = Person.objects.create(
        company=written.company, number="7", name="Em", account=written.users[Role.EMPLOYEE]
    )
    erase(person=em, by=written.users[Role.PEOPLE_TEAM])
    assert sweep_notebooks(clock.now) == "Swept."
    assert Sealed.objects.count() == 0
    assert sweep_notebooks(clock.now) == "Nothing to sweep."


def test_a_page_that_breaks_says_nothing_in_the_log(client, firm, clock, monkeypatch, caplog):
    """Broken on purpose: the scorer fails, and its error quotes what it was given."""

    def breaks(text, card, deck):
        raise ValueError(f"cannot read {text} of {card.lineage}")

    monkeypatch.setattr(scoring, "said", breaks)
    client.raise_request_exception = False
    with caplog.at_level(logging.DEBUG):
        for day in range(0, 60, 3):
            clock.on(day)
            client.force_login(firm.users[Role.EMPLOYEE])
            page = client.get(at(firm))
            answer = client.post(at(firm), {"token": token_of(page), "text": MARKED})
            if answer.status_code == 500:
                break
    said = "\n".join(f"{one.getMessage()} {logging.Formatter().format(one)}" for one in caplog.records)
    assert answer.status_code == 500
    assert MARKED not in answer.content.decode()
    assert "ValueError in test_private.py" in said
    for word in (MARKED, "call@1", "news@1", "hire@1", CALL, holder(firm)):
        assert word not in said


def test_all_answers_have_one_length_one_status_and_are_kept_by_no_cache(client, firm, clock):
    seen = set()
    for day in range(0, 40, 2):
        clock.on(day)
        client.force_login(firm.users[Role.EMPLOYEE])
        page = client.get(at(firm))
        sent = {"token": token_of(page), "text": CALL if day % 4 else "no"}
        shown = client.post(at(firm), sent)
        closing = client.post(at(firm), {"token": token_of(shown)})
        for answer in (page, shown, closing, client.get(at(firm, "card"))):
            seen.add(
                (answer.status_code, len(answer.content), answer["Cache-Control"], tuple(answer.cookies))
            )
    lengths = {one[1] for one in seen}
    assert lengths == {BLOCK}
    assert {one[0] for one in seen} == {200}
    assert {one[2] for one in seen} == {PRIVATE}


def test_an_adviser_has_no_card(client, firm):
    client.force_login(firm.users[Role.ADVISER])
    for name in ("now", "card", "export", "others"):
        assert client.get(at(firm, name)).status_code == 403


def test_nobody_comes_in_without_signing_in(client, firm):
    for name in ("now", "card", "export", "others", "counts"):
        assert client.get(at(firm, name)).status_code == 302
        assert client.post(at(firm, name), {"do": "forget", "sure": "on"}).status_code == 302


def test_the_card_of_one_company_is_not_that_of_another(client, written):
    there = User.objects.get(email="charlie@foreign.example")
    assert holder(written) != keeping.holder_of(written.foreign.key, written.users[Role.EMPLOYEE].key)
    client.force_login(there)
    assert client.get(at(written, "card")).status_code == 404
    assert client.get(reverse("practice:card", args=[written.foreign.slug])).status_code == 200
    assert UUID(int=1) == written.company.key
