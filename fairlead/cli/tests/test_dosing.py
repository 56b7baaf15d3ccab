"""`fairlead dose`: what a person types, and what comes back."""

import json

import pytest

from fairlead.cli import run
from fairlead.core.simulate import sample_company, simulate


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    return sample_company().write(tmp_path_factory.mktemp("dosing") / "sample")


@pytest.fixture
def typed(capsys):
    def at(*words):
        code = run([str(word) for word in words])
        said = capsys.readouterr()
        return code, " ".join(said.out.split()), said.err

    return at


def test_the_dose_is_printed_with_what_goes_with_it_and_what_is_not_ruled_out(typed, sample):
    code, out, err = typed("dose", sample)
    assert (code, err) == (0, "")
    assert "How often each unit was told" in out
    assert "Reached: goes with it" in out
    assert "are not ruled out" in out
    assert "Who still holds the old sentence" in out
    assert "practice is private and is not looked at" in out


def test_the_dose_in_json_says_the_same(typed, sample):
    code, out, _err = typed("dose", sample, "--json")
    said = json.loads(out)
    assert (code, said["schema"]) == (0, "fairlead-dose/1")
    assert [one["measure"] for one in said["goes_with"]] == ["reached", "known"]
    assert sum(said["statements"][0]["bands"].values()) == len(said["units"])
    assert said["goes_with"][0]["low"] < said["goes_with"][0]["odds_ratio"] < said["goes_with"][0]["high"]


def test_one_wave_prints_the_table_and_says_that_it_takes_two(typed, tmp_path):
    folder = simulate(cause="holds", people=60, seed=3).write(tmp_path / "firm")
    code, out, _err = typed("dose", folder)
    assert code == 0
    assert "one wave only asked" in out
    assert "it takes two to see a change" in out


def test_a_folder_without_tellings_is_refused_in_one_sentence(typed, tmp_path):
    folder = simulate(cause="holds", people=60, seed=3, without=("tellings",)).write(tmp_path / "firm")
    code, out, err = typed("dose", folder)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert "bring tellings.csv with told_on, statement and channel" in err


def test_since_takes_a_quarter(typed, sample):
    code, out, _err = typed("dose", sample, "--since", "2026-Q2", "--json")
    assert (code, json.loads(out)["since"]) == (0, "2026-04-01")
    assert typed("dose", sample, "--since", "spring")[0] == 2
