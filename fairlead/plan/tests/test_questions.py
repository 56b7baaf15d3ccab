"""The few good questions through the browser: asked one by one, kept with who and when, and ended in a draft."""

import re

import pytest
from django.urls import reverse

from fairlead.core.plans import QUESTIONS
from fairlead.people.models import Role
from fairlead.plan import asking
from fairlead.plan.models import DraftStatement, QuestionAnswer
from fairlead.plan.tests.routes_show import publish

NASTY = '<script>alert("x")</script> {{ 7|add:7 }} {% now "Y" %} javascript:alert(1)'


@pytest.fixture
def owner(client, cast):
    client.force_login(cast.users[Role.OWNER])
    return client


def at(cast, name="plan:questions", *more):
    return reverse(name, args=[cast.company.slug, *more])


def say(client, cast, question, text, **more):
    return client.post(at(cast, "plan:question", question), {"text": text, "go": "next", **more})


def shown(answer) -> str:
    return answer.content.decode()


def ticked(page: str, take=lambda text: True) -> dict:
    """What a browser would send of the form of proposals, with ticks where `take` says so."""
    data: dict = {"one": re.findall(r'name="one" value="(\w+)"', page)}
    for name, value in re.findall(r'<input type="(?:text|date)" name="([\w-]+)"(?: value="([^"]*)")?', page):
        data[name] = unescaped(value)
    for name, value in re.findall(r'<textarea name="([\w-]+)"[^>]*>\n?(.*?)</textarea>', page, re.DOTALL):
        data[name] = unescaped(value)
    for name, options in re.findall(r'<select name="([\w-]+)"[^>]*>(.*?)</select>', page, re.DOTALL):
        data[name] = re.search(r'value="([^"]*)" selected', options)[1]
    return data | {f"{p}-take": "on" for p in data["one"] if take(data[f"{p}-text"])}


def unescaped(text: str) -> str:
    from html import unescape

    return unescape(text)


def test_without_a_plan_an_editor_is_offered_the_questions_and_told_that_plans_get_lost(owner, cast):
    page = shown(owner.get(at(cast, "plan:index")))
    assert at(cast) in page
    assert "it got lost on the way" in page


def test_a_reader_is_not_offered_what_he_may_not_do(client, cast):
    client.force_login(cast.users[Role.EMPLOYEE])
    assert at(cast) not in shown(client.get(at(cast, "plan:index")))


@pytest.mark.parametrize("one", QUESTIONS, ids=lambda one: one.id)
def test_each_question_has_a_page_with_a_good_and_a_poor_answer_beside_it(owner, cast, one):
    page = unescaped(shown(owner.get(at(cast, "plan:question", one.id))))
    assert one.wording in page
    assert one.good.text.split("\n")[0] in page
    assert one.poor.text in page


def test_next_without_scripts_saves_and_leads_to_the_next_question(owner, cast):
    answer = say(owner, cast, "why", "Clean sheets by seven.")
    assert answer["Location"] == at(cast, "plan:question", "where-we-are")
    assert QuestionAnswer.objects.get().text == "Clean sheets by seven."


def test_back_and_leave_save_as_well(owner, cast):
    assert say(owner, cast, "where-we-are", "Two vans.", go="back")["Location"] == at(
        cast, "plan:question", "why"
    )
    assert say(owner, cast, "in-the-way", "Three notebooks.", go="leave")["Location"] == at(cast)
    assert QuestionAnswer.objects.count() == 2


def test_a_skipped_question_is_kept_as_skipped_and_is_not_asked_first_again(owner, cast):
    say(owner, cast, "why", "", go="skip")
    assert QuestionAnswer.objects.get().is_skipped
    assert asking.first_open(asking.steps(cast.company)).question.id == "where-we-are"


def test_skipping_loses_nothing_that_was_typed(owner, cast):
    say(owner, cast, "why", "Half a thought", go="skip")
    row = QuestionAnswer.objects.get()
    assert (row.text, row.is_skipped) == ("Half a thought", False)


def test_one_comes_back_where_one_left(owner, cast):
    say(owner, cast, "why", "Clean sheets.")
    page = shown(owner.get(at(cast)))
    assert "Go on with question 2" in page
    assert "Clean sheets." in shown(owner.get(at(cast, "plan:question", "why")))


def test_each_version_stays_with_who_and_when(client, cast):
    for role, text in ((Role.OWNER, "First."), (Role.LEADER, "Second.")):
        client.force_login(cast.users[role])
        say(client, cast, "why", text, seen=10**6)
    rows = QuestionAnswer.objects.order_by("pk")
    assert [(row.text, row.answered_by.name) for row in rows] == [
        ("First.", "Sam owner"),
        ("Second.", "Sam leader"),
    ]
    page = shown(client.get(at(cast, "plan:question", "why")))
    assert "First." in page
    assert "Sam owner" in page


def test_the_same_answer_again_is_no_new_version(owner, cast):
    for _ in range(3):
        say(owner, cast, "why", "Clean sheets.")
    say(owner, cast, "where-we-are", "")
    assert QuestionAnswer.objects.count() == 1


def test_while_typing_the_answer_is_saved_and_the_page_told_so(owner, cast):
    answer = owner.post(
        at(cast, "plan:question", "why"), {"text": "Clean", "go": "stay"}, headers={"HX-Request": "true"}
    )
    row = QuestionAnswer.objects.get()
    assert (answer.status_code, row.text) == (200, "Clean")
    assert "<html" not in shown(answer)
    assert "Saved" in shown(answer)
    assert f'value="{row.pk}"' in shown(answer)


def test_of_two_who_answer_at_once_both_texts_are_kept_and_the_later_is_told(client, cast):
    client.force_login(cast.users[Role.LEADER])
    say(client, cast, "why", "From the leader.", seen=0)
    client.force_login(cast.users[Role.OWNER])
    page = shown(
        client.post(
            at(cast, "plan:question", "why"), {"text": "Mine.", "seen": 0}, headers={"HX-Request": "true"}
        )
    )
    assert "From the leader." in page
    assert {row.text for row in QuestionAnswer.objects.all()} == {"From the leader.", "Mine."}


def test_an_answer_that_is_too_long_is_shown_back_whole(owner, cast):
    text = "word " * 20_000
    answer = say(owner, cast, "why", text)
    assert answer.status_code == 400
    assert text.strip() in shown(answer)
    assert not QuestionAnswer.objects.exists()


def test_scripts_and_template_marks_of_an_answer_are_only_words(owner, cast):
    say(owner, cast, "what-matters-now", NASTY)
    for name in ("plan:questions", "plan:question-statements"):
        page = shown(owner.get(at(cast, name)))
        assert "<script>alert" not in page
        assert 'href="javascript:' not in page
    page = shown(owner.get(at(cast, "plan:question", "what-matters-now")))
    assert "<script>alert" not in page
    assert NASTY in unescaped(page)


def test_signs_that_turn_words_about_are_taken_out_and_told(owner, cast):
    say(owner, cast, "why", "\u202eevil\u202c sheets")
    assert QuestionAnswer.objects.get().text == "evil sheets"


def test_an_unknown_question_is_not_there(owner, cast):
    assert owner.get(at(cast, "plan:question", "lunch")).status_code == 404


def test_a_get_changes_nothing(owner, cast):
    for name in ("plan:questions", "plan:question-statements"):
        owner.get(at(cast, name), {"text": "x", "go": "next"})
    owner.get(at(cast, "plan:question", "why"), {"text": "x", "go": "next"})
    assert not QuestionAnswer.objects.exists()
    assert not DraftStatement.objects.exists()


def answer_all(client, cast):
    for one in QUESTIONS:
        say(client, cast, one.id, one.good.text)


def test_answers_end_in_a_draft_of_the_ticked_statements_only(owner, cast):
    answer_all(owner, cast)
    page = shown(owner.get(at(cast, "plan:question-statements")))
    assert not DraftStatement.objects.exists()
    data = ticked(page, take=lambda text: "cakes" not in text)
    owner.post(at(cast, "plan:question-statements"), data)
    texts = set(DraftStatement.objects.values_list("text", flat=True))
    assert "One order book for all three yards." in texts
    assert "No wedding cakes in December." not in texts
    karim = DraftStatement.objects.get(text="One order book for all three yards.")
    assert (karim.owner, karim.due.isoformat(), karim.changed_by) == (
        "Karim",
        "2026-11-30",
        cast.users[Role.OWNER],
    )


def test_each_proposed_statement_names_its_question_and_the_scene_is_listed_apart(owner, cast):
    answer_all(owner, cast)
    page = unescaped(shown(owner.get(at(cast, "plan:question-statements"))))
    assert "From your answer to" in page
    assert "context, for those who write the plan" in page
    assert "fits on 1 page" in page


def test_what_was_mended_on_the_way_is_what_is_drafted(owner, cast):
    say(owner, cast, "why", "Clean sheets.")
    data = ticked(shown(owner.get(at(cast, "plan:question-statements"))))
    (one,) = data["one"]
    owner.post(
        at(cast, "plan:question-statements"),
        data | {f"{one}-text": "Clean sheets by seven.", f"{one}-kind": "vision"},
    )
    row = DraftStatement.objects.get()
    assert (row.text, row.kind) == ("Clean sheets by seven.", "vision")


def test_a_wrong_day_loses_nothing_and_drafts_nothing(owner, cast):
    say(owner, cast, "what-matters-now", "Call each client.\nPay in ten days.")
    data = ticked(shown(owner.get(at(cast, "plan:question-statements"))))
    one = data["one"][0]
    answer = owner.post(
        at(cast, "plan:question-statements"), data | {f"{one}-due": "soon", f"{one}-text": "Mended."}
    )
    assert answer.status_code == 400
    assert "Mended." in shown(answer)
    assert not DraftStatement.objects.exists()


def test_when_the_answer_changes_under_the_page_what_was_typed_is_still_drafted(owner, cast):
    say(owner, cast, "why", "Clean sheets.")
    data = ticked(shown(owner.get(at(cast, "plan:question-statements"))))
    say(owner, cast, "why", "Something else.")
    owner.post(at(cast, "plan:question-statements"), data)
    assert DraftStatement.objects.get().text == "Clean sheets."


def test_a_second_time_nothing_is_drafted_twice(owner, cast):
    say(owner, cast, "why", "Clean sheets.")
    data = ticked(shown(owner.get(at(cast, "plan:question-statements"))))
    for _ in range(2):
        owner.post(at(cast, "plan:question-statements"), data)
    assert DraftStatement.objects.count() == 1
    assert "in the draft already" in shown(owner.get(at(cast, "plan:question-statements")))


def test_a_sentence_of_the_current_edition_keeps_its_id(owner, cast):
    publish(cast.company, {"key": "the-old-id", "text": "Clean sheets.", "kind": "purpose"})
    say(owner, cast, "why", "Clean sheets.")
    owner.post(
        at(cast, "plan:question-statements"), ticked(shown(owner.get(at(cast, "plan:question-statements"))))
    )
    assert DraftStatement.objects.get().key == "the-old-id"


def test_a_plan_beyond_two_pages_is_told_what_to_cut(owner, cast):
    say(owner, cast, "why", "We wash. " + "And here is how it came to be, at length. " * 120)
    page = shown(owner.get(at(cast, "plan:question-statements")))
    assert "runs to 3 pages" in page
    assert "lines that explain" in page
