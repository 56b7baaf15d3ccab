"""Likeness by letters against the same cosine reckoned run by run."""

from collections import Counter
from math import log, sqrt

import pytest

from fairlead.core.recall.letters import Letters, runs

BACKGROUND = [["call", "back"], ["pay", "early"], ["call", "call"]]


def by_hand(one: list[str], other: list[str]) -> float:
    """Cosine of (1 + log n) · log(1 + N / (1 + m)), with m of N background sentences holding the run."""
    held = Counter(run for words in BACKGROUND for run in set(runs(words)))

    def weights(words: list[str]) -> dict[str, float]:
        counts = Counter(runs(words))
        return {r: (1 + log(n)) * log(1 + len(BACKGROUND) / (1 + held[r])) for r, n in counts.items()}

    a, b = weights(one), weights(other)
    sizes = sqrt(sum(w * w for w in a.values()) * sum(w * w for w in b.values()))
    return sum(w * b[run] for run, w in a.items() if run in b) / sizes


@pytest.mark.parametrize("span", [["call", "them", "call"], ["paying"], ["zzz"]])
def test_the_cosine_is_that_of_the_weighed_runs(span: list[str]) -> None:
    statements = [["call", "back"], ["pay", "early"]]
    found = Letters(statements, BACKGROUND).against([span])[0]
    assert found == pytest.approx([by_hand(span, own) for own in statements])


def test_a_span_without_a_word_is_like_nothing() -> None:
    assert Letters([["pay"]], BACKGROUND).against([[]]).tolist() == [[0.0]]
