"""From a folder to a diagnosis, on invented firms whose truth is known."""

import csv
from dataclasses import fields, is_dataclass

import pytest

import fairlead
from fairlead.core.errors import BadInput
from fairlead.core.simulate import simulate
from fairlead.core.values import Estimate, Status


@pytest.fixture(scope="module")
def diagnosis(tmp_path_factory):
    folder = tmp_path_factory.mktemp("firms") / "not-lived"
    simulate(cause="not-lived", people=140, seed=7).write(folder)
    return fairlead.diagnose(folder)


def estimates(value):
    if isinstance(value, Estimate):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from estimates(getattr(value, field.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from estimates(one)


def test_the_broken_link_is_found_and_named(diagnosis):
    assert diagnosis.verdict.id == "not-lived"
    assert {link.link: link.status for link in diagnosis.links}["lived"] is Status.FAILS


def test_the_whole_chain_is_always_shown(diagnosis):
    assert [link.link for link in diagnosis.links] == [
        "plan", "sent", "reached", "known", "connected", "believed", "lived",
    ]  # fmt: skip


def test_nine_hypotheses_are_weighed_and_the_one_of_deeds_is_supported(diagnosis):
    assert len(diagnosis.hypotheses) == 9
    assert diagnosis.hypotheses[5].finding == "supported"


def test_no_figure_of_a_group_rests_on_fewer_than_five_answers(diagnosis):
    of_groups = list(estimates(diagnosis.levels + diagnosis.units))
    assert of_groups
    assert min(estimate.n for estimate in of_groups) >= 5


def test_a_base_under_twenty_is_shown_as_a_band(diagnosis):
    small = [e for e in estimates(diagnosis.units) if e.n < 20]
    assert small
    assert all("-" in estimate.base for estimate in small)


def test_each_figure_that_people_gave_has_an_interval(diagnosis):
    assert all(
        e.interval is not None for e in estimates(diagnosis.levels + diagnosis.units + diagnosis.items)
    )


def test_levels_are_always_reported_from_low_to_high(diagnosis):
    assert [g.group for g in diagnosis.levels if "+" not in g.group] == ["Staff", "Lead", "Manager"]


def test_the_order_in_which_people_answered_changes_nothing(tmp_path):
    simulate(cause="holds", people=60, seed=3).write(tmp_path / "one")
    simulate(cause="holds", people=60, seed=3).write(tmp_path / "two")
    answers = tmp_path / "two" / "answers.csv"
    with answers.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    with answers.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *reversed(rows)])
    one, two = (fairlead.diagnose(tmp_path / name) for name in ("one", "two"))
    assert (one.verdict, one.links, one.units) == (two.verdict, two.links, two.units)


def test_a_cut_that_was_not_declared_beforehand_is_refused(tmp_path):
    simulate(cause="holds", people=20, seed=1).write(tmp_path / "firm")
    mapping = tmp_path / "firm" / "fairlead.toml"
    kept = [line for line in mapping.read_text(encoding="utf-8").splitlines() if not line.startswith("cuts")]
    mapping.write_text("\n".join(['cuts = ["unit", "level"]', *kept]) + "\n", encoding="utf-8")
    with pytest.raises(BadInput, match="declare it under cuts"):
        fairlead.diagnose(tmp_path / "firm", by=["tenure"])
