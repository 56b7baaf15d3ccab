"""Real surveys, read by nothing but a mapping file.

Three surveys that other people made, each with its own shape: an exit survey in one wide table, a survey with
weights, and percentages of about a hundred organisations without a base. `examples/` holds a mapping file for each
and invented rows of the same shape. What follows is held against those rows, read by Python's own CSV reader; and
where the published files lie beside the repository, against them and the figures that their keepers counted.
"""

import re

import numpy as np
import pytest

from fairlead.core.scales import wilson
from fairlead.core.values import Status
from tests.architecture.places import PRODUCT, modules
from tests.spec.real_sets import PUBLISHED, Survey, surveys

LEAVERS = surveys("exit-survey", "qld-exit-surveys")
FEDERAL = surveys("federal-survey", "fevs-2018")
CIVIL_SERVICE = surveys("civil-service", "uk-csps")


def each(found: tuple[Survey, ...]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("survey", found, ids=[survey.kind for survey in found])


# ------------------------------------------------------------------------------------------------ an exit survey


@each(LEAVERS)
def test_one_file_feeds_both_the_exits_and_the_answers(survey: Survey):
    ids = {row["ID"] for row in survey.rows("dete_survey*")}
    assert {leaver for (leaver,) in survey.ask("SELECT leaver FROM exits")} == ids
    assert {person for (person,) in survey.ask("SELECT respondent FROM answers")} == ids
    assert survey.firm.reading.refused == 0


@each(LEAVERS)
def test_a_day_is_known_as_exactly_as_it_was_written(survey: Survey):
    found = dict(survey.ask("SELECT DISTINCT leaver, left_on::VARCHAR || ' ' || left_precision FROM exits"))
    for row in survey.rows("dete_survey*"):
        month, _, year = row["Cease Date"].rpartition("/")
        exact = f"{year}-{month}-01 month" if month else f"{year}-01-01 year"
        assert found[row["ID"]] == (None if year == "Not Stated" else exact)


@each(LEAVERS)
def test_resignations_are_the_exits_of_their_own_will(survey: Survey):
    rows = survey.rows("dete_survey*")
    counted = sum(row["SeparationType"].startswith("Resignation") for row in rows)
    assert survey.ask("SELECT count(DISTINCT leaver) FROM exits WHERE kind = 'voluntary'") == [(counted,)]
    assert survey.diagnosis.leaving.voluntary == counted
    if survey.kind == PUBLISHED:
        assert (counted, len(rows)) == (311, 822)


@each(LEAVERS)
def test_the_uninformed_and_the_dissatisfied_are_counted_across_both_tables(survey: Survey):
    (answered,) = survey.ask(
        "SELECT count(value), count_if(value <= 2) FROM answers WHERE item = 'kept-informed'"
    )
    (both,) = survey.ask(
        "SELECT count(DISTINCT leaver) FROM exits JOIN answers ON leaver = respondent WHERE item = 'kept-informed' "
        "AND value <= 2 AND reason IN ('job/dissatisfaction', 'environment/department')"
    )
    rows = survey.rows("dete_survey*")
    uninformed = [row for row in rows if row["Kept informed"] in ("D", "SD")]
    boxes = ("Job dissatisfaction", "Dissatisfaction with the department")
    dissatisfied = [row for row in uninformed if "TRUE" in {row[box] for box in boxes}]
    counted = sum(row["Kept informed"] in ("SA", "A", "N", "D", "SD") for row in rows)
    assert (*answered, *both) == (counted, len(uninformed), len(dissatisfied))
    if survey.kind == PUBLISHED:
        assert (*answered, *both) == (803, 110, 52)


@each(LEAVERS)
def test_an_unknown_mark_is_no_answer_and_not_applicable_is_none_either(survey: Survey):
    found = survey.ask("SELECT missing, count(*) FROM answers WHERE item = 'my-say' GROUP BY missing")
    rows = [row["My say"] for row in survey.rows("dete_survey*")]
    skipped = sum(cell in ("M", "") for cell in rows)
    assert dict(found)["cannot-say"] == rows.count("N/A")
    assert dict(found)["skipped"] == skipped


@each(LEAVERS)
def test_leavers_alone_bear_no_verdict_on_the_chain(survey: Survey):
    diagnosis = survey.diagnosis
    assert diagnosis.verdict.id == "cannot-tell"
    assert {link.status for link in diagnosis.links} == {Status.UNKNOWN}
    assert all(link.estimate is None for link in diagnosis.links)
    assert diagnosis.gaps == ()
    assert "Only people who left were asked" in survey.printed


@each(LEAVERS)
def test_leavers_alone_still_show_reasons_and_items(survey: Survey):
    diagnosis = survey.diagnosis
    families = {reason.family for reason in diagnosis.leaving.reasons}
    assert {"retirement", "work-life", "career", "job"} <= families
    assert "direction" not in families  # the form has no such box
    assert len(diagnosis.items) == 21
    assert all(item.histogram for item in diagnosis.items)


@each(LEAVERS)
def test_who_was_sent_away_is_not_asked_for_reasons_of_their_own(survey: Survey):
    rows = [row for row in survey.rows("dete_survey*") if row["SeparationType"] != "Termination"]
    balance = next(r for r in survey.diagnosis.leaving.reasons if r.family == "work-life")
    assert survey.diagnosis.leaving.leavers == len(rows)
    assert balance.named_count == sum(row["Work life balance"] == "TRUE" for row in rows)


# ------------------------------------------------------------------------------------------------ a survey with weights


def shares(survey: Survey) -> dict[str, float]:
    """Weighted shares of the two answers at the good end, in plain numpy."""
    rows = survey.rows("fevs2018_dev*")
    weight = np.array([float(row["POSTWT"]) for row in rows])
    good = {f"Q{n}": np.array([int(row[f"Q{n}"]) >= 4 for row in rows]) for n in range(1, 72)}
    good["my_leaving"] = np.array([row["my_leaving"] == "no" for row in rows])
    return {column: float(weight[mask].sum() / weight.sum()) for column, mask in good.items()}


COLUMNS = {
    "relates": "Q12", "expected": "Q6", "goals-told": "Q56", "mission": "Q39", "policies": "Q66", "integrity": "Q54",
    "motivation": "Q53", "informed": "Q64", "pay": "Q70", "better-job": "Q67", "supervisor": "Q51", "workload": "Q10",
    "leaving": "my_leaving",
}  # fmt: skip


@each(FEDERAL)
def test_everyone_in_the_file_is_read(survey: Survey):
    rows = survey.rows("fevs2018_dev*")
    leaving = sum(row["my_leaving"] == "yes" for row in rows)
    (found,) = survey.ask("SELECT count(*), sum(value) FROM answers WHERE item = 'leaving'")
    assert found == (len(rows), leaving)
    assert survey.firm.reading.refused == 0
    if survey.kind == PUBLISHED:
        assert (len(rows), round(100 * leaving / len(rows), 2)) == (10_301, 21.35)


@each(FEDERAL)
def test_each_share_is_the_weighted_one(survey: Survey):
    found = {item.id: item.estimate.value for item in survey.diagnosis.items}
    plain = shares(survey)
    step = 1.6 / len(survey.rows("fevs2018_dev*"))  # a weighted share is told in steps of three answers
    assert found == pytest.approx({item: plain[column] for item, column in COLUMNS.items()}, abs=step)


@each(FEDERAL)
def test_weights_move_the_share_and_widen_its_interval(survey: Survey):
    rows = survey.rows("fevs2018_dev*")
    weight = np.array([float(row["POSTWT"]) for row in rows])
    worth = weight.sum() ** 2 / (weight**2).sum()  # Kish 1965
    pay = next(item for item in survey.diagnosis.items if item.id == "pay").estimate
    kish, step = wilson(pay.value * worth, worth), 1.6 / len(rows)
    assert pay.n == len(rows) > worth
    assert pay.value != pytest.approx(sum(int(row["Q70"]) >= 4 for row in rows) / len(rows), abs=1e-3)
    # As wide as the answers are worth, and no more than the step of the share beyond that.
    assert kish.low - step <= pay.interval.low <= kish.low + 1e-4
    assert kish.high - 1e-4 <= pay.interval.high <= kish.high + step


@each(FEDERAL)
def test_to_stay_is_the_good_end_of_a_question_about_leaving(survey: Survey):
    stay = next(item for item in survey.diagnosis.items if item.construct == "stay-intent")
    assert stay.estimate.value > 0.5
    assert shares(survey)["my_leaving"] > 0.5
    assert stay.wording.startswith("Not considering leaving")


@each(FEDERAL)
def test_fewer_believe_and_see_it_lived_than_say_that_they_know_their_part(survey: Survey):
    found = {link.link: link.estimate for link in survey.diagnosis.links}
    assert found["believed"].value < found["connected"].value
    assert found["lived"].value < found["connected"].value
    assert found["known"] is None  # no recall: saying that one knows is not knowing


@each(FEDERAL)
def test_each_raw_gap_stands_beside_the_model_with_pay_in_it(survey: Survey):
    gaps = survey.diagnosis.gaps
    assert gaps
    assert all(gap.adjusted is not None for gap in gaps)
    assert all("pay" in (*gap.in_model, gap.item) for gap in gaps)
    assert "pay not in the model" not in survey.printed


@each(FEDERAL)
def test_a_gap_that_impresses_may_be_gone_in_the_model(survey: Survey):
    gaps = {gap.item: gap for gap in survey.diagnosis.gaps}
    if survey.kind != PUBLISHED:  # sixty invented people leave each gap wide open
        assert all(gap.raw.interval.high - gap.raw.interval.low > 0.3 for gap in gaps.values())
        return
    told, job = gaps["goals-told"], gaps["better-job"]
    assert job.raw.interval.low > 0
    assert job.adjusted.interval.low > 1
    # Of those who are told the goals 16 points more mean to stay; with the rest in the model no step is left.
    assert told.raw.interval.low > 0.1
    assert told.adjusted.interval.low < 1 < told.adjusted.interval.high


@each(FEDERAL)
def test_leaders_and_staff_are_shown_apart(survey: Survey):
    levels = {level.group: level for level in survey.diagnosis.levels if level.cut == "level"}
    assert list(levels) == ["Staff and team leads", "Supervisors and leaders"]
    believed = [{s.link: s.estimate for s in level.shares}["believed"].value for level in levels.values()]
    assert believed[0] < believed[1]


# ------------------------------------------------------------------------------------------------ published percentages


@each(CIVIL_SERVICE)
def test_a_benchmark_is_no_organisation(survey: Survey):
    rows = survey.rows("csps_organisations*")
    named = {" ".join(row["organisation"].split()) for row in rows if "benchmark" not in row["organisation"]}
    found = {group for (group,) in survey.ask("SELECT DISTINCT \"group\" FROM counts WHERE cut = 'unit'")}
    assert found == named
    assert not any("benchmark" in group for group in found)


@each(CIVIL_SERVICE)
def test_each_year_is_a_pulse(survey: Survey):
    years = {row["year"] for row in survey.rows("csps_organisations*")}
    assert {pulse for (pulse,) in survey.ask("SELECT DISTINCT pulse FROM counts")} == years


@each(CIVIL_SERVICE)
def test_all_civil_servants_are_the_mean_and_not_the_median_of_organisations(survey: Survey):
    found = {
        f.pulse: f.share for f in survey.diagnosis.published if f.item == "clear-vision" and f.group == "all"
    }
    mean = [row for row in survey.rows("csps_benchmarks*") if row["obj"] == "df_2018_mean"]
    counted = {
        row["year"]: round(float(row["value"])) / 100 for row in mean if row["uid"] == "lmc.clear_vision"
    }
    assert found == counted
    if survey.kind == PUBLISHED:
        assert (found["2009"], found["2010"], found["2018"]) == (0.28, 0.25, 0.43)


@each(CIVIL_SERVICE)
@pytest.mark.parametrize("year", ["2009", "2013"])
def test_two_shapes_of_one_publication_say_the_same(survey: Survey, year: str):
    wide = survey.ask(
        f"SELECT \"group\", share FROM counts WHERE pulse = '{year}' AND cut = 'unit' AND item = 'clear-vision'"
    )
    long = {
        row["organisation"].strip(): float(row["value"]) / 100
        for row in survey.rows("csps_organisations*")
        if (row["year"], row["uid"]) == (year, "lmc.clear_vision") and "benchmark" not in row["organisation"]
    }
    assert dict(wide) == pytest.approx(long)


@each(CIVIL_SERVICE)
def test_a_percentage_without_a_base_judges_nothing(survey: Survey):
    assert survey.ask("SELECT count(n), count(base) FROM counts") == [(0, 0)]
    diagnosis = survey.diagnosis
    assert diagnosis.verdict.id == "cannot-tell"
    assert {link.status for link in diagnosis.links} == {Status.UNKNOWN}
    assert diagnosis.spread == ()
    assert diagnosis.items == ()
    assert {f.construct for f in diagnosis.published} >= {"right-direction", "lived", "line-of-sight", "pay"}


def test_a_published_figure_says_that_its_base_is_not_known():
    assert "published figure, n not given" in CIVIL_SERVICE[0].printed


# ------------------------------------------------------------------------------------------------ all three


def test_no_program_of_ours_knows_a_survey_by_name():
    named = re.compile(r"\b(fevs|csps|dete|queensland|civil service|postwt)\b", re.IGNORECASE)
    assert [p.name for p in modules(PRODUCT) if named.search(p.read_text(encoding="utf-8"))] == []
