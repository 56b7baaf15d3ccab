"""What a file says only by half: gone without a last day, here with one, pay of some people only."""

from datetime import date

import pytest

from fairlead.core.directory import (
    Caps,
    Record,
    apply,
    changes,
    match,
    plain_sheet,
    sheet_from,
    sheet_of_text,
)
from fairlead.core.directory.tests.files import TODAY, difference, pasted, records

HEAD = "Employee ID,Name,Hire date,Termination date,Status\n"
FIRM = tuple(Record(str(n), f"P {n}", hired_on=date(2020, 1, n + 1)) for n in range(12))


def kinds(found):
    return [(change.kind, change.becomes.person, change.becomes.left_on) for change in found.changes]


def stops(found):
    return [(fault.line, fault.column, fault.stops) for fault in found.faults]


def test_who_is_marked_as_gone_without_a_last_day_leaves_on_the_day_of_the_file_and_it_is_said():
    found = difference(FIRM, HEAD + "3,P 3,2020-01-04,,Terminated")
    assert kinds(found) == [("leave", "3", TODAY)]
    assert stops(found) == [(2, "Status", "nothing")]
    assert "'Terminated' without a last day: 2026-11-25 was taken" in found.faults[0].sentence


def test_a_day_that_is_given_for_them_is_taken_but_none_before_the_first():
    file = pasted(HEAD + "3,P 3,2020-01-04,,Inactive\n4,P 4,2026-11-10,,Inactive", FIRM)
    found = changes(FIRM, file, full=False, on=TODAY, gone_on=date(2026, 10, 31))
    assert [left for _, _, left in kinds(found)] == [date(2026, 10, 31), date(2026, 11, 10)]


@pytest.mark.parametrize("full", [True, False])
def test_who_is_gone_already_neither_comes_back_nor_leaves_anew(full):
    firm = (Record("1", "Ada Berg", left_on=date(2025, 1, 31), exit_kind="voluntary"),)
    for column in ("Employee ID,Name,Status\n1,Ada Berg,Terminated", HEAD + "1,Ada Berg,,,Terminated"):
        found = difference(firm, column, full=full)
        assert (found.changes, found.faults) == ((), ())


def test_the_same_file_on_a_later_day_changes_nothing():
    file = pasted(HEAD + "3,P 3,2020-01-04,,Terminated", FIRM)
    after = apply(FIRM, changes(FIRM, file, full=False, on=TODAY))
    assert changes(after, file, full=False, on=date(2027, 1, 1)).changes == ()


def test_a_leaver_whom_nobody_knew_is_left_out_and_counts_as_nobody():
    found = difference((), HEAD + "1,Ada Berg,2019-01-01,,Terminated\n2,Bo Lund,2019-01-01,,Active")
    assert kinds(found) == [("join", "2", None)]
    assert stops(found) == [(2, "Status", "row")]


def test_the_reports_of_such_a_leaver_lose_their_manager_with_a_reason():
    found = difference((), "Employee ID,Name,Status,Manager ID\n1,Ada Berg,Terminated,\n2,Bo Lund,Active,1")
    assert [change.becomes.manager for change in found.changes] == [""]
    assert "'1' is not known" in found.faults[-1].sentence


def test_a_last_day_in_the_file_needs_no_word():
    found = difference(FIRM, HEAD + "3,P 3,2020-01-04,2026-10-31,Terminated")
    assert (kinds(found), found.faults) == ([("leave", "3", date(2026, 10, 31))], ())


def test_an_active_person_with_a_last_day_behind_is_a_doubt():
    found = difference(FIRM, HEAD + "3,P 3,2020-01-04,2026-10-31,Active\n4,P 4,2020-01-05,2026-12-31,Active")
    assert [kind for kind, _, _ in kinds(found)] == ["leave", "correction"]
    assert stops(found) == [(2, "Status", "nothing")]


@pytest.mark.parametrize("status", ["Active", "On Leave", "aktiv", "Full-Time", "Probation", ""])
def test_who_is_on_leave_is_here(status):
    found = difference(FIRM, HEAD + f"3,P 3,2020-01-04,,{status}")
    assert (found.changes, found.faults) == ((), ())


def test_a_word_that_nobody_knows_is_said_and_ends_nothing():
    found = difference(FIRM, HEAD + "3,P 3,2020-01-04,,Gardening\n5,P 5,2020-01-06,,No")
    file = pasted(HEAD + "3,P 3,2020-01-04,,Gardening\n5,P 5,2020-01-06,,No")
    assert found.changes == ()
    assert [(fault.line, fault.stops) for fault in file.faults] == [(2, "nothing"), (3, "nothing")]


def test_yes_and_no_answer_a_heading_that_asks():
    found = difference(FIRM, "Employee ID,Name,Active Status\n3,P 3,No\n4,P 4,Yes")
    assert [(kind, person) for kind, person, _ in kinds(found)] == [("leave", "3")]


def test_a_partial_file_that_ends_many_by_their_status_asks_for_the_number():
    rows = "".join(f"{n},P {n},2020-01-01,,Inactive\n" for n in range(2))
    found = difference(FIRM, HEAD + rows)
    assert found.number == 2
    assert "type 2 to go on" in found.needs_confirmation
    assert not difference(FIRM, HEAD + rows.splitlines()[0]).needs_confirmation


PAY = "Employee ID,Name,Annual salary\n1,Ada Berg,90000\n2,Bo Lund,30000"


def test_bands_of_a_partial_file_are_not_relative_to_that_file():
    firm = (Record("1", "Ada Berg", pay_band=2), Record("2", "Bo Lund", pay_band=5))
    found = difference(firm, PAY)
    assert found.changes == ()
    assert stops(found) == [(None, "Annual salary", "nothing")]
    assert "the bands known before stay" in found.faults[0].sentence
    assert [change.becomes.pay_band for change in difference(firm, PAY, full=True).changes] == [3, 1]


def test_bands_that_a_partial_file_holds_itself_are_taken():
    firm = (Record("1", "Ada Berg", pay_band=2),)
    found = difference(firm, "Employee ID,Name,Pay band\n1,Ada Berg,3")
    assert (found.changes[0].becomes.pay_band, found.faults) == (3, ())


def test_whether_bands_were_made_here_survives_the_store():
    made, held = sheet_of_text(PAY), sheet_of_text("Name,Pay band\nAda Berg,3", caps=Caps())
    assert [sheet_from(plain_sheet(sheet)).ranked for sheet in (made, held)] == [True, False]
    old = {key: value for key, value in plain_sheet(made).items() if key != "ranked"}
    assert sheet_from(old).ranked


def test_a_status_has_no_doubt_in_an_export():
    found = match(sheet_of_text(HEAD + "1,Ada Berg,2019-01-01,,Active"))
    assert [(one.field, one.sure) for one in found.columns if one.column == "Status"] == [("status", True)]
    assert records(HEAD + "1,Ada Berg,2019-01-01,,Active")[0].name == "Ada Berg"
