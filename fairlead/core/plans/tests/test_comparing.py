"""Two editions of a plan side by side: pairs, fields, verdicts, churn."""

from datetime import date
from itertools import permutations

import numpy as np
import pytest

from fairlead.core.plans import Change, Verdict, compare, parse, turned_priorities, write
from fairlead.core.plans.pairing import likeness, pair
from fairlead.core.plans.substance import substance
from fairlead.core.plans.tests.edits import SECOND, SEEN, UNSEEN, S, W

OLD = """## Purpose
- People along the estuary find steady work close to home. {#work}
## Priorities
- Every person we place gets a call in their first week. {#call owner="Ada" due=2026-12-31 measure="share called" target=95%}
- Clients pay us within thirty days. {#paid owner="Ben" due=2026-12-31}
- We win ten care homes as standing clients. {#homes owner="Cem" due=2027-06-30}
## Values
- We say the bad news first. {#news}
  - We do: ring the client before the shift starts.
## Not doing
- No construction desk before 2028. {#desk}
"""
# Stated as limits, not hidden: the same words with other partners; half a million; synonyms that are in no list.
KNOWN_MISSES = {
    "Sell cars, rent bikes.",
    "Half a million jars by Q4 2027.",
    "Our employees own a third of the firm.",
}


def edited(*pairs):
    text = OLD
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return parse(text)


def only(found):
    (change,) = [c for c in found.changes if c.change is not Change.SAME]
    return change


@pytest.mark.parametrize(("label", "kind", "before", "after"), SEEN + SECOND + UNSEEN)
def test_substance_is_told_from_wording_both_ways(label, kind, before, after):
    if before in KNOWN_MISSES:
        pytest.xfail("stated as a limit")
    for one, other in ((before, after), (after, before)):
        found = substance(one, other)
        assert found.changed is (label == S), (kind, found)


def test_the_invented_edits_are_97_of_form_and_91_of_substance():
    labels = [row[0] for row in SEEN + SECOND + UNSEEN]
    assert (labels.count(W), labels.count(S)) == (97, 91)


def test_signs_without_spaces_are_compared_one_by_one():
    assert (
        0
        < substance(
            "\u6bcf\u5bb6\u5546\u5e97\u65e9\u4e0a\u4e03\u70b9\u524d\u6536\u5230\u725b\u5976",
            "\u6bcf\u5bb6\u5546\u5e97\u65e9\u4e0a\u4e5d\u70b9\u524d\u6536\u5230\u725b\u5976",
        ).score
        < 0.5
    )


def test_an_edition_equals_itself_and_its_written_form():
    assert compare(parse(OLD), parse(OLD)).verdict is Verdict.SAME
    assert compare(parse(OLD), parse(write(parse(OLD)))).verdict is Verdict.SAME
    assert compare(parse(OLD), parse(OLD)).score == 0


@pytest.mark.parametrize(
    ("before", "after", "score", "reason"),
    [
        ('owner="Ada"', 'owner="Eve"', 0.4, "owner changed from “Ada” to “Eve”"),
        ("target=95%", 'target="80 %"', 0.6, "target changed from “95%” to “80 %”"),
        ('measure="share called" ', "", 0.5, "measure dropped: “share called”"),
        ('"Ada" due=2026-12-31', '"Ada" due=2027-06-30', 0.6, "the deadline moved by 6 months, to 2027-06-30"),
        ("due=2027-06-30", "due=2027-05-31", 0.197, "the deadline came 1 month nearer, to 2027-05-31"),
        ("due=2027-06-30", "", 0.4, "the deadline was dropped: 2027-06-30"),
        ("thirty days", "45 days", 0.5, "the figure went from 30 to 45"),
        ("We say the", "We never say the", 0.8, "now negated"),
        ("ring the client", "text the client", 0.2, "below it: words replaced: ring → text"),
    ],
)  # fmt: skip
def test_each_field_has_its_reason_and_weight(before, after, score, reason):
    found = only(compare(parse(OLD), edited((before, after))))
    assert found.reasons == (reason,)
    assert found.score == pytest.approx(score, abs=0.005)


def test_a_behaviour_that_came_is_said_without_its_mark():
    new = edited(("starts.\n", "starts.\n  - We do not: soften a number.\n"))
    assert only(compare(parse(OLD), new)).reasons == (
        "a line below it was added: “We do not: soften a number.”",
    )


def test_a_target_written_otherwise_is_the_same_target():
    found = compare(parse(OLD), edited(("target=95%", 'target="95 percent"')))
    assert found.verdict in (Verdict.SAME, Verdict.WORDING)


def test_what_is_now_not_done_was_turned_round():
    new = edited(
        ("- We win ten care homes as standing clients. {#homes owner=\"Cem\" due=2027-06-30}\n", ""),
        ("{#desk}\n", "{#desk}\n- We win ten care homes as standing clients. {#homes owner=\"Cem\" due=2027-06-30}\n"),
    )  # fmt: skip
    found = only(compare(parse(OLD), new))
    assert (found.change, found.score) == (Change.MOVED, 1.0)
    assert found.reasons == ("moved from “Priorities” to “Not doing”",)


def test_statements_are_found_again_when_every_id_is_another():
    ids = iter("abcdefg")
    import re

    new = parse(re.sub(r"\{#[a-z]+", lambda _: "{#" + next(ids), OLD))
    found = compare(parse(OLD), new)
    assert [c.change for c in found.changes if c.change in (Change.NEW, Change.GONE)] == []
    assert not found.of_substance


def test_an_id_that_names_another_sentence_now_does_not_hold_it():
    old = parse("## Priorities\n- Call every client in a week. {#p1}\n- Pay early. {#p2}")
    new = parse("## Priorities\n- Pay early. {#p1}\n- Call every client in a week. {#p2}")
    assert not compare(old, new).of_substance


def test_half_of_the_priorities_gone_is_not_yet_another_plan_and_more_than_half_is():
    lines = ["- Call every client.", "- Pay early.", "- Hire locals.", "- Mend roofs."]
    old = parse("## Priorities\n" + "\n".join(lines))
    others = ["- Win hotels abroad.", "- Sell furniture online.", "- Found a school."]
    assert compare(old, parse("## Priorities\n" + "\n".join(lines[2:] + others[:2]))).verdict is Verdict.SOME
    assert compare(old, parse("## Priorities\n" + "\n".join(lines[3:] + others))).verdict is Verdict.REWRITTEN


def test_the_pairs_are_the_best_of_all_assignments():
    """Authority: every assignment of four to four, tried."""
    texts = ["ring each client", "pay each client early", "pay early", "hire early birds"]
    others = ["early pay", "birds ring", "hire each client", "pay each client"]
    alike = likeness(texts, others)
    best = max(permutations(range(4)), key=lambda p: sum(alike[i, p[i]] for i in range(4)))
    found = sum(alike[i, j] for i, j in pair(texts, others, least=0.0))
    assert found == pytest.approx(sum(alike[i, best[i]] for i in range(4)))
    assert np.all((alike >= 0) & (alike <= 1))


def test_priorities_turn_by_substance_and_not_by_id():
    new = edited(("{#call", "{#ring"), ("Clients pay us within thirty days", "We open a school for welders"))
    assert [p.id for p in turned_priorities(parse(OLD), new)] == ["paid"]
    assert turned_priorities(parse(OLD), parse(OLD)) == ()
    assert new.priorities[0].due == date(2026, 12, 31)
