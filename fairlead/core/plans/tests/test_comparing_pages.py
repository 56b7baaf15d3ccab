"""Pages of Markdown side by side, as histories of handbooks hold them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairlead.core.plans import Verdict, compare_texts
from fairlead.core.plans.pages import units
from fairlead.core.plans.tests.page_edits import COSMETIC, OF_SUBSTANCE, PAGE, REWRITTEN

ONLY_WORDING = (Verdict.SAME, Verdict.WORDING)


def why(difference):
    return [(c.change.value, c.before, c.after, c.reasons) for c in difference.of_substance]


@pytest.mark.parametrize("edit", COSMETIC)
def test_an_edit_of_form_raises_no_alarm(edit):
    for both in ((PAGE, COSMETIC[edit]), (COSMETIC[edit], PAGE)):
        found = compare_texts(*both)
        assert found.verdict in ONLY_WORDING, why(found)


@pytest.mark.parametrize("edit", OF_SUBSTANCE)
def test_an_edit_of_substance_is_seen_and_is_no_rewrite(edit):
    for both in ((PAGE, OF_SUBSTANCE[edit]), (OF_SUBSTANCE[edit], PAGE)):
        assert compare_texts(*both).verdict is Verdict.SOME


@pytest.mark.parametrize("edit", REWRITTEN)
def test_another_page_is_a_rewrite(edit):
    assert compare_texts(PAGE, REWRITTEN[edit]).verdict is Verdict.REWRITTEN


def test_only_the_changed_sentences_stand_behind_the_verdict():
    found = compare_texts(PAGE, OF_SUBSTANCE["links repaired, and a target"])
    (change,) = found.of_substance
    assert change.reasons == ("the figure went from 92% to 85%",)
    assert (change.line_before, change.part) == (28, "Goals for 2027")


def test_a_page_that_only_grew_is_no_rewrite():
    grown = (
        PAGE + "\n## History\n" + "\n".join(f"In the year of herd {n} the barn burnt." for n in range(2, 80))
    )
    found = compare_texts(PAGE, grown)
    assert (found.verdict, found.left) == (Verdict.SOME, 1.0)


def test_nothing_becomes_something_and_back():
    assert compare_texts("", "").verdict is Verdict.SAME
    assert compare_texts("", PAGE).verdict is Verdict.SOME
    assert compare_texts(PAGE, "").verdict is Verdict.REWRITTEN


def test_what_no_reader_sees_is_no_unit():
    page = "+++\na = 1\n+++\n<!-- x\ny -->\n```\ncode\n```\n{{< tag >}}\n<<<<<<< HEAD\nSaid.\n=======\n>>>>>>> b\n"
    assert [(unit.line, unit.text) for unit in units(page)] == [(11, "Said.")]


def test_two_headings_drawn_with_lines_are_headings():
    assert [
        unit.is_heading for unit in units("Mission\n=======\nWe mend roofs.\n\nValues\n---\n- Care\n")
    ] == [
        *(True, False),
        *(True, False),
    ]


def test_a_shortened_word_ends_no_sentence():
    assert [unit.text for unit in units("We help e.g. Schools of St. Ives. We stay.")][-1] == "We stay."


def test_a_likeness_passed_in_pairs_what_shares_no_word():
    import numpy as np

    old, new = "- We ring guests.\n- Cash is king.", "- Liquidity wins.\n- Telephone every visitor."
    assert len(compare_texts(old, new).changes) == 4
    seen = []

    def encoder(before, after):
        seen.append((list(before), list(after)))
        return np.array([[0.1, 0.9], [0.8, 0.2]])

    found = compare_texts(old, new, encoder)
    assert [(c.before, c.after) for c in found.changes] == [
        ("Cash is king.", "Liquidity wins."),
        ("We ring guests.", "Telephone every visitor."),
    ]
    assert seen == [(["We ring guests.", "Cash is king."], ["Liquidity wins.", "Telephone every visitor."])]


def test_a_mark_that_is_never_closed_costs_little():
    for mark in ("[a](", "<!--", "{{", "```\n", " ", "# "):
        page = mark * 2_000
        assert compare_texts(page, page).verdict is Verdict.SAME


def test_an_address_may_be_spelt_out():
    bare, told = (
        "We keep names at <https://about.oak.example/x>.",
        "We keep names at [about.oak.example](y.md).",
    )
    assert compare_texts(bare, told).verdict is Verdict.WORDING
    assert compare_texts(bare, bare.replace("/x", "/y")).verdict is Verdict.SAME
    assert compare_texts(bare, "We keep names at the office.").verdict is not Verdict.WORDING


def test_what_only_looks_like_a_stamp_or_a_pointer_keeps_its_weight():
    said = (
        "Published prices hold for a year.",
        "Version control for every [drawing](d.md).",
        "Visit every [client](c.md).",
    )
    assert [unit.aside for text in said for unit in units(text)] == [False] * 3
    asides = ("Last updated: 3 May 2026", "See [the rota](r.md).", "- [Rota](r.md)", "Version 3.2")
    assert [unit.aside for text in asides for unit in units(text)] == [True] * 4


@given(st.text(alphabet="aeT no95%.-#*[]()|\n<>{}`_:", max_size=120), st.text(max_size=60))
@settings(deadline=None, derandomize=True, max_examples=150)
def test_any_two_texts_can_be_compared_and_both_ways_alike(one, other):
    there, back = compare_texts(one, other), compare_texts(other, one)
    assert compare_texts(one, one).verdict is Verdict.SAME
    assert 0 <= there.score <= 1
    assert 0 <= there.left <= 1
    assert bool(there.of_substance) == bool(back.of_substance)
