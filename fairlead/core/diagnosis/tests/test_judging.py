"""The short way to a verdict says what the whole diagnosis says."""

import pytest

from fairlead.core.diagnosis import diagnose, judge
from fairlead.core.simulate import simulate


@pytest.mark.parametrize(
    ("cause", "people", "coded"),
    [("not-told", 20, 0), ("not-known", 20, 10), ("did-not-land", 60, 20), ("no-break-found", 60, 0),
     ("cannot-tell", 60, 0), ("not-lived", 140, 40), ("holds", 140, 40)],
)  # fmt: skip
def test_without_groups_the_company_has_the_same_chain_and_the_same_figures(tmp_path, cause, people, coded):
    folder = simulate(cause=cause, people=people, seed=people, coded=coded).write(
        tmp_path / "firm", format="parquet"
    )
    short, whole = judge(folder), diagnose(folder)
    assert short.verdict == whole.verdict
    assert short.links == whole.links
