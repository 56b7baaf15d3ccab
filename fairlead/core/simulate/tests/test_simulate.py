"""The generator: the same seed gives the same company, and the company has the truth that was stated."""

import numpy as np
import pyarrow.compute as pc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairlead.core.diagnosis.cuts import CUTS
from fairlead.core.plans import check, parse
from fairlead.core.simulate import CAUSES, FolderInUse, UnableToSimulate, simulate, truth_of
from fairlead.core.simulate.asking import PULSE
from fairlead.core.simulate.attitudes import QUESTIONS
from fairlead.core.simulate.staff import AS_OF
from fairlead.core.simulate.trades import TRADES, common, trade
from fairlead.core.simulate.wording import BETWEEN, bank_of
from fairlead.core.tables.schemas import SCHEMAS

EVERY_TABLE = {
    "people", "units", "items", "answers", "tellings", "commitments", "exits", "promises", "stage_events",
}  # fmt: skip


@pytest.mark.parametrize("cause", CAUSES)
def test_the_same_seed_gives_the_same_company(cause):
    one, two = (simulate(cause=cause, people=40, seed=11) for _ in range(2))
    assert one.plans == two.plans
    assert one.settings == two.settings
    assert all(one.tables[name].equals(two.tables[name]) for name in one.tables)


def test_another_seed_gives_another_company():
    one, two = (simulate(cause="holds", people=40, seed=seed) for seed in (3, 6))
    assert not one.tables["answers"].equals(two.tables["answers"])


@pytest.mark.parametrize("cause", CAUSES)
def test_the_expected_verdict_is_the_cause_but_for_pay(cause):
    assert truth_of(cause).expected == ("holds" if cause == "pay" else cause)


@pytest.mark.parametrize(
    "cause", ["no-plan", "not-told", "did-not-land", "not-connected", "not-lived", "holds", "pay"]
)
def test_every_table_is_there_with_canonical_columns(cause):
    firm = simulate(cause=cause, people=60, seed=2)
    assert set(firm.tables) == EVERY_TABLE
    for name, table in firm.tables.items():
        assert set(table.column_names) <= set(SCHEMAS[name].names)
        keys = [column.name for column in SCHEMAS[name].columns if column.key]
        assert all(table[key].null_count == 0 for key in keys)
        for column in SCHEMAS[name].columns:
            if column.allowed and column.name in table.column_names:
                words = {word and word.partition("/")[0] for word in table[column.name].to_pylist()}
                assert words <= {None, *column.allowed}  # of a reason, its family


def test_verdicts_of_missing_evidence_leave_it_out():
    not_known = simulate(cause="not-known", people=60, seed=2)
    assert "tellings" not in not_known.tables
    assert "reached" not in not_known.tables["items"]["construct"].to_pylist()
    quiet = simulate(cause="no-break-found", people=60, seed=2)
    assert not {"tellings", "commitments", "promises"} & set(quiet.tables)
    assert "lived" not in quiet.tables["items"]["construct"].to_pylist()
    few = simulate(cause="cannot-tell", people=60, seed=2)
    assert len(respondents(few)) == 4


def respondents(firm):
    answers = firm.tables["answers"]
    return set(answers.filter(pc.equal(answers["pulse"], PULSE))["respondent"].to_pylist())


def shares(firm):
    """Share in the top two of each item, after reversal, of those who answered."""
    answers, found = firm.tables["answers"], {}
    for question in QUESTIONS:
        values = answers.filter(pc.equal(answers["item"], question.item))["value"].drop_null().to_numpy()
        positive = values <= 2 if question.reversed else values >= 4
        found[question.item] = (float(np.mean(positive)), len(values))
    return found


@pytest.mark.parametrize("cause", ["not-told", "not-connected", "not-believed", "not-lived", "holds"])
def test_shares_of_twenty_thousand_people_match_the_truth(cause):
    """Law of large numbers: five standard errors, σ = √(p(1−p)/n), leave one false alarm in 1.7 million."""
    firm = simulate(cause=cause, people=20_000, seed=5)
    found = shares(firm)
    for question in QUESTIONS:
        if question.measures in firm.truth.shares:
            truth, (share, n) = firm.truth.shares[question.measures], found[question.item]
            assert abs(share - truth) < 5 * np.sqrt(truth * (1 - truth) / n)
    n = len(respondents(firm))
    assert abs(n / 20_000 - 0.7) < 5 * np.sqrt(0.7 * 0.3 / 20_000)


@pytest.mark.parametrize(("cause", "known"), [("did-not-land", 0.3), ("holds", 0.7)])
def test_who_knows_names_three_statements_and_their_share_is_the_truth(cause, known):
    firm = simulate(cause=cause, people=20_000, seed=5, coded=20_000)
    coded = pc.drop_null(firm.tables["answers"]["statements"]).to_pylist()
    named = np.array([0 if ids == "none" else len(ids.split()) for ids in coded])
    assert abs(np.mean(named >= 3) - known) < 5 * np.sqrt(known * (1 - known) / len(named))


@pytest.mark.parametrize("people", [8, 20, 60, 140])
def test_when_all_answer_every_share_lies_on_its_side_by_at_least_the_stated_distance(people):
    for cause in ("not-connected", "not-believed", "not-lived"):
        firm = simulate(
            cause=cause, people=people, seed=4, answering=1.0, cannot_say=0, skipped=0, distance=0.15
        )
        for question in QUESTIONS:
            if question.measures in firm.truth.shares:
                gap = shares(firm)[question.item][0] - CUTS[question.measures]
                assert gap <= -0.15 + 1e-9 if firm.truth.breaks(question.measures) else gap >= 0.15 - 1e-9


@pytest.mark.parametrize(("cause", "kept"), [("not-lived", 0.4), ("holds", 0.8)])
def test_commitments_and_promises_are_kept_exactly_as_stated(cause, kept):
    firm = simulate(cause=cause, people=400, seed=9)
    states = [s for s in firm.tables["commitments"]["state"].to_pylist() if s != "changed"]
    outcomes = [o for o in firm.tables["promises"]["outcome"].to_pylist() if o != "too-early"]
    assert states.count("kept") / len(states) == pytest.approx(kept)
    assert outcomes.count("kept") / len(outcomes) == pytest.approx(kept)


@pytest.mark.parametrize(("cause", "told"), [("not-told", 0.3), ("holds", 0.7)])
@pytest.mark.parametrize("people", [8, 60, 500])
def test_three_tellings_in_ninety_days_reach_as_many_pairs_as_stated(cause, told, people):
    firm = simulate(cause=cause, people=people, seed=9)
    leaves = [u for u in firm.tables["units"]["unit"].to_pylist() if u != "company" and "region" not in u]
    heard = dict.fromkeys(((s, u) for s in parse(firm.plans[0]).priorities for u in leaves), 0)
    heard = {(s.id, u): 0 for s, u in heard}
    for row in firm.tables["tellings"].to_pylist():
        if (AS_OF - row["told_on"]).days < 90:
            for unit in [row["unit"]] if row["unit"] else leaves:
                heard[row["statement"], unit] += 1
    share = sum(n >= 3 for n in heard.values()) / len(heard)
    assert share <= told if told < CUTS["sent"] else share >= told
    assert abs(share - told) < 1 / len(heard) + 1e-9


@pytest.mark.parametrize("name", TRADES)
def test_plans_pass_every_must_check_unless_the_truth_is_that_nobody_wrote_one(name):
    def musts(**said):
        plan = parse(simulate(people=30, seed=0, trade_name=name, **said).plans[-1])
        return [fault for fault in check(plan, today=AS_OF) if fault.severity == "must"]

    assert musts(cause="holds") == []
    assert musts(cause="no-plan", no_plan="leaders") == []
    assert musts(cause="no-plan", no_plan="words")


def test_bias_odds_are_the_odds_ratio_of_answering():
    """Odds of the content among those who answer are θ times those among who do not (exact in the limit)."""
    firm = simulate(cause="not-believed", people=20_000, seed=5, bias_odds=2.0, cannot_say=0, skipped=0)
    among = shares(firm)["right-direction-1"][0]
    n, all_content = len(respondents(firm)), 0.3 * 20_000
    content = among * n
    odds = (content / (n - content)) / ((all_content - content) / (14_000 - (n - content)))
    assert odds == pytest.approx(2.0, rel=0.15)


def test_leniency_lifts_what_is_ticked_and_leaves_the_truth():
    frank, kind = (simulate(cause="not-lived", people=2000, seed=5, leniency=x) for x in (0.0, 0.5))
    assert kind.truth.shares == frank.truth.shares
    assert shares(kind)["lived-1"][0] > shares(frank)["lived-1"][0] + 0.1


def test_items_go_together_because_one_trait_lies_behind_them():
    answers = simulate(cause="holds", people=5000, seed=5, answering=1.0, cannot_say=0, skipped=0).tables[
        "answers"
    ]
    one, two = (
        answers.filter(pc.equal(answers["item"], item))["value"].to_numpy()
        for item in ("lived-1", "expected-1")
    )
    assert 0.2 < np.corrcoef(one, two)[0, 1] < 0.45


def test_pay_comes_first_where_people_leave_for_pay():
    exits = simulate(cause="pay", people=2000, seed=5).tables["exits"].to_pylist()
    first = [row["reason"] for row in exits if row["primary"]]
    assert first.count("pay") > len(first) * 0.45


@settings(max_examples=40, deadline=None)
@given(
    cause=st.sampled_from(CAUSES), people=st.integers(8, 60), seed=st.integers(0, 2**31), odds=st.floats(0.5, 3),
    answering=st.floats(0.05, 1), coded=st.integers(0, 20),
)  # fmt: skip
def test_any_small_company_is_valid(cause, people, seed, odds, answering, coded):
    firm = simulate(cause=cause, people=people, seed=seed, bias_odds=odds, answering=answering, coded=coded)
    assert firm.tables["people"]["left_on"].null_count == people
    assert (
        firm.tables["people"]["person"].combine_chunks().unique().__len__() == firm.tables["people"].num_rows
    )
    units = set(firm.tables["units"]["unit"].to_pylist())
    for name in ("people", "answers", "exits"):
        assert set(firm.tables[name]["unit"].to_pylist()) <= {*units, None}
    values = set(pc.drop_null(firm.tables["answers"]["value"]).to_pylist())
    assert values <= {1.0, 2.0, 3.0, 4.0, 5.0}
    assert len(respondents(firm)) <= people
    for row in firm.tables["people"].to_pylist():
        assert row["hired_on"] < (row["left_on"] or AS_OF)
    spoken_of = set(parse(firm.plans[-1]).priorities)
    assert len(spoken_of) >= 3


@settings(max_examples=30, deadline=None)
@given(cause=st.sampled_from(CAUSES), people=st.integers(8, 60), seed=st.integers(0, 2**31))
def test_texts_come_from_the_banks_alone(cause, people, seed):
    firm = simulate(cause=cause, people=people, seed=seed)
    phrases = sorted(bank_of(trade(TRADES[seed % len(TRADES)])).phrases, key=len, reverse=True)
    for text in pc.drop_null(firm.tables["answers"]["text"]).to_pylist():
        assert is_made_of(text, phrases)
    said = {text for texts in common().exits.values() for text in texts}
    assert set(pc.drop_null(firm.tables["exits"]["text"]).to_pylist()) <= said


def is_made_of(text, phrases):
    """Whether the text is phrases with one mark between them."""
    for mark, _ in BETWEEN:
        for first in (p for p in phrases if text.startswith(p)):
            rest = text[len(first) :]
            if not rest or (rest.startswith(mark) and is_made_of(rest[len(mark) :], phrases)):
                return True
    return False


@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_a_written_folder_holds_a_file_a_table_and_a_plan(tmp_path, format):
    firm = simulate(cause="holds", people=30, seed=1)
    folder = firm.write(tmp_path / "new" / "firm", format=format)
    names = {p.name for p in folder.iterdir()}
    assert names == {f"{table}.{format}" for table in EVERY_TABLE} | {"plan.md", "fairlead.toml"}
    assert [p.name for p in folder.parent.iterdir()] == ["firm"]  # nothing half-made beside it


def test_a_folder_that_holds_something_is_refused_and_left_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("keep")
    with pytest.raises(FolderInUse, match="is not empty: name a folder that is empty or not there yet"):
        simulate(cause="holds", people=30, seed=1).write(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]


def test_a_write_that_fails_leaves_nothing_behind(tmp_path):
    firm = simulate(cause="holds", people=30, seed=1)
    firm.tables["answers"] = None
    with pytest.raises(AttributeError):
        firm.write(tmp_path / "firm")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"cause": "bad-luck"}, "'bad-luck' is no cause that can be simulated"),
        ({"people": 3}, "A company of 3 cannot be simulated"),
        ({"distance": 0.6}, "The distance from the cut is 0.6"),
        ({"answering": 0.0}, "Answering 0.0 with bias odds 1.0 cannot be"),
        ({"units": 99}, "99 units do not fit 30 people"),
        ({"trade_name": "circus"}, "There is no trade 'circus'"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(said, sentence):
    with pytest.raises(UnableToSimulate, match=sentence):
        simulate(**{"cause": "holds", "people": 30, "seed": 1, **said})
