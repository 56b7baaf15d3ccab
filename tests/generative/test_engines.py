"""Whatever was answered, the engine counts as a person would, one answer at a time."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fairlead.core.engines import Engine
from fairlead.core.engines.tests.small import by_hand, same, tables

PULSES = ("2025-autumn", "2026-spring", "2026-autumn")
ITEMS = (
    {"item": "told", "construct": "reached", "low": 1, "high": 5},
    {"item": "score", "construct": "other", "low": 0, "high": 10},
    {"item": "ticked", "construct": "lived", "low": 0, "high": 1},
)
UNITS = st.sampled_from(["North", "South", "not stated", "", None])


@st.composite
def an_answer(draw):
    item = draw(st.sampled_from(ITEMS))
    value = draw(st.none() | st.integers(item["low"], item["high"]))
    missing = draw(st.sampled_from([None, "cannot-say", "skipped"]))
    return {
        "pulse": draw(st.sampled_from(PULSES)),
        "item": item["item"],
        "value": None if missing or value is None else float(value),
        "missing": missing,
        "unit": draw(UNITS),
        "level": draw(st.sampled_from(["Staff", "Lead", None])),
        "weight": draw(st.none() | st.floats(0, 100)),
    }


@given(answers=st.lists(an_answer(), max_size=30), cuts=st.sampled_from([(), ("unit",), ("unit", "level")]))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_engine_agrees_with_a_count_by_hand(answers, cuts):
    engine = Engine(tables(items=ITEMS, answers=answers))
    expected = [
        by_hand(
            item,
            answers,
            max((a["pulse"] for a in answers if a["item"] == item["item"]), key=PULSES.index),
            cut,
        )
        for item in ITEMS
        if any(a["item"] == item["item"] for a in answers)
        for cut in ("company", *cuts)
    ]
    found = engine.tallies(cuts=cuts)
    assert len(found) == len(expected)
    assert all(same(one, other) for one, other in zip(found, expected, strict=True))


@given(answers=st.lists(an_answer(), max_size=30))
@settings(max_examples=25, deadline=None)
def test_every_row_is_an_answer_or_cannot_say_or_skipped(answers):
    engine = Engine(tables(items=ITEMS, answers=answers))
    for pulse in PULSES:
        found = engine.tallies(pulse, cuts=["unit"])
        counted = sum(
            int(t.bases.sum() + t.cannot_say.sum() + t.skipped.sum()) for t in found if t.cut == "unit"
        )
        assert counted == sum(a["pulse"] == pulse for a in answers)
