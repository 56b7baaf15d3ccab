"""Two editions beside each other: nothing is left out, and no name is given twice."""

from hypothesis import given
from hypothesis import strategies as st

from fairlead.plan.differences import between
from fairlead.plan.models import DraftStatement

SENTENCES = st.sampled_from(
    ["Call every client in a week.", "Call each client in a month.", "Pay early.", "Win ten care homes.",
     "No day hire.", "We say the bad news first."]
)  # fmt: skip
KEYS = st.sampled_from(["call", "pay", "win", "hire"])
ROWS = st.dictionaries(KEYS, SENTENCES, max_size=4).map(
    lambda of: [DraftStatement(key=key, kind="priority", text=text) for key, text in of.items()]
)


@given(ROWS, ROWS)
def test_every_statement_of_both_sides_stands_in_one_line_and_every_line_has_its_own_name(before, after):
    lines = between(before, after).lines
    assert sorted(line.before.key for line in lines if line.before) == sorted(row.key for row in before)
    assert sorted(line.after.key for line in lines if line.after) == sorted(row.key for row in after)
    names = [line.name for line in lines]
    assert len(set(names)) == len(names)


@given(ROWS)
def test_nothing_differs_from_itself(rows):
    assert not between(rows, rows).changed


def test_an_id_that_names_another_sentence_now_is_told_as_gone_and_new():
    before = [DraftStatement(key="pay", kind="priority", text="Pay every invoice early.")]
    after = [
        DraftStatement(key="pay", kind="priority", text="Win ten care homes."),
        DraftStatement(key="early", kind="priority", text="Pay every invoice early."),
    ]
    assert {line.name: line.change for line in between(before, after).lines} == {
        "pay": "new",
        "early": "same",
    }
