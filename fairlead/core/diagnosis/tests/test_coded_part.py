"""What a coded part of the answers says of the whole company."""

from fairlead.core.diagnosis import judge
from fairlead.core.simulate import simulate


def known(tmp_path, coded, cause="holds", people=140, seed=3):
    folder = simulate(cause=cause, people=people, seed=seed, coded=coded).write(
        tmp_path / f"{cause}-{coded}-{people}", format="parquet"
    )
    return next(link for link in judge(folder).links if link.link == "known")


def test_forty_coded_answers_settle_what_the_scorer_leaves_open(tmp_path):
    alone, helped = known(tmp_path, 0), known(tmp_path, 40)
    assert alone.provisional
    assert not helped.provisional
    assert helped.status == "holds"
    width = helped.estimate.interval.high - helped.estimate.interval.low
    assert width < 0.25 < alone.estimate.interval.high - alone.estimate.interval.low
    assert helped.estimate.method.startswith("40 of ")


def test_under_ten_coded_answers_the_figure_stays_provisional(tmp_path):
    assert known(tmp_path, 9).provisional
    assert not known(tmp_path, 10).provisional


def test_in_a_firm_whose_base_is_told_as_a_band_the_coded_part_changes_nothing_but_is_no_fault(tmp_path):
    assert known(tmp_path, 12, people=20).status in ("unknown", "holds")


def test_few_who_know_are_seen_as_few(tmp_path):
    assert known(tmp_path, 40, cause="did-not-land").status == "fails"
