"""Right, wrong, cannot tell: the definition, the counting, and work that goes on where it stopped."""

from types import SimpleNamespace as Box

import pytest

from fairlead.core.simulate import CAUSES, Outcome, judge, markdown, operating_characteristics, truth_of
from fairlead.core.simulate.characteristics import Share
from fairlead.core.simulate.runs_file import OtherRuns
from fairlead.core.values import Status
from fairlead.core.verdict.rule import CASES, LINKS, decide

H, F, U = Status.HOLDS, Status.FAILS, Status.UNKNOWN


def diagnosis(chain):
    return Box(
        verdict=decide(chain), links=[Box(link=link, status=chain[link], measures=()) for link in LINKS]
    )


@pytest.mark.parametrize("cause", CAUSES)
def test_perfect_evidence_is_judged_right(cause):
    truth = truth_of(cause)
    assert judge(truth, truth.expected, truth.seen) is Outcome.RIGHT


@pytest.mark.parametrize("cause", [c for c in CAUSES if c not in ("cannot-tell", "no-break-found")])
def test_a_chain_of_which_nothing_is_known_cannot_tell(cause):
    chain = dict.fromkeys(LINKS, U)
    for verdict in ("cannot-tell", "no-break-found"):
        assert judge(truth_of(cause), verdict, chain) is Outcome.CANNOT_TELL


def test_a_healthy_company_called_ill_is_wrong():
    for link in LINKS:
        chain = dict.fromkeys(LINKS, H) | {link: F}
        assert judge(truth_of("holds"), decide(chain).id, chain) is Outcome.WRONG or link in (
            "sent",
            "reached",
        )


def test_an_ill_company_called_healthy_is_wrong():
    chain = dict.fromkeys(LINKS, H)
    for cause in (c.id for c in CASES if c.breaks):
        assert judge(truth_of(cause), "holds", chain) is Outcome.WRONG


def test_an_open_verdict_that_passed_a_failing_link_as_holding_is_wrong():
    chain = dict.fromkeys(LINKS, H) | {"lived": U}
    assert judge(truth_of("not-believed"), "no-break-found", chain) is Outcome.WRONG


def test_with_two_causes_the_first_is_right_and_the_second_alone_cannot_tell():
    truth = truth_of("not-believed", also=["not-lived"])
    chain = dict.fromkeys(LINKS, H) | {"believed": F, "lived": F}
    assert judge(truth, "not-believed", chain) is Outcome.RIGHT
    assert judge(truth, "not-lived", chain | {"believed": U}) is Outcome.CANNOT_TELL
    assert judge(truth, "not-lived", chain | {"believed": H}) is Outcome.WRONG


def test_missing_evidence_called_healthy_is_wrong():
    chain = dict.fromkeys(LINKS, H)
    assert judge(truth_of("no-break-found"), "holds", chain) is Outcome.WRONG
    assert judge(truth_of("cannot-tell"), "holds", chain) is Outcome.WRONG


def test_counts_of_a_cell_add_up_and_carry_wilsons_interval():
    """Wilson (1927) for 3 of 10: 0.11 to 0.60, as in research notes and R's prop.test without correction."""
    table = operating_characteristics(
        ["holds", "not-lived"], [20], runs=4, diagnose=lambda folder: diagnosis(dict.fromkeys(LINKS, U))
    )
    for cell in table.cells:
        assert cell.right.count + cell.wrong.count + cell.cannot_tell.count == 4
        assert cell.cannot_tell.count == 4
    assert (round(Share(3, 10).interval.low, 2), round(Share(3, 10).interval.high, 2)) == (0.11, 0.60)


def test_work_that_stopped_goes_on_and_ends_as_if_it_had_not(tmp_path):
    calls = []

    def slow(folder):
        calls.append(folder)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return diagnosis(dict.fromkeys(LINKS, H))

    save = tmp_path / "runs.json"
    with pytest.raises(KeyboardInterrupt):
        operating_characteristics(["holds"], [20], runs=5, diagnose=slow, save=save)
    with save.open("a") as file:
        file.write('{"cause": "holds", "peo')  # killed in the middle of a line
    resumed = operating_characteristics(["holds"], [20], runs=5, diagnose=slow, save=save)
    assert len(calls) == 3 + 3
    whole = operating_characteristics(
        ["holds"], [20], runs=5, diagnose=lambda folder: diagnosis(dict.fromkeys(LINKS, H))
    )
    assert resumed == whole
    written = save.read_text()
    assert operating_characteristics(["holds"], [20], runs=5, diagnose=slow, save=save) == whole
    assert len(calls) == 6
    assert save.read_text() == written


def test_a_file_of_other_runs_is_refused(tmp_path):
    said = {
        "runs": 1,
        "diagnose": lambda folder: diagnosis(dict.fromkeys(LINKS, H)),
        "save": tmp_path / "runs.json",
    }
    operating_characteristics(["holds"], [20], seed=1, **said)
    with pytest.raises(OtherRuns, match="holds runs with other settings"):
        operating_characteristics(["holds"], [20], seed=2, **said)


def test_progress_is_told_to_the_end():
    heard = []
    operating_characteristics(
        ["holds"], [20], runs=2, diagnose=lambda folder: diagnosis(dict.fromkeys(LINKS, H)),
        progress=lambda what, share: heard.append((what, share)),
    )  # fmt: skip
    assert heard == [("holds, 20 people", 0.5), ("holds, 20 people", 1.0)]


def test_the_page_shows_each_cell_and_names_what_was_said_when_wrong():
    table = operating_characteristics(
        ["holds", "not-lived"], [20, 60], runs=2, seed=3, odds=[1.0, 2.0],
        diagnose=lambda folder: diagnosis(dict.fromkeys(LINKS, H)),
    )  # fmt: skip
    page = markdown(table)
    assert "| holds | 100 % [34–100] | 100 % [34–100] |" in page
    assert "## The content answer at 2 times the odds of the others" in page
    assert "| not-lived | 20 | 2 | holds | 2 |" in page
    assert "| 20 | 1 | 2 of 4: 50 % [15–85] | 0 of 2: 0 % [0–66] | 0 of 4: 0 % [0–49] |" in page
    assert "Seed 3." in page
