"""“Leave it” drops nothing without asking."""

import pytest

from fairlead.plan.models import DraftStatement
from fairlead.plan.tests.hands import at, come_in, text_of, typed, write

pytestmark = pytest.mark.django_db
AS_PART = {"HTTP_HX_REQUEST": "true"}
ASKED, WORDS = "Leave without saving", "Typed with care."


@pytest.fixture
def owner(client, cast):
    return come_in(client, cast)


def test_a_form_in_which_nothing_was_changed_is_left_at_once(owner, cast):
    row = write(cast, due="2030-01-31")
    sent = typed(due="2030-01-31", version=row.version)
    answer = owner.post(at(cast, "leave-statement", key=row.key), sent)
    assert (answer.status_code, answer["Location"]) == (302, at(cast, "draft") + f"#s-{row.key}")
    part = text_of(owner.post(at(cast, "leave-statement", key=row.key), sent, **AS_PART))
    assert part.strip().startswith(f'<article class="statement" id="s-{row.key}"')


@pytest.mark.parametrize("more", [{}, AS_PART])
def test_words_that_are_not_saved_are_asked_for_and_stay_in_the_form(owner, cast, more):
    row = write(cast)
    sent = typed(WORDS, version=row.version)
    page = text_of(owner.post(at(cast, "leave-statement", key=row.key), sent, **more))
    assert ASKED in page
    assert WORDS in page
    assert DraftStatement.objects.get().text != WORDS


@pytest.mark.parametrize(
    "field", ["details", "owner", "due", "measure", "target", "audience", "review_on", "kind"]
)
def test_a_change_of_any_field_is_asked_for(owner, cast, field):
    row = write(cast)
    other = {"due": "2031-02-01", "review_on": "2031-02-01", "audience": "public", "kind": "goal"}.get(
        field, WORDS
    )
    sent = typed(version=row.version) | {field: other}
    assert ASKED in text_of(owner.post(at(cast, "leave-statement", key=row.key), sent))


def test_an_emptied_sentence_is_a_change_too(owner, cast):
    row = write(cast)
    sent = typed("", version=row.version)
    assert ASKED in text_of(owner.post(at(cast, "leave-statement", key=row.key), sent))


def test_a_new_statement_without_words_is_left_at_once_and_with_words_it_is_asked_for(owner, cast):
    empty = {"kind": "goal", "audience": "staff", "text": "", "details": "", "version": ""}
    assert owner.post(at(cast, "leave-new"), empty)["Location"] == at(cast, "draft")
    page = text_of(owner.post(at(cast, "leave-new"), empty | {"text": WORDS}))
    assert ASKED in page
    assert WORDS in page


def test_what_somebody_else_deleted_meanwhile_is_asked_for_as_well(owner, cast):
    row = write(cast)
    owner.post(at(cast, "delete-statement", key=row.key), {"version": row.version})
    gone = at(cast, "leave-statement", key=row.key)
    assert owner.post(gone, typed(version=row.version)).status_code == 302
    assert WORDS in text_of(owner.post(gone, typed(WORDS, version=row.version)))
