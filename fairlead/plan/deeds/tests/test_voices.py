"""Whether it was kept: one voice each, nothing before the count, and after it nothing under the rules."""

import itertools
import re
from collections import Counter
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from fairlead.cli.serving_tables import sheets_of
from fairlead.journal.models import Entry
from fairlead.people.models import Role
from fairlead.plan.deeds import committing, voicing
from fairlead.plan.deeds.models import Asking, Voice
from fairlead.plan.deeds.tests.hands import (
    TODAY,
    at,
    come_in,
    commit,
    member,
    now,
    on,
    place,
    seat,
    text_of,
    unit,
)  # fmt: skip

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
DUE = TODAY + 30 * DAY
OPEN, LAST, COUNTED = DUE + DAY, DUE + 14 * DAY, DUE + 15 * DAY


@pytest.fixture
def row(cast, monkeypatch):
    """Made by the manager to everybody: the five other roles may speak."""
    on(monkeypatch, TODAY)
    made = commit(cast)
    work(monkeypatch, OPEN)
    return made


def work(monkeypatch, day):
    on(monkeypatch, day)
    from django.utils import timezone

    return voicing.work(timezone.now())


def speak(client, cast, role, row, says="yes"):
    return come_in(client, cast, role).post(at(cast, "commitment-voice", row), {"says": says})


SPEAKERS = [role for role in Role.values if role != Role.MANAGER]
SECRETS = re.compile(
    r'csrfmiddlewaretoken" value="[^"]+"|"X-CSRFToken": "[^"]+"|csrf-token" content="[^"]+"|nonce="[^"]+"'
)


def everything(cast, row) -> dict[str, str]:
    """What every role can open, and the export; the secrets of forms blanked."""
    pages = [
        at(cast, "commitment", row), at(cast, "commitments"), at(cast, "commitments") + "?state=overdue",
        *(reverse(name, args=[cast.company.slug]) for name in (
            "home:company", "home:journal", "home:journal-file", "home:outbox", "plan:index")),
    ]  # fmt: skip
    found = {"export": str(sheets_of(cast.company)), "journal": str(list(Entry.objects.values()))}
    for role in Role.values:
        visitor = come_in(Client(), cast, role)
        for page in pages:
            answer = visitor.get(page)
            found[f"{role} {page}"] = f"{answer.status_code} {SECRETS.sub('', text_of(answer))}"
    return found


def test_no_page_export_or_entry_of_any_role_differs_before_and_after_a_voice(cast, row, client):
    before = everything(cast, row)
    for role, says in zip(SPEAKERS, itertools.cycle(voicing.WORDS), strict=False):
        assert speak(client, cast, role, row, says).status_code == 302
        client.get(at(cast, "commitment", row))  # takes the thanks away
        assert everything(cast, row) == before, role
    assert speak(client, cast, SPEAKERS[0], row, "no").status_code == 302
    assert everything(cast, row) == before


def test_the_number_of_rows_says_nothing_either(cast, row, client, monkeypatch):
    assert Voice.objects.count() == 5
    lengths = {len(v.says) for v in Voice.objects.all()}
    speak(client, cast, Role.EMPLOYEE, row)
    assert Voice.objects.count() == 5
    assert lengths == {len(v.says) for v in Voice.objects.all()} == {64}


def test_the_database_alone_does_not_tell_who_said_what(cast, row, client, settings):
    speak(client, cast, Role.EMPLOYEE, row)
    asking = Asking.objects.get()
    key = str(cast.users[Role.EMPLOYEE].key)
    assert Voice.objects.filter(
        marker=asking.hashed("who", key)
    ).exists()  # with the key: it does, and we say so
    settings.SECRET_KEY = "another key, as a thief of the database must guess it" * 2
    assert not Voice.objects.filter(marker=asking.hashed("who", key)).exists()
    assert not voicing._counted(asking)


def test_five_voices_are_counted_once_and_the_rest_is_gone(cast, row, client, monkeypatch):
    for role in SPEAKERS:
        speak(client, cast, role, row)
    on(monkeypatch, LAST)
    assert not voicing.count(Asking.objects.get(), LAST)
    work(monkeypatch, COUNTED)
    asking = Asking.objects.get()
    assert (asking.is_shown, asking.base_shown, asking.secret) == (True, "5-9", "")
    assert not Voice.objects.exists()
    assert "of 5 to 9 answers" in text_of(
        come_in(client, cast, Role.EMPLOYEE).get(at(cast, "commitment", row))
    )
    with pytest.raises(DatabaseError, match="released"), transaction.atomic():
        connection.cursor().execute("UPDATE deeds_asking SET base = 7")
    work(monkeypatch, COUNTED + DAY)
    assert Asking.objects.get().released_on == COUNTED


def test_under_five_voices_nothing_is_shown(cast, row, client, monkeypatch):
    for role in SPEAKERS[:4]:
        speak(client, cast, role, row)
    work(monkeypatch, COUNTED)
    page = text_of(come_in(client, cast).get(at(cast, "commitment", row)))
    assert "under five voices nothing is shown" in page
    assert "answers" not in page
    assert Asking.objects.get().share is None


@pytest.mark.parametrize(("yes", "no"), [(y, n) for y in range(27) for n in range(0, 27, 2)])
def test_every_count_that_is_shown_leaves_three_possible_or_is_large(yes, no):
    figure = voicing.shown(Counter({"yes": yes, "no": no, "cannot-say": 2}))
    if yes + no < 5:
        assert figure is None
        return
    assert figure.cannot_say is None
    low, high = figure.positive
    assert low <= yes <= high
    assert high - low >= 2 or (yes + no >= 20 and min(yes, no) >= 3)


def test_a_count_under_three_and_its_complement_are_fewer_than_three(cast, client, monkeypatch):
    for n in range(20):
        member(cast, f"m{n}")
    on(monkeypatch, TODAY)
    row = commit(cast, what="Another.")
    work(monkeypatch, OPEN)
    asking = Asking.objects.get(commitment=row.commitment)
    for n, voice in enumerate(asking.voices.all()):
        Voice.objects.filter(pk=voice.pk).update(
            says=asking.hashed("says", voice.marker, "no" if n == 0 else "yes")
        )
    work(monkeypatch, COUNTED)
    page = text_of(come_in(client, cast).get(at(cast, "commitment", row)))
    assert "fewer than 3 say that it was not kept" in page


def test_one_person_has_one_voice_and_the_last_word_counts(cast, row, client):
    for says in ("yes", "no", "cannot-say", "no"):
        speak(client, cast, Role.EMPLOYEE, row, says)
    assert voicing._counted(Asking.objects.get()) == Counter({"no": 1})


def test_a_voice_after_the_close_is_refused_and_told(cast, row, client, monkeypatch):
    on(monkeypatch, COUNTED)
    answer = speak(client, cast, Role.EMPLOYEE, row)
    assert answer.status_code == 409
    assert "was not taken" in text_of(answer)
    assert not voicing._counted(Asking.objects.get())


def test_before_its_day_nobody_is_asked(cast, client, monkeypatch):
    on(monkeypatch, TODAY)
    row = commit(cast)
    work(monkeypatch, DUE)
    assert speak(client, cast, Role.EMPLOYEE, row).status_code == 404
    assert not Asking.objects.exists()


def test_no_voice_opens_the_question_so_that_its_being_open_tells_of_none(cast, client, monkeypatch):
    on(monkeypatch, TODAY)
    row = commit(cast)
    on(monkeypatch, OPEN)
    assert speak(client, cast, Role.EMPLOYEE, row).status_code == 404
    assert "It was said to you too" not in text_of(client.get(at(cast, "commitment", row)))
    assert not Asking.objects.exists()


def test_its_owner_an_outsider_and_a_stranger_have_no_voice(cast, monkeypatch, client):
    on(monkeypatch, TODAY)
    north, south = unit(cast, "North"), unit(cast, "South")
    for n in range(5):
        member(cast, f"n{n}", below=north)
    place(cast, Role.EMPLOYEE, south)
    made = commit(cast, towards="unit", unit=north)
    work(monkeypatch, OPEN)
    assert Voice.objects.count() == 5
    for role in (Role.MANAGER, Role.EMPLOYEE, Role.OWNER):
        assert speak(client, cast, role, made).status_code == 404
    client.force_login(cast.stranger)
    assert client.post(at(cast, "commitment-voice", made), {"says": "yes"}).status_code == 404
    assert not voicing._counted(Asking.objects.get())


def test_who_comes_later_has_no_voice_and_who_was_there_keeps_it(cast, row, client, monkeypatch):
    late = member(cast, "late")
    client.force_login(late)
    assert client.post(at(cast, "commitment-voice", row), {"says": "yes"}).status_code == 404
    assert "Was it kept?" in text_of(client.get(at(cast, "commitment", row)))


def test_where_fewer_than_five_could_speak_nobody_is_asked(cast, monkeypatch, client):
    on(monkeypatch, TODAY)
    made = commit(cast, towards="leaders")
    work(monkeypatch, OPEN)
    assert not Asking.objects.exists()
    assert speak(client, cast, Role.LEADER, made).status_code == 404


def test_of_what_was_given_up_before_its_day_nobody_is_asked(cast, monkeypatch):
    on(monkeypatch, TODAY)
    row = commit(cast)
    on(monkeypatch, DUE)
    committing.drop(seat=seat(cast), key=row.commitment.key, number=1, why="The client left.")
    work(monkeypatch, OPEN)
    assert not Asking.objects.exists()


def test_a_change_after_the_day_moves_no_window(cast, row, monkeypatch):
    from fairlead.plan.deeds.tests.hands import said

    committing.change(seat=seat(cast), key=row.commitment.key, number=1, why="Rain.",
                      said=said(cast, due=DUE + 90 * DAY))  # fmt: skip
    assert voicing.window(now(row)) == (OPEN, LAST)


def test_any_other_word_is_refused(cast, row, client):
    for says in ("", "maybe", "silent", "yes" * 1000):
        assert speak(client, cast, Role.EMPLOYEE, row, says).status_code == 400
