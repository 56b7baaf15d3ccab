"""What the checks say while somebody types, with and without JavaScript."""

import pytest

from fairlead.core.engines.encoders import sentence_encoder
from fairlead.plan.models import DraftStatement
from fairlead.plan.tests.hands import at, come_in, text_of, typed, write

pytestmark = pytest.mark.django_db
encoded = pytest.mark.skipif(
    sentence_encoder() is None, reason="NO SENTENCE ENCODER HERE: call `make weights` to test it"
)
AS_PART = {"HTTP_HX_REQUEST": "true"}
VAGUE = "Leverage synergies going forward to be world-class."


@pytest.fixture
def owner(client, cast):
    return come_in(client, cast)


def test_what_is_typed_is_checked_and_not_saved(owner, cast):
    part = text_of(owner.post(at(cast, "check-new"), typed(VAGUE, owner=""), **AS_PART))
    assert "<html" not in part
    for opened in ("What to do:", "Weak", "Strong", "Name one person or role under"):
        assert opened in part
    assert not DraftStatement.objects.exists()


def test_a_statement_in_the_draft_is_checked_as_it_would_be(owner, cast):
    key = write(cast, "Win ten care homes.").key
    part = text_of(
        owner.post(at(cast, "check-statement", key=key), typed("Stop selling to care homes."), **AS_PART)
    )
    assert "Stop selling" not in text_of(owner.get(at(cast, "draft")))
    assert "remark" in part


def test_without_javascript_a_button_asks_and_the_typed_text_is_on_the_page(owner, cast):
    page = text_of(owner.post(at(cast, "check-new"), typed(VAGUE)))
    assert "<html" in page
    assert VAGUE in page
    assert "What to do:" in page


def test_a_hundred_thousand_characters_are_answered_with_one_sentence(owner, cast):
    part = text_of(owner.post(at(cast, "check-new"), typed("x" * 100_000), **AS_PART))
    assert part.count("may be 2,000") == 1


def test_the_faults_of_the_whole_plan_are_listed_gravest_first(owner, cast):
    write(cast, VAGUE, kind="purpose", owner="", measure="", target="")
    page = text_of(owner.get(at(cast, "checks")))
    assert page.index('class="finding must"') < page.index('class="finding should"')
    assert "owner=" not in page.split("<main")[1]  # nobody types braces here


def test_a_remark_quotes_the_sentence_and_not_its_id(owner, cast):
    write(cast, VAGUE, key="some-id", kind="goal")
    page = text_of(owner.get(at(cast, "checks")))
    assert "#some-id" not in page
    assert "“Leverage synergies going forward to be world-class” speaks jargon" in page


SAME = (
    "Call every placed nurse after her first week.",
    "Phone each nurse we placed seven days after she starts.",
)


@encoded
@pytest.mark.parametrize("where", ["checks", "publish"])
def test_two_sentences_that_say_the_same_in_other_words_are_seen_on_a_page_that_is_opened(owner, cast, where):
    for text in SAME:
        write(cast, text)
    assert "says what" in text_of(owner.get(at(cast, where)))
    assert "says what" not in text_of(owner.get(at(cast, "draft")))


def test_the_page_says_by_what_sentences_are_compared(owner, cast):
    said = "by their meaning" if sentence_encoder() else "by their words alone"
    assert said in text_of(owner.get(at(cast, "checks")))


def test_an_empty_draft_is_checked_too(owner, cast):
    assert "no priorit" in text_of(owner.get(at(cast, "checks"))).lower()
