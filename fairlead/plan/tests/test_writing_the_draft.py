"""The draft through HTTP: nothing that somebody typed is lost."""

import re

import pytest

from fairlead.people.models import Role
from fairlead.plan.models import DraftRevision, DraftStatement
from fairlead.plan.tests.hands import CALL, at, come_in, rewrite, text_of, typed, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(client, cast):
    return come_in(client, cast)


def test_a_statement_is_written_and_stands_in_the_draft_under_its_kind(owner, cast):
    answer = owner.post(at(cast, "new-statement"), typed(kind="value", details="We do: ring first."))
    row = DraftStatement.objects.get(company=cast.company)
    assert answer["Location"] == at(cast, "draft") + f"#s-{row.key}"
    assert (row.kind, row.details, row.changed_by) == ("value", "We do: ring first.", cast.users["owner"])
    assert CALL in text_of(owner.get(at(cast, "draft")))


def test_every_form_of_a_statement_is_kept_with_who_and_when(owner, cast):
    key = write(cast).key
    owner.post(at(cast, "statement", key=key), typed("Call every client.", version=1, target="99 %"))
    page = text_of(owner.get(at(cast, "statement-history", key=key)))
    assert re.search(r"<del>.*placement", page)
    assert re.search(r"<ins>.*99", page)
    assert "Sam owner" in page
    assert list(DraftRevision.objects.filter(key=key).values_list("version", "did")) == [
        (2, "changed"), (1, "wrote"),
    ]  # fmt: skip


def test_an_earlier_form_is_brought_back_as_a_new_version(owner, cast):
    key = write(cast).key
    rewrite(cast, key, text="Ring somebody.")
    owner.post(at(cast, "restore-statement", key=key), {"version": 1})
    row = DraftStatement.objects.get(key=key)
    assert (row.text, row.version) == (CALL, 3)


def test_of_two_editors_of_one_statement_neither_loses_a_word(client, cast):
    key = write(cast).key
    here = at(cast, "statement", key=key)
    come_in(client, cast, Role.LEADER).post(here, typed("The leader's sentence.", version=1))
    answer = come_in(client, cast, Role.ADVISER).post(here, typed("The adviser's sentence.", version=1))
    page = text_of(answer)
    assert answer.status_code == 409
    assert "Sam leader changed this statement while you wrote" in page
    assert page.count("The leader&#x27;s sentence.") >= 1  # theirs, beside
    assert page.count("The adviser&#x27;s sentence.") >= 2  # beside, and in the form
    assert DraftStatement.objects.get(key=key).text == "The leader's sentence."

    version = DraftStatement.objects.get(key=key).version
    assert f'name="version" value="{version}"' in page  # saving now is a decision
    client.post(here, typed("The adviser's sentence.", version=version))
    assert DraftStatement.objects.get(key=key).text == "The adviser's sentence."
    assert DraftRevision.objects.filter(key=key, text="The leader's sentence.").exists()


def test_what_the_second_editor_did_not_touch_is_as_the_first_left_it(client, cast):
    key = write(cast, target="95 %").key
    here = at(cast, "statement", key=key)
    come_in(client, cast, Role.LEADER).post(here, typed(target="60 %", audience="leaders", version=1))
    page = text_of(come_in(client, cast).post(here, typed("Another sentence.", version=1)))
    assert re.search(r"Another sentence\.\s*</textarea>", page)
    assert 'name="target" value="60 %"' in page
    assert '<option value="leaders" selected>' in page
    assert "You did not touch this" in page


def test_the_same_save_sent_twice_is_no_conflict(owner, cast):
    key = write(cast).key
    for _ in range(2):
        answer = owner.post(at(cast, "statement", key=key), typed("Once is enough.", version=1))
        assert answer.status_code == 302
    assert DraftStatement.objects.get(key=key).version == 2


def test_a_statement_deleted_while_somebody_wrote_comes_back_when_he_saves_again(client, cast):
    key = write(cast).key
    here = at(cast, "statement", key=key)
    come_in(client, cast, Role.LEADER).post(at(cast, "delete-statement", key=key), {"version": 1})
    answer = come_in(client, cast).post(here, typed("Still being written.", version=1))
    assert answer.status_code == 409
    assert "Sam leader deleted this statement" in text_of(answer)
    assert "Still being written." in text_of(answer)
    assert client.post(here, typed("Still being written.", version=2)).status_code == 302
    assert DraftStatement.objects.get(key=key).text == "Still being written."


def test_a_deleted_statement_is_offered_back_and_returns_to_its_place(owner, cast):
    first, second = write(cast, "First thing.").key, write(cast, "Second thing.").key
    page = text_of(owner.post(at(cast, "delete-statement", key=first), {"version": 1}, follow=True))
    assert "Deleted: First thing." in page
    owner.post(at(cast, "restore-statement", key=first), {"version": 2})
    assert [row.key for row in DraftStatement.objects.all()] == [first, second]


def test_who_deletes_what_changed_meanwhile_is_told_and_nothing_goes(owner, cast):
    key = write(cast).key
    rewrite(cast, key, text="Changed meanwhile.")
    answer = owner.post(at(cast, "delete-statement", key=key), {"version": 1})
    assert answer.status_code == 409
    assert DraftStatement.objects.filter(key=key).exists()


def test_a_statement_that_came_in_by_another_road_keeps_its_first_form(owner, cast):
    DraftStatement.objects.create(company=cast.company, key="old", kind="goal", text="As it was imported.")
    owner.post(at(cast, "statement", key="old"), typed("Rewritten.", version=1))
    assert DraftRevision.objects.filter(key="old", text="As it was imported.").exists()


def test_a_double_click_on_add_makes_one_statement(owner, cast):
    for _ in range(2):
        owner.post(at(cast, "new-statement"), typed())
    assert DraftStatement.objects.count() == 1


def test_a_new_statement_never_takes_the_id_of_one_that_was(owner, cast):
    first = write(cast).key
    owner.post(at(cast, "delete-statement", key=first), {"version": 1})
    assert write(cast).key != first


def test_an_id_that_names_another_sentence_is_not_given_twice(cast):
    write(cast, "Pay early.", key="pay")
    assert write(cast, "Win ten care homes.", key="pay").key == "win-ten-care-homes"


def test_statements_are_moved_within_their_kind(owner, cast):
    keys = [write(cast, f"Thing number {n}.").key for n in range(3)]
    write(cast, "A value.", kind="value")
    owner.post(at(cast, "move-statement", key=keys[2]), {"to": "up"})
    owner.post(at(cast, "move-statement", key=keys[0]), {"to": "up"})  # it is the first already
    owner.post(at(cast, "move-statement", key=keys[1]), {"to": "down"})  # the last
    kept = DraftStatement.objects.filter(kind="priority").values_list("key", flat=True)
    assert list(kept) == [keys[0], keys[2], keys[1]]


def test_a_hundred_thousand_characters_are_refused_in_a_sentence_and_shown_back(owner, cast):
    long = "word " * 20_000
    answer = owner.post(at(cast, "new-statement"), typed(long))
    assert answer.status_code == 422
    assert "99,999 characters long and may be 2,000" in text_of(answer)
    assert long.strip() in text_of(answer)
    assert not DraftStatement.objects.exists()


def test_a_draft_that_holds_all_it_may_refuses_more_and_keeps_what_was_typed(owner, cast):
    for n in range(10):
        write(cast, f"Statement {n}: " + "word " * 380, details="")
    answer = owner.post(at(cast, "new-statement"), typed("One more. " + "word " * 380))
    assert answer.status_code == 422
    assert "beyond 20,000 characters" in text_of(answer)
    assert "One more." in text_of(answer)
    assert DraftStatement.objects.count() == 10


def test_a_day_that_is_none_is_told_and_nothing_else_is_lost(owner, cast):
    answer = owner.post(at(cast, "new-statement"), typed(due="next spring"))
    assert answer.status_code == 422
    assert CALL in text_of(answer)
    assert "next spring" in text_of(answer)


def test_who_has_no_not_doing_list_is_asked_for_one(owner, cast):
    write(cast)
    assert "What will you not do?" in text_of(owner.get(at(cast, "draft")))
    write(cast, "No contracts under a week.", kind="not-doing")
    assert "What will you not do?" not in text_of(owner.get(at(cast, "draft")))


def test_the_draft_is_downloaded_as_plan_md(owner, cast):
    write(cast, key="call", audience="leaders", review_on="2027-01-31")
    file = owner.get(at(cast, "draft-file"))
    assert '{#call owner="Branch leads" measure="share called" target="95 %" audience=leaders' in text_of(
        file
    )
    assert "review=2027-01-31" in text_of(file)
    assert file["Content-Disposition"].startswith("attachment")


def test_in_place_the_form_comes_as_a_part_and_the_page_reloads_when_saved(owner, cast):
    key = write(cast).key
    here, as_part = at(cast, "statement", key=key), {"HTTP_HX_REQUEST": "true"}
    part = text_of(owner.get(here, **as_part))
    assert "<form" in part
    assert "<html" not in part
    assert owner.post(here, typed("", version=1), **as_part).status_code == 200  # htmx shows no error pages
    assert owner.post(here, typed("Saved in place.", version=1), **as_part)["HX-Refresh"] == "true"
