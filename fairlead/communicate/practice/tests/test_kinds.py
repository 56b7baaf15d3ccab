"""Questions: kinds in turn, decoys among which ours does not stand out, cues that give nothing away."""

from collections import Counter

import pytest

from fairlead.communicate.practice.asking import Ask, choices, cue_of, kind_at
from fairlead.communicate.practice.decoys import NOT_DOING, OTHERS, SENTENCES, options
from fairlead.core.plans import Kind, Statement
from fairlead.core.recall.foils import telling

CALL = "Every placement is called after one week, by the one who placed it."
LONG = "We call everybody. " * 30
SEEDS = [f"seed {n}" for n in range(400)]


@pytest.mark.parametrize(
    "text", [CALL, "Say it twice.", "We say the bad news first.", LONG.strip(), "Nobody waits here"]
)
def test_ours_stands_out_by_neither_length_nor_place(text):
    places, ranks = Counter(), Counter()
    for seed in SEEDS:
        found = options(text, [text], seed)
        assert len(set(found)) == 1 + OTHERS
        assert found == options(text, [text], seed)
        places[found.index(text)] += 1
        ranks[sorted(found, key=len).index(text)] += 1
    assert max(places.values()) < 0.3 * len(SEEDS)
    if 20 < len(text) < 115:  # the shortest and the longest of all sentences have nobody on one side
        assert max(ranks.values()) < 0.3 * len(SEEDS)


@pytest.mark.parametrize("text", [CALL, "We say the bad news first.", LONG.strip()])
def test_ours_is_never_far_longer_or_shorter_than_the_next(text):
    for seed in SEEDS[:100]:
        others = [len(one) for one in options(text, [text], seed) if one != text]
        assert 0.6 * min(others) <= len(text) <= 1.4 * max(others)


def test_no_decoy_could_be_said_of_us():
    plan = [CALL, "Answer first, then ask.", "Apprentices make up a tenth of us."]
    told = frozenset().union(*map(telling, plan))
    for seed in SEEDS[:50]:
        others = [one for one in options(CALL, plan, seed) if one != CALL]
        assert all(telling(one).isdisjoint(told) for one in others)


def test_decoys_end_as_ours_does_and_a_not_doing_stands_among_its_like():
    assert all(not one.endswith(".") for one in options("Nobody waits here", [], "x"))
    assert set(options("No temp contracts under a week.", [], "x", not_doing=True)) <= {
        *NOT_DOING,
        "No temp contracts under a week.",
    }
    assert len(set(SENTENCES)) == len(SENTENCES)


def test_kinds_come_in_turn_each_once():
    plain = Statement("call", Kind.PRIORITY, CALL)
    value = Statement("news", Kind.VALUE, "Bad news first.", details=("We do: ring.", "We do not: soften."))
    assert {kind_at(plain, n, "s") for n in range(3)} == {Ask.SAY, Ask.FIVE, Ask.SERVED}
    assert {kind_at(value, n, "s") for n in range(4)} == {Ask.SAY, Ask.FIVE, Ask.SERVED, Ask.TWO}
    assert kind_at(plain, 0, "s") == kind_at(plain, 3, "s")
    assert len({kind_at(plain, 0, seed) for seed in SEEDS[:20]}) == 3


def test_two_are_asked_only_where_both_lines_are_there():
    assert choices(Statement("a", Kind.VALUE, "A.", details=("We do: ring.",))) is None
    assert choices(Statement("a", Kind.VALUE, "A.", details=("- We do: ring.", "- We do not: wait."))) == (
        "Ring.",
        "Wait.",
    )


@pytest.mark.parametrize(
    ("more", "cue"),
    [
        ({"measure": "calls after a week"}, ("begins", "Every placement")),
        ({"measure": "days until somebody rings"}, ("measure", "days until somebody rings")),
        ({"details": ("Why: two of three left in silence.",)}, ("why", "two of three left in silence.")),
        (
            {"details": ("Why: who is called after a week stays in the placement.",)},
            ("begins", "Every placement"),
        ),
    ],
)
def test_a_cue_helps_and_does_not_give_it_away(more, cue):
    assert (
        cue_of(Statement("call", Kind.PRIORITY, "Every placement is called after one week.", **more)) == cue
    )


def test_a_plan_in_another_language_is_not_put_among_english_decoys():
    plain = Statement("call", Kind.PRIORITY, "Wir rufen jeden nach einer Woche an.")
    assert {kind_at(plain, n, "s", is_english=False) for n in range(6)} == {Ask.SAY, Ask.SERVED}
