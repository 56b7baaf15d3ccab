"""What a statement means for a team: written by its manager, read by its members, asked for again when it changes."""

import pytest

from fairlead.home.noticing.wordings import notices_of_wordings
from fairlead.journal.models import Entry
from fairlead.people.models import Person, Post, Role
from fairlead.people.reporting import today
from fairlead.plan.tests.hands import come_in, publish, rewrite, seat, text_of
from fairlead.plan.tests.test_two_at_once import at_once, clients_of
from fairlead.plan.wordings import lines
from fairlead.plan.wordings.models import TeamLine
from fairlead.plan.wordings.tests.hands import at, firm, published, unit
from fairlead.web.errors import Changed, Hidden, NotYours

pytestmark = pytest.mark.django_db
LINE = "Each of us rings on Friday, before the lunch break."


@pytest.fixture
def there(cast):
    published(firm(cast))
    return cast


def written(cast, text=LINE, key="call", version=0, role=Role.MANAGER, of="Sales"):
    return lines.write(
        seat=seat(cast, role), unit=unit(cast, of), key=key, text=text, version=version, today=today()
    )


def sent(client, cast, text, key="call", version=0, name="Sales"):
    url = at(cast, "unit", key=unit(cast, name).key)
    return client.post(url, {"statement": key, f"{key}-text": text, f"{key}-version": version})


def test_a_manager_writes_and_the_team_reads_it_under_the_statement(client, there):
    assert sent(come_in(client, there, Role.MANAGER), there, LINE).status_code == 302
    page = text_of(come_in(client, there, Role.EMPLOYEE).get(at(there, "for-us")))
    assert "For Sales" in page
    assert LINE in page
    assert "Sam manager" in page


def test_a_line_of_a_team_above_is_read_below_and_that_of_a_team_beside_is_not(client, there):
    for name, text in (("Firm", "All of us."), ("Care", "Care only.")):
        TeamLine.objects.create(
            company=there.company, unit=unit(there, name), key="call", version=1, text=text,
            edition=lines.Edition.current(there.company),
        )  # fmt: skip
    page = text_of(come_in(client, there, Role.EMPLOYEE).get(at(there, "for-us")))
    assert "All of us." in page
    assert "Care only." not in page
    assert client.get(at(there, "unit", key=unit(there, "Care").key)).status_code == 404


def asked_anew(cast):
    told = notices_of_wordings(seat(cast, Role.MANAGER), today())
    return [notice for notice in told if notice.sentence.startswith("Changed in substance")]


@pytest.mark.parametrize("role", [Role.OWNER, Role.LEADER, Role.PEOPLE_TEAM])
def test_who_may_see_all_people_reads_every_line_and_writes_none_where_he_manages_nobody(client, there, role):
    written(there)
    url = at(there, "unit", key=unit(there).key)
    assert LINE in text_of(come_in(client, there, role).get(url))
    assert sent(client, there, "Mine.").status_code == 403
    assert TeamLine.objects.get().text == LINE


def test_a_manager_writes_for_no_other_team(client, there):
    come_in(client, there, Role.MANAGER)
    assert sent(client, there, LINE, name="Care").status_code == 404
    with pytest.raises(NotYours, match="Care"):
        written(there, of="Care")
    with pytest.raises(NotYours):
        lines.write(
            seat=seat(there, Role.MANAGER), unit=there.foreign.units.get(name="Sales"), key="call", text="x", version=0,
            today=today(),
        )  # fmt: skip
    assert not TeamLine.objects.exists()


def test_who_manages_nobody_there_any_more_writes_no_longer(client, there):
    Post.objects.filter(manager=Person.objects.get(company=there.company, number="1")).update(manager=None)
    assert sent(come_in(client, there, Role.MANAGER), there, LINE).status_code in (403, 404)


def test_an_employee_an_adviser_and_a_stranger_write_nothing(client, there):
    assert sent(come_in(client, there, Role.EMPLOYEE), there, LINE).status_code == 403
    assert sent(come_in(client, there, Role.ADVISER), there, LINE).status_code == 403
    client.force_login(there.stranger)
    assert sent(client, there, LINE).status_code == 404
    assert not TeamLine.objects.exists()


def test_no_line_hangs_on_what_is_for_leaders_alone(there):
    with pytest.raises(Hidden):
        written(there, key="sell")
    with pytest.raises(Hidden):
        written(there, key="nowhere")


def test_a_statement_that_becomes_leaders_only_takes_its_line_off_the_page_of_the_team(client, there):
    written(there)
    rewrite(there, "call", audience="leaders")
    publish(there)
    assert LINE not in text_of(come_in(client, there, Role.EMPLOYEE).get(at(there, "for-us")))
    assert LINE not in text_of(come_in(client, there, Role.MANAGER).get(at(there, "for-us")))


def test_a_change_of_substance_marks_the_line_and_asks_the_manager_and_one_of_wording_does_not(client, there):
    written(there)
    assert asked_anew(there) == []
    rewrite(there, "call", text="Call each placement after one week.")
    publish(there)
    assert "has changed in substance" not in text_of(
        come_in(client, there, Role.EMPLOYEE).get(at(there, "for-us"))
    )
    rewrite(there, "call", text="Call each placement after three days.")
    publish(there)
    page = text_of(client.get(at(there, "for-us")))
    assert "Written for edition 1; the statement has changed in substance since." in page
    assert LINE in page
    (notice,) = asked_anew(there)
    assert "Call each placement after three days." in notice.sentence
    assert list(notices_of_wordings(seat(there, Role.EMPLOYEE), today())) == []
    written(there, version=1)  # it still holds, says the manager
    assert asked_anew(there) == []
    assert "has changed in substance" not in text_of(client.get(at(there, "for-us")))


def test_every_form_of_a_line_is_kept_and_an_empty_one_takes_it_off(client, there):
    written(there)
    written(there, text="On Mondays.", version=1)
    written(there, text="", version=2)
    assert [one.text for one in TeamLine.objects.all()] == ["", "On Mondays.", LINE]
    page = text_of(come_in(client, there, Role.MANAGER).get(at(there, "unit", key=unit(there).key)))
    assert LINE in page
    assert "On Mondays." in page
    assert "On Mondays." not in text_of(client.get(at(there, "for-us")))


def test_over_a_line_that_was_not_seen_nothing_is_written_and_what_was_typed_stays(client, there):
    written(there)
    with pytest.raises(Changed, match="Sam manager"):
        written(there, text="Another.")
    answer = sent(come_in(client, there, Role.MANAGER), there, "Another.", version=0)
    assert answer.status_code == 409
    assert "Another." in text_of(answer)
    assert LINE in text_of(answer)
    assert TeamLine.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_three_who_write_at_once_one_is_kept_and_the_others_have_their_words_back(cast):
    published(firm(cast))
    texts = ["On Mondays.", "On Tuesdays.", "On Fridays."]
    answers = at_once(clients_of(cast, [Role.MANAGER] * 3), lambda n, client: sent(client, cast, texts[n]))
    assert sorted(answer.status_code for answer in answers.values()) == [302, 409, 409]
    assert all(texts[n] in text_of(answer) for n, answer in answers.items() if answer.status_code == 409)
    assert TeamLine.objects.count() == 1


def test_a_double_click_writes_one_line(client, there):
    come_in(client, there, Role.MANAGER)
    assert [sent(client, there, LINE).status_code for _ in range(2)] == [302, 302]
    assert TeamLine.objects.count() == 1


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "{{ 7|add:7 }}", "javascript:alert(1)", "\u202eevil"]
)
def test_hostile_words_stay_words(client, there, text):
    sent(come_in(client, there, Role.MANAGER), there, text)
    page = text_of(client.get(at(there, "for-us")))
    assert "<script>alert" not in page
    assert "\u202e" not in page
    assert 'href="javascript' not in page


def test_a_line_that_is_too_long_is_shown_back_whole(client, there):
    text = "long " * 200
    answer = sent(come_in(client, there, Role.MANAGER), there, text)
    assert answer.status_code == 422
    assert text.strip() in text_of(answer)


def test_the_journal_hears_of_a_line_without_its_words(there):
    written(there)
    entry = Entry.objects.get(what="team line written")
    assert entry.subject == str(unit(there).key)
    assert set(entry.details) == {"version", "edition"}


def test_a_company_and_a_unit_go_with_their_lines(there):
    written(there)
    Post.objects.filter(unit=unit(there)).delete()
    unit(there).delete()
    assert not TeamLine.objects.exists()
