"""DESIGN, section 5: one test a case, and the laws that hold over all 3^7 chains."""

from itertools import product

import pytest

from fairlead.core.values import Status
from fairlead.core.verdict import LINKS, SPOKEN, decide, next_steps

H, F, U = Status.HOLDS, Status.FAILS, Status.UNKNOWN

#        plan sent reached known connected believed lived
CASES = {
    "no-plan": [
        (F, H, H, H, H, H, H),
        (F, F, F, F, F, F, F),
    ],
    "not-told": [
        (H, F, H, F, H, H, H),  # hardly told
        (H, H, F, F, H, H, H),  # sent, did not reach
        (H, U, F, U, H, H, H),  # known not measured, reached fails
        (U, F, U, U, U, U, F),
    ],
    "did-not-land": [
        (H, H, H, F, H, H, H),
        (H, U, H, F, U, U, F),
    ],
    "not-known": [
        (H, U, U, F, H, H, H),
        (H, H, U, F, H, H, H),  # sent by the record; whether it was heard is not known
    ],
    "not-connected": [(H, H, H, H, F, H, H), (U, U, U, U, F, F, F)],
    "not-believed": [(H, H, H, H, H, F, H), (H, H, H, U, U, F, F)],
    "not-lived": [(H, H, H, H, H, H, F), (U, U, U, U, U, U, F)],
    "holds": [(H, H, H, H, H, H, H)],
    "no-break-found": [
        (H, H, H, U, H, H, H),
        (H, F, H, H, H, H, H),  # the record is thin, yet people can say it
        (U, U, U, U, U, U, H),
    ],
    "cannot-tell": [(U, U, U, U, U, U, U), (H, H, U, U, U, U, U)],
}


@pytest.mark.parametrize(("verdict", "row"), [(v, row) for v, rows in CASES.items() for row in rows])
def test_each_case_of_the_table_gives_its_verdict(verdict, row):
    assert decide(dict(zip(LINKS, row, strict=True))).id == verdict


def every_chain():
    return (dict(zip(LINKS, row, strict=True)) for row in product((H, F, U), repeat=len(LINKS)))


def test_every_chain_has_a_verdict_with_a_sentence_and_two_or_three_steps():
    for chain in every_chain():
        verdict = decide(chain)
        assert verdict.sentence.endswith(".")
        assert 2 <= len(next_steps(verdict, chain)) <= 3


def test_a_link_that_is_unknown_is_never_named_as_the_break():
    broken = {
        "not-connected": "connected",
        "not-believed": "believed",
        "not-lived": "lived",
        "no-plan": "plan",
    }
    for chain in every_chain():
        link = broken.get(decide(chain).id)
        assert link is None or chain[link] is F


def test_nothing_is_called_sound_while_a_link_that_people_speak_for_fails():
    for chain in every_chain():
        if decide(chain).id in ("holds", "no-break-found", "cannot-tell"):
            assert F not in [chain[link] for link in SPOKEN if link != "reached"]


def test_earlier_unknown_links_are_named_as_not_ruled_out():
    verdict = decide(dict(zip(LINKS, (H, U, H, U, H, H, F), strict=True)))
    assert verdict.not_ruled_out == ("sent", "known")
    assert "sent, known" in verdict.sentence


def test_later_breaks_are_named_beside_the_first():
    assert decide(dict(zip(LINKS, (H, H, H, H, F, F, F), strict=True))).also == ("believed", "lived")


def test_where_deeds_fail_the_first_step_is_to_mend_deeds():
    for chain in every_chain():
        if chain["lived"] is F:
            assert "Mend a deed" in next_steps(decide(chain), chain)[0]


def test_a_chain_with_a_link_missing_is_refused():
    with pytest.raises(KeyError):
        decide({"lived": H})
