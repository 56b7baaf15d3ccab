"""Between two editions: did the direction change, or only its words? And do the leaders hold the same one?

People stop learning a direction that turns often, and nobody tells them again what was turned in silence. So two
questions are asked of the plan before any survey: what changed between two editions, *in substance*, and whether the
leaders, each asked apart, would write the same list.

**A change of substance.** Statements are paired by id, then by their words (best assignment on the words in common).
Of each pair Fairlead asks what a careful reader asks. Is a figure, a day, an owner, a target another one? Is it negated
now? Did a word turn into its opposite? Was a condition added or dropped? Which words that carry the sentence came or
went? Punctuation, markup, links, British or American spelling, slips of the pen, contractions, small words and word
order are set aside first. The score of a statement, 0 to 1, is that of its greatest change; from .20 on it is a change of
substance, from .60 on another sentence. Unmatched words count as 1 - (1 - d)², d their share of the words on both sides.

**A plan as a whole** is *the same*, changed in *wording only*, in *some substance*, or *rewritten*: less than half of
what was said (or of the priorities) is left. What was only added rewrites nothing.

**Any page.** Handbooks do not know our grammar. `compare_texts` reads any Markdown as headings, entries and sentences.
Front matter, comments, code, tags and link targets fall away; what only points elsewhere carries no weight; a sentence
that moved, was split or was joined to another is still there.

**Leaders' lists.** Leaders are few and all are asked, so overlap and Kendall's W are exact and have no interval. What can
be asked is whether chance alone would agree as far: each leader's choices or ranks are shuffled, all orders counted where
they can be. Where even full agreement comes by chance in more than one case of twenty, the answer is *cannot tell*. With
one leader agreement does not apply; with two one sees where they differ, not who is off. The round is named, and says so.

**Limits.** Words are compared, not meanings: a synonym that is in no list counts as another word (an encoder can be passed
in to pair such sentences), and the same words with other partners ("sell cars, rent bikes") are not seen. English only.
Weights and thresholds are chosen. On invented edits and on real pages with mechanical edits they were measured:
`docs/operate/editions.md` has the figures and the command that makes them.
"""

import numpy as np
import pytest

from fairlead.core import plans, scales

TEXT = (
    "## Purpose\n- Nobody in our town waits three weeks for work. {#work}\n"
    "## Priorities\n"
    '- Every placement is called after one week. {#call owner="Ada" due=2026-12-31 target=95%}\n'
    "- Clients pay us within thirty days. {#paid}\n"
    "- We win ten care homes. {#homes}\n"
)


OLD = plans.parse(TEXT)


def edited(before, after):
    assert before in TEXT
    return plans.parse(TEXT.replace(before, after))


def test_wording_is_no_substance():
    """The voice, the spelling, a typing slip, punctuation and the order of words leave what is said."""
    for before, after in (
        ("Every placement is called after one week.", "We call every placement after one week!"),
        ("We organise our neighbourhood centre.", "We organize our neighborhood center."),
        ("We recieve every parcel.", "We receive **every** [parcel](new.md)."),
        ("Reach 95 % of homes by March.", "By March, reach ninety-five percent of homes."),
    ):
        assert not plans.substance(before, after).changed


def test_substance_is_said_with_its_reason():
    """Each kind of change has words of its own."""
    assert plans.substance("We sell to banks.", "We no longer sell to banks.").reasons == ("now negated",)
    assert (
        plans.substance("More visits.", "Fewer visits.").reasons[0] == "turned round: “More” became “Fewer”"
    )
    assert plans.substance("We lend tools.", "We lend tools only to members.").reasons[0] == (
        "a condition was added: “only”"
    )
    assert plans.substance("Clients before staff.", "Staff before clients.").score == 0.5


def test_owner_day_and_target_are_substance_too():
    """The sentence is the same, and the promise is another."""
    found = plans.compare(OLD, edited('owner="Ada" due=2026-12-31', 'owner="Ben" due=2027-06-30'))
    (change,) = found.of_substance
    assert change.reasons == (
        "owner changed from “Ada” to “Ben”",
        "the deadline moved by 6 months, to 2027-06-30",
    )
    assert found.verdict is plans.Verdict.SOME


def test_a_statement_is_followed_to_another_id():
    """A re-import gives new ids; the words find the statement again. A new sentence under an old id is not the old one."""
    found = plans.compare(OLD, edited("{#call ", "{#ring "))
    assert found.verdict is plans.Verdict.SAME
    turned = edited("Clients pay us within thirty days.", "We open a school for welders.")
    assert [priority.id for priority in plans.turned_priorities(OLD, turned)] == ["paid"]


def test_less_than_half_of_the_priorities_left_is_another_plan():
    """Two of three gone: rewritten, though the purpose still stands. One gone: some substance. One more: nothing lost."""
    one_gone = edited("- We win ten care homes. {#homes}\n", "")
    two_gone = edited("- Clients pay us within thirty days. {#paid}\n- We win ten care homes. {#homes}\n", "")
    assert plans.compare(OLD, one_gone).verdict is plans.Verdict.SOME
    assert plans.compare(OLD, two_gone).verdict is plans.Verdict.REWRITTEN
    assert plans.compare(two_gone, OLD).left == 1.0


def test_any_page_can_be_compared():
    """Links, lists and headings drawn anew raise no alarm; a figure in the middle of it does."""
    old = "---\ntitle: x\n---\n# Mission\nWe mend roofs in the [old town](a.md). We answer in two days.\n\n- Care\n- Craft\n"
    new = "# Our mission\n\n* Care\n* Craft\n\n**We mend roofs** in the [old town](b/c.md). We answer in 2 days.\n"
    assert plans.compare_texts(old, new).verdict is plans.Verdict.WORDING
    (change,) = plans.compare_texts(old, new.replace("2 days", "5 days")).of_substance
    assert change.reasons == ("the figure went from 2 to 5",)


def test_leaders_lists_show_who_names_what():
    """Counted by hand: "call" is on all three lists, "pay" on one and perhaps on another, "homes" on none."""
    ada = scales.LeaderList(frozenset({"call", "pay"}))
    ben = scales.LeaderList(frozenset({"call"}), 1, frozenset({"pay"}))
    cem = scales.LeaderList(frozenset({"call"}), 2)
    found = scales.agreement([ada, ben, cem], ["call", "pay", "homes"])
    assert (found.shared, found.nobodys) == (("call",), ("homes",))
    assert found.overlap == pytest.approx((1 / 3 + 1 / 4 + 1 / 4) / 3)
    assert found.statements[1].missing == (2,)


def test_with_few_leaders_chance_decides_what_can_be_told():
    """Two leaders and three priorities agree fully by chance in one case of six: cannot tell. Four priorities: 1 of 24."""
    assert not scales.by_chance(np.array([[1, 2, 3], [1, 2, 3]])).can_tell
    assert scales.by_chance(np.array([[1, 2, 3, 4], [1, 2, 3, 4]])).p == pytest.approx(1 / 24)


def test_three_leaders_with_three_priorities_as_in_friedmans_table():
    """Authority: Friedman (1937), exact table for three things and four rankers: p = .0417 where one pair is swapped."""
    ranks = np.array([[1, 2, 3], [1, 2, 3], [1, 2, 3], [1, 3, 2]])
    assert scales.by_chance(ranks).p == pytest.approx(0.0417, abs=0.0001)
