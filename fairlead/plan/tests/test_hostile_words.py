"""Words that try to be more than words: on every page where a statement is shown they are read, never run."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairlead.plan.models import DraftStatement
from fairlead.plan.tests import hands
from fairlead.plan.tests.hands import at, come_in, rewrite, text_of, typed, write
from fairlead.plan.typed import made_safe

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>",
    "[click me](javascript:alert(1))",
    "<a href='javascript:alert(1)'>click me</a>",
    "{{ request.user }} {% csrf_token %} {% load static %}",
    "${7*123457} #{7*123457} <%= 7*123457 %>",
    "</textarea><script>alert(1)</script>",
    "--> <!-- {#id owner=\"x\"}",
    "=cmd|' /C calc'!A0",
]  # fmt: skip


def pages(client, cast, key):
    yield client.get(at(cast, "draft"))
    yield client.get(at(cast, "checks"))
    yield client.get(at(cast, "statement", key=key))
    yield client.get(at(cast, "statement-history", key=key))
    yield client.post(
        at(cast, "statement", key=key), typed(HOSTILE[0], version=999)
    )  # a conflict, both sides
    yield client.get(at(cast, "publish"))
    yield client.get(at(cast, "edition", number=1))
    yield client.get(at(cast, "edition", number=2))
    yield client.get(at(cast, "compare-editions"))
    yield client.get(at(cast, "edition-statement", key=key))
    yield client.get(at(cast, "editions"))


@pytest.mark.django_db
@pytest.mark.parametrize("words", HOSTILE)
def test_no_word_of_a_plan_becomes_a_mark_a_script_or_a_link(client, cast, words):
    come_in(client, cast)
    fields = {"details": f"Why: {words}", "owner": words, "measure": words, "target": words}
    key = write(cast, words, key="hostile", **fields).key
    hands.publish(cast, note=words)
    rewrite(cast, key, text=f"Something else. {words}")
    hands.publish(cast, why=words, note=words)
    rewrite(cast, key, text=f"A third thing. {words}", kind="value")
    for answer in pages(client, cast, key):
        page = text_of(answer)
        assert answer.status_code in (200, 409)
        assert not re.search(
            r"<script(?! defer src=\"/static/)|<svg onload|<img src=x|href=['\"]javascript:", page
        )
        assert "<!-- {#" not in page
        assert "864199" not in page  # nothing was worked out
    assert "csrfmiddlewaretoken" not in "".join(DraftStatement.objects.values_list("text", flat=True))


@pytest.mark.django_db
def test_signs_that_turn_the_direction_of_writing_are_taken_out_and_told(client, cast):
    come_in(client, cast)
    answer = client.post(
        at(cast, "new-statement"), typed("Pay \u202e%59\u202c of wages.", owner="A\x00B\x1b[2J"), follow=True
    )
    row = DraftStatement.objects.get()
    assert (row.text, row.owner) == ("Pay %59 of wages.", "AB[2J")
    assert "2 signs that turn the direction of writing were taken out" in text_of(answer)
    assert "2 control signs that nobody can see were taken out" in text_of(answer)


@pytest.mark.django_db
def test_they_are_told_of_while_typing_too(client, cast):
    part = come_in(client, cast).post(
        at(cast, "check-new"), typed("Pay \u202eall."), headers={"HX-Request": "true"}
    )
    assert "1 sign that turns the direction of writing was taken out" in text_of(part)


@pytest.mark.django_db
def test_words_from_right_to_left_stay_as_they_are(client, cast):
    words = "نقول الخبر السيئ أولاً\u200f، می\u200cخواهیم"
    come_in(client, cast).post(at(cast, "new-statement"), typed(words))
    assert DraftStatement.objects.get().text == words


@given(st.text())
def test_nothing_that_is_kept_is_unseen_and_all_that_is_seen_is_kept(text):
    kept, told = made_safe(text)
    assert made_safe(kept) == (kept, [])
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]", kept)
    seen = re.sub(r"\W", "", text)
    assert re.sub(r"\W", "", kept) == seen
    assert bool(told) or len(kept) <= len(text)
