"""What comes out of a release: merged groups, reasons, weights, pairs of reports, and failures."""

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from fairlead.core import anonymity
from fairlead.core.anonymity import Crossing, Rules, UnableToRelease, against, attack, release
from fairlead.core.anonymity.tests.firms import firm
from fairlead.core.values import tally

YES = {"told": {1}}


def told(cut, **groups):
    return tally("told", {name: list(counts) for name, counts in groups.items()}, cut=cut, first_option=0)


FOURTEEN = [
    told("company", all=(8, 6)),
    told("unit", Sales=(3, 2), Works=(3, 2), Office=(2, 2)),
    told("level", Staff=(5, 4), Lead=(3, 2)),
]


def test_a_firm_of_fourteen_people_has_a_company_figure_and_more():
    shown = release(FOURTEEN, YES)
    company = shown.figure("now", "told")
    assert (company.n_shown, company.value, company.histogram) == ("10-14", 0.5, None)
    assert len(shown.figures) > 1
    assert attack(shown, FOURTEEN, YES) == ()


def test_a_firm_of_four_people_has_nothing():
    shown = release([told("company", all=(2, 2)), told("unit", A=(2, 2))], YES)
    assert shown.figures == ()
    assert [(h.cut, h.group, h.shown_in) for h in shown.hidden] == [("company", "all", ""), ("unit", "A", "")]


def test_everyone_in_units_below_five_is_shown_as_the_company():
    units = told("unit", **{f"u{i}": (2, 2) for i in range(8)})
    shown = release([told("company", all=(16, 16)), units], YES)
    assert [f.group for f in shown.figures] == ["all"]
    assert set(shown.merged.values()) == {"all"}


def test_a_small_unit_is_shown_in_the_nearest_unit_above_it():
    units = told("unit", Sales=(5, 5), North=(2, 1), Works=(20, 20))
    shown = release([told("company", all=(27, 26)), units], YES, parents={"North": "Sales"})
    assert shown.merged["now", "told", "unit", "North"] == "Sales"
    assert [h.reason for h in shown.hidden] == ["fewer than 5 answers"]


def test_hidden_levels_are_shown_together_as_what_the_others_leave():
    levels = told("level", Staff=(18, 16), Lead=(3, 5), Manager=(1, 2))
    firm_of_45 = [told("company", all=(22, 23)), levels]
    shown = release(firm_of_45, YES)
    both = shown.figure("now", "told", "level", "Lead + Manager")
    assert both.derived
    assert both.n_shown == "10-14"
    assert both.positive[0] <= 7 <= both.positive[1]
    assert shown.merged["now", "told", "level", "Lead"] == "Lead + Manager"
    assert attack(shown, firm_of_45, YES) == ()
    bolder = replace(shown, figures=(*shown.figures[:-1], replace(both, positive=(7, 7))))
    assert [leak.attack for leak in attack(bolder, firm_of_45, YES)] == ["derived"]


def test_people_whose_unit_is_not_known_are_no_remainder_to_read():
    units = {"A": (10, 10), "": (1, 1)}
    shown = release([told("company", all=(11, 11)), told("unit", **units)], YES)
    assert [f.group for f in shown.figures] == ["all"]


def test_weighted_shares_come_in_steps_too_and_carry_their_effective_base():
    plain = told("company", all=(30, 30))
    weight = np.array([[30.0, 60.0]])
    shown = release([replace(plain, weight=weight, weight2=np.array([[30.0, 120.0]]))], YES)
    (figure,) = shown.figures
    assert figure.effective == 54  # 90² / 150
    assert figure.value == pytest.approx(2 / 3, abs=3 / 120)
    assert figure.share[0] <= 2 / 3 <= figure.share[1]


def test_a_pair_of_reports_that_differ_by_two_people_hides_the_second():
    old = release([told("company", all=(20, 20)), told("unit", A=(10, 15), B=(10, 5))], YES)
    new = release([told("company", all=(26, 20)), told("unit", A=(16, 15), B=(10, 5))], YES)
    assert against(old, new) == ()
    nearer = release([told("company", all=(20, 22)), told("unit", A=(10, 17), B=(10, 5))], YES)
    leaks = against(old, nearer)
    assert {leak.group for leak in leaks} >= {"all", "A"}
    left = nearer.without([leak.key for leak in leaks], "an earlier report shows it with 2 answers fewer")
    assert left.figure("now", "told") is None
    assert left.figure("now", "told", "unit", "A") is None


def test_a_remainder_that_changed_by_three_people_is_seen():
    old = release([told("company", all=(40, 40)), told("unit", A=(20, 20), B=(15, 15))], YES)
    new = release([told("company", all=(45, 48)), told("unit", A=(25, 25), B=(15, 15))], YES)
    assert len(old.figures) == len(new.figures) == 3
    assert [(leak.group, leak.low) for leak in against(old, new)] == [("B", 3)]


@pytest.mark.parametrize(
    ("tallies", "parents", "says"),
    [
        ([told("unit", A=(9, 9))], {}, "has no count of the whole company"),
        ([told("company", all=(5, 5)), told("company", all=(5, 5))], {}, "counted twice by company"),
        ([told("company", all=(5, 5)), told("unit", A=(9, 9))], {}, "hold more answers than the company"),
        ([told("company", all=(9, 9)), told("unit", A=(9, 9))], {"A": "B", "B": "A"}, "lies above itself"),
    ],
)
def test_counts_that_do_not_add_up_are_refused_with_a_sentence(tallies, parents, says):
    with pytest.raises(UnableToRelease, match=says):
        release(tallies, YES, parents=parents)


def test_cells_that_do_not_add_up_are_refused():
    crossing = Crossing("now", "told", ("unit",), (("Sales",),), np.array([5]), np.array([2]))
    with pytest.raises(UnableToRelease, match="do not add up"):
        release(FOURTEEN, YES, crossings=[crossing])


class FaultError(Exception):
    pass


def failing_at(step):
    """A tracer that breaks the n-th line that the room runs."""
    room, left = str(Path(anonymity.__file__).parent), [step]

    def trace(frame, event, _):
        if not frame.f_code.co_filename.startswith(room):
            return None
        if event == "line":
            left[0] -= 1
            if left[0] == 0:
                raise FaultError
        return trace

    return trace


def test_a_fault_at_any_of_fifty_points_shows_nothing():
    invented = firm(np.random.default_rng(4), people=60)
    for step in range(1, 2500, 50):
        shown, before = None, sys.gettrace()
        sys.settrace(failing_at(step))
        try:
            shown = release(invented.tallies, invented.positive, parents=invented.parents, rules=Rules())
        except FaultError:
            pass
        finally:
            sys.settrace(before)
        assert shown is None, f"line {step} failed and something was shown"
