"""Figures that come counted. Authority: counted on one's fingers."""

from fairlead.core.engines import PublishedShare
from fairlead.core.engines.tests.small import engine, scale


def figure(option="positive", n=None, share=None, base=None, group="all", cut="company", **more):
    return {"pulse": "2018", "item": "B05", "cut": cut, "group": group, "option": option, "n": n, "share": share,
            "base": base, **more}  # fmt: skip


def test_a_share_without_a_base_is_published_and_makes_no_tally():
    firm = engine(counts=[figure(share=0.63), figure(cut=None, group=None, share=0.5)])
    assert firm.published()[0] == PublishedShare("2018", "B05", "company", "all", "positive", 0.63)
    assert (firm.published()[1].cut, firm.published()[1].group) == ("company", "all")
    assert firm.given_counts().tallies == ()


def test_a_hidden_share_is_not_published():
    assert engine(counts=[figure(share=0.63, hidden=True)]).published() == ()


def test_counts_by_option_make_a_tally_over_the_whole_scale():
    rows = [figure("4", 10, base=12), figure("5", 2, base=12)]
    (tally,) = engine(items=[scale("B05")], counts=rows).given_counts().tallies
    assert (tally.options, tally.n.tolist()) == ((1, 2, 3, 4, 5), [[0, 0, 0, 10, 2]])


def test_positive_answers_with_a_base_make_a_yes_and_no():
    rows = [figure(n=8, base=20), figure(share=0.25, base=20, group="North", cut="unit")]
    company, unit = engine(counts=rows).given_counts().tallies
    assert (company.options, company.n.tolist()) == ((0, 1), [[12, 8]])
    assert (unit.cut, unit.groups, unit.n.tolist()) == ("unit", ("North",), [[15, 5]])


def test_a_group_with_something_hidden_is_withheld_whole():
    rows = [
        figure("1", 10),
        figure("2", None, hidden=True),
        figure("1", 7, group="b"),
        figure("2", 5, group="b"),
    ]
    found = engine(counts=rows).given_counts()
    assert [(t.groups, t.n.tolist()) for t in found.tallies] == [(("b",), [[7, 5]])]
    assert found.withheld == (("2018", "B05", "company", "all"),)


def test_options_that_do_not_add_up_to_their_base_are_withheld():
    found = engine(counts=[figure("1", 10, base=30), figure("2", 5, base=30)]).given_counts()
    assert (found.tallies, len(found.withheld)) == ((), 1)


def test_positive_answers_without_a_base_or_above_it_are_withheld():
    assert len(engine(counts=[figure(n=8)]).given_counts().withheld) == 1
    assert len(engine(counts=[figure(n=8, base=5)]).given_counts().withheld) == 1


def test_an_option_off_the_scale_withholds_its_group():
    assert engine(items=[scale("B05")], counts=[figure("9", 3)]).given_counts().tallies == ()
