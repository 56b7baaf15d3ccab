"""A round among leaders: what entries mean, by the scorer and by hand; ranks; who is absent."""

import numpy as np
import pytest

from fairlead.core.diagnosis.rounds import leader_round
from fairlead.core.plans import parse
from fairlead.core.scales import kendalls_w
from fairlead.core.tables import LeaderSheet, ListEntry

PLAN = parse(
    "## Priorities\n- Call every placement after one week. {#call}\n- Pay invoices within ten days. {#pay}\n"
    "- Win ten care homes. {#homes}\n## Values\n- We say the bad news first. {#news}\n"
)


def sheet(leader, *texts, is_prose=False):
    return LeaderSheet(
        leader, "a.txt", tuple(ListEntry(t, i) for i, t in enumerate(texts, 1)), is_prose=is_prose
    )


def ranked(leader, **ranks):
    return LeaderSheet(leader, "r.csv", tuple(ListEntry("", 2, id, float(r)) for id, r in ranks.items()))


def test_a_value_on_a_list_is_in_the_plan_and_no_priority():
    found = leader_round(PLAN, [sheet("Ada", "say bad news first", "repaint the van")])
    assert found.outside == (("Ada", "repaint the van"),)
    assert [s.named for s in found.agreement.statements] == [(), (), ()]


def test_what_a_person_coded_holds_against_the_scorer():
    lists = [sheet("Ada", "ring them"), sheet("Ben", "call every placement after a week")]
    assert leader_round(PLAN, lists).agreement.shared == ()
    by_hand = {("ada", "ring them"): frozenset({"call"})}
    found = leader_round(PLAN, lists, by_hand)
    assert found.agreement.shared == ("call",)
    assert found.entries[0][0].by_hand is True
    none = {("ben", "call every placement after a week"): frozenset()}
    assert leader_round(PLAN, lists, by_hand | none).agreement.statements[0].named == (0,)


def test_an_empty_sheet_is_left_out_and_one_who_could_not_say_is_counted():
    lists = [sheet("Ada"), sheet("Ben", "I could not name any"), sheet("Cem", "win ten care homes")]
    found = leader_round(PLAN, lists)
    assert (found.leaders, found.absent) == (("Ben", "Cem"), ("Ada",))
    assert found.entries[0] == ()
    assert found.agreement.overlap == 0


def test_prose_is_read_sentence_by_sentence_and_an_entry_is_not():
    words = "Win ten care homes. Then the cup."
    assert len(leader_round(PLAN, [sheet("Ada", words, is_prose=True)]).entries[0]) == 2
    assert len(leader_round(PLAN, [sheet("Ada", words)]).entries[0]) == 1


def test_w_is_given_where_every_leader_ranked_every_priority():
    lists = [ranked("Ada", call=1, pay=2, homes=3), ranked("Ben", call=1, pay=2, homes=2)]
    found = leader_round(PLAN, lists)
    assert found.agreement.w == pytest.approx(kendalls_w(np.array([[1, 2, 3], [1, 2, 2]])))
    assert found.agreement.w_chance.can_tell is False
    part = leader_round(PLAN, [lists[0], ranked("Ben", call=1, pay=2)])
    assert (part.agreement.w, part.ranked) == (None, 2)


def test_an_id_behind_an_entry_holds_against_the_scorer_and_is_not_shown_as_words():
    found = leader_round(PLAN, [sheet("Ada", "ring them {#call}", "call every placement {#none}")])
    assert [(e.text, e.named, e.by_hand) for e in found.entries[0]] == [
        ("ring them", {"call"}, True), ("call every placement", set(), True),
    ]  # fmt: skip
