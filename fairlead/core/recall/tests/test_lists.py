"""A leader's list, as leaders write them."""

import pytest

from fairlead.core.recall import code_list, split_list
from fairlead.core.recall.tests.cases import FREIGHT


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("1. Call\n2. Pay\n3. Rest", ("Call", "Pay", "Rest")),
        ("Del's list:\n- Call\n- Pay\n\nDel", ("Call", "Pay")),
        ("• Call\n• Pay", ("Call", "Pay")),
        ("a) Call\nb) Pay", ("Call", "Pay")),
        ("Call\nPay.\n", ("Call", "Pay")),
        ("Call them. Then pay; rest", ("Call them", "Then pay", "rest")),
        ("(1) Call, (2) pay, (3) rest", ("Call", "pay", "rest")),
        ("Pay 1.5 % more", ("Pay 1.5 % more",)),
        ("\r\n1) Call\r\n2) Pay\r\n", ("Call", "Pay")),
        ("- \n-", ()),
        ("", ()),
    ],
)
def test_a_list_is_split_as_its_writer_meant(text: str, entries: tuple[str, ...]) -> None:
    assert split_list(text) == entries


def test_a_list_is_coded_and_what_is_not_in_the_plan_is_counted() -> None:
    text = "Off the top of my head:\n1. Rotterdam by rail\n2. quotes in two hours\n3. a new depot\n4. something with the Rotterdam route"
    coded = code_list(text, FREIGHT)
    assert coded.named == {"rail", "quotes"}
    assert coded.unmatched == ("a new depot",)


def test_a_leader_who_does_not_know_lists_nothing() -> None:
    coded = code_list("I could not tell you", FREIGHT)
    assert (coded.named, coded.partly, coded.unmatched) == (frozenset(), frozenset(), ())


def test_what_a_person_wrote_behind_an_entry_holds_against_the_scorer() -> None:
    text = "1. Rotterdam by rail {#none}\n2. the thing we said in May {#quotes #rail-2}\n3. a new depot"
    coded = code_list(text, FREIGHT)
    assert coded.named == {"quotes"}
    assert coded.partly == frozenset()
    assert set(coded.unmatched) == {"a new depot", "Rotterdam by rail"}
