"""Several people at the very same time, each with a connection of their own."""

from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test import Client

from fairlead.people.models import Role
from fairlead.plan import publishing
from fairlead.plan.models import DraftRevision, DraftStatement, Edition
from fairlead.plan.tests.hands import at, come_in, rewrite, seat, text_of, typed, write

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(clients, ask):
    """All wait for each other, then ask; the answers by number."""
    start, answers = Barrier(len(clients)), {}

    def one(number, client):
        start.wait()
        try:
            answers[number] = ask(number, client)
        finally:
            connection.close()

    threads = [Thread(target=one, args=pair) for pair in enumerate(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def clients_of(cast, roles):
    return [come_in(Client(), cast, role) for role in roles]


def test_of_six_who_publish_at_once_one_makes_an_edition_and_the_others_are_told(cast):
    key = write(cast, due="2030-01-31").key
    look = publishing.look(cast.company)
    publishing.publish(seat=seat(cast), based_on=0, mark=look.mark, reasons={}, overrides={})
    rewrite(cast, key, target="60 %")
    look = publishing.look(cast.company)
    seen = {"based_on": "1", "mark": look.mark, f"change:{key}": "Two branches closed."}
    people = clients_of(cast, [Role.OWNER, Role.LEADER, Role.ADVISER])
    answers = at_once(people * 2, lambda _n, client: client.post(at(cast, "publish"), seen))
    assert list(Edition.objects.values_list("number", flat=True)) == [2, 1]
    by = Edition.current(cast.company).published_by
    for number, answer in answers.items():
        role = [Role.OWNER, Role.LEADER, Role.ADVISER][number % 3]
        if cast.users[role] == by:  # the one who did it, and his double click
            assert answer["Location"] == at(cast, "edition", number=2)
        else:
            assert answer.status_code == 409
            assert f"{by} published edition 2 while you looked" in text_of(answer)


def test_of_six_who_save_at_once_one_is_written_and_every_text_is_still_somewhere(cast):
    key = write(cast).key
    roles = [Role.OWNER, Role.LEADER, Role.ADVISER] * 2
    texts = [f"Sentence number {n}." for n in range(len(roles))]
    answers = at_once(
        clients_of(cast, roles),
        lambda n, client: client.post(at(cast, "statement", key=key), typed(texts[n], version=1)),
    )
    codes = sorted(answer.status_code for answer in answers.values())
    assert codes == [302, *[409] * 5]
    kept = set(DraftRevision.objects.filter(key=key).values_list("text", flat=True))
    for n, answer in answers.items():
        assert texts[n] in (kept if answer.status_code == 302 else text_of(answer))
    assert DraftStatement.objects.get(key=key).version == 2


def test_a_double_click_on_add_makes_one_statement_even_at_the_same_moment(cast):
    people = clients_of(cast, [Role.OWNER] * 4)
    answers = at_once(people, lambda _n, client: client.post(at(cast, "new-statement"), typed()))
    assert {answer.status_code for answer in answers.values()} == {302}
    assert DraftStatement.objects.count() == DraftRevision.objects.count() == 1


def test_many_who_move_statements_at_once_leave_every_statement_in_a_place_of_its_own(cast):
    keys = [write(cast, f"Thing number {n}.").key for n in range(4)]
    people = clients_of(cast, [Role.OWNER] * 4)
    at_once(people, lambda n, client: client.post(at(cast, "move-statement", key=keys[n]), {"to": "up"}))
    assert sorted(DraftStatement.objects.values_list("position", flat=True)) == [1, 2, 3, 4]
