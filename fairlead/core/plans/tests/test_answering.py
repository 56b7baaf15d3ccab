"""The few good questions: what an answer gives, that no sentence is invented and none is lost, and the length of a plan."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairlead.core.plans import (
    QUESTIONS,
    Kind,
    Plan,
    Statement,
    check,
    length,
    statements_from,
)
from fairlead.core.plans.ids import derive
from fairlead.core.plans.values import tidy

GOOD = {one.id: one.good.text for one in QUESTIONS}
POOR = {one.id: one.poor.text for one in QUESTIONS}
TODAY = date(2026, 9, 1)


def plan_of(answers):
    taken = set()
    made = []
    for one in statements_from(answers).statements:
        keys = {found.key: found.value for found in one.found}
        due = TODAY.fromisoformat(keys["due"]) if "due" in keys else None
        rest = {name: keys.get(name) for name in ("owner", "measure", "target")}
        details = tuple(f"- {line}" for line in one.details)
        made.append(
            Statement(derive(one.text, one.kind, taken), one.kind, one.text, due=due, details=details, **rest)
        )
    return Plan("Invented", 1, TODAY, tuple(made))


def texts(answers, kind):
    return [one.text for one in statements_from(answers).statements if one.kind is kind]


def test_the_ten_questions_each_have_a_good_and_a_poor_answer_and_a_name_of_their_own():
    assert len(QUESTIONS) == len({one.id for one in QUESTIONS}) == 10
    for one in QUESTIONS:
        assert all((one.wording.endswith("?"), one.help, one.good.text, one.poor.text))
        assert one.good.because != one.poor.because


def test_the_good_answers_make_a_plan_without_a_must_fault_and_the_poor_ones_do_not():
    assert [f.id for f in check(plan_of(GOOD), today=TODAY) if f.severity == "must"] == []
    assert [f.id for f in check(plan_of(POOR), today=TODAY) if f.severity == "must"] != []


def test_who_when_and_how_much_of_a_priority_are_read_from_the_lines_that_speak_of_it():
    call = plan_of(GOOD).priorities[0]
    assert (call.owner, call.due.isoformat(), call.target) == ("Ines", "2027-03-31", "95%")
    assert call.measure == "Share of new customers called in the first week"


def test_each_value_found_names_the_line_that_it_was_read_from():
    (first, *_) = [s for s in statements_from(GOOD).statements if s.kind is Kind.PRIORITY]
    words = {found.key: found.words for found in first.found}
    assert words["owner"] == "Ines: call every new customer in the first week, by 31 March 2027"


def test_a_line_about_something_else_is_a_goal_of_its_own():
    answers = {
        "what-matters-now": "Call every customer.",
        "who-does-what": "Ada – open in Linden – 31 March 2027",
    }
    (goal,) = [s for s in statements_from(answers).statements if s.kind is Kind.GOAL]
    assert goal.text == "open in Linden – 31 March 2027"
    assert {f.key: f.value for f in goal.found} == {"owner": "Ada", "due": "2027-03-31"}


def test_reasons_and_behaviours_stay_with_the_line_above_them():
    answers = {
        "how-we-behave": "We turn up.\nWe do: come on the first morning.\nWe do not: text.\n\nWe ask the doer."
    }
    one, other = statements_from(answers).statements
    assert (one.text, one.details) == (
        "We turn up.",
        ("We do: come on the first morning.", "We do not: text."),
    )
    assert (other.text, other.details) == ("We ask the doer.", ())


def test_sentences_of_one_paragraph_become_priorities_with_a_doubt():
    made = statements_from(
        {"what-matters-now": "Call every customer. Because eight never heard. Pay in ten days."}
    )
    assert [s.text for s in made.statements] == ["Call every customer.", "Pay in ten days."]
    assert made.statements[0].details == ("Because eight never heard.",)
    assert all(s.doubts for s in made.statements)


def test_the_scene_is_kept_and_not_published():
    made = statements_from({"where-we-are": "Nine in ten come back.", "in-the-way": "Three notebooks."})
    assert made.statements == ()
    assert [k.text for k in made.kept] == ["Nine in ten come back.", "Three notebooks."]


def test_how_we_win_is_said_beside_the_vision_or_kept_where_there_is_none():
    win = {"how-we-win": "We come on Sundays."}
    assert statements_from(win).kept[0].text == "We come on Sundays."
    (vision,) = statements_from(win | {"where-we-play": "Every school calls us."}).statements
    assert vision.details == ("We come on Sundays.",)


LINES = st.lists(st.text(max_size=40), max_size=6).map("\n".join)
ANSWERS = st.fixed_dictionaries({one.id: LINES for one in QUESTIONS})


def said(made):
    for one in made.statements:
        yield from (one.text, *one.details)
    yield from (one.text for one in made.kept)


@given(ANSWERS)
def test_no_sentence_is_invented(answers):
    whole = " ".join(tidy(text) for text in answers.values())
    assert all(word in whole for line in said(statements_from(answers)) for word in line.split())


@given(
    st.fixed_dictionaries(
        {one.id: st.lists(st.sampled_from(GOOD[one.id].split("\n")), max_size=4) for one in QUESTIONS}
    )
)
def test_no_sentence_is_lost(lines):
    answers = {id: "\n".join(some) for id, some in lines.items()}
    made = statements_from(answers)
    found = Counter(" ".join((*said(made), *(f.value for s in made.statements for f in s.found))).split())
    asked = Counter(word for text in answers.values() for word in text.split())
    names = {
        word for word in asked if word.endswith(":")
    }  # the name before a line is its owner, without the colon
    assert [w for w in asked if w not in found and w not in names] == []


@pytest.mark.parametrize("sign", ["x", "x ", "a. ", "\n- x", "A: ", "<b>", "(", "@", "1 ", "\u202e", "{#"])
def test_a_hundred_thousand_signs_are_read_all_the_same(sign):
    text = (sign * 100_000)[:100_000]
    made = statements_from(dict.fromkeys(("why", "what-matters-now", "who-does-what"), text))
    assert isinstance(made.statements, tuple)


def test_a_plan_beyond_two_pages_is_told_what_to_cut_and_fits_after_it():
    detail = tuple(f"- line {n} of the story of how it came to be" for n in range(120))
    few = tuple(Statement(f"p-{n}", Kind.PRIORITY, f"Call customer number {n}.") for n in range(4))
    long = Plan("Invented", 1, None, (*few, Statement("story", Kind.PURPOSE, "We call.", details=detail)))
    told = length(long)
    assert not told.fits
    assert [cut.id for cut in told.cuts] == ["story"]
    left = Statement(
        "story", Kind.PURPOSE, "We call.", details=detail[: len(detail) - sum(c.lines for c in told.cuts)]
    )
    assert length(Plan("Invented", 1, None, (*few, left))).fits


def test_a_plan_of_the_good_answers_fits_on_a_page():
    assert length(plan_of(GOOD)).pages == 1


def test_a_list_without_end_is_cut_and_what_was_cut_is_kept():
    made = statements_from({"what-matters-now": "".join(f"Call customer {n}.\n" for n in range(300))})
    assert len(made.statements) == 200
    assert [one.text for one in made.kept][-1] == "Call customer 299."
