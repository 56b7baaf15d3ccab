"""Filled sheets as spreadsheets give them back."""

import pytest

from fairlead.core.errors import BadInput
from fairlead.core.recall import Outcome
from fairlead.core.tables.coding_sheets import read_sheet

KNOWN = [("now", "007"), ("now", "012"), ("now", "r1")]


def read(folder, text, name="ada.csv"):
    (folder / name).write_bytes(text.encode())
    return read_sheet(folder / name, KNOWN, ["call", "pay"])


def test_a_sheet_is_read_whatever_the_spreadsheet_did_to_ids_delimiter_and_marks(tmp_path):
    sheet = read(
        tmp_path, "\ufeffpulse;respondent;text;call;pay\r\nnow;7;x;YES;no\r\nnow;12.0;y;partly ;Opposite\r\n"
    )
    assert sheet.coder == "ada"
    assert sheet.codes == {
        ("now", "007"): {"call": Outcome.NAMED, "pay": Outcome.NOT},
        ("now", "012"): {"call": Outcome.PARTLY, "pay": Outcome.CONTRADICTED},
    }
    assert (sheet.whole, sheet.faults) == (frozenset(sheet.codes), ())


def test_an_id_that_two_people_could_have_is_no_ones(tmp_path):
    (tmp_path / "a.csv").write_text("pulse,respondent,text,call\nnow,7,x,yes\n")
    sheet = read_sheet(tmp_path / "a.csv", [("now", "007"), ("now", "07")], ["call"])
    assert sheet.codes == {}
    assert "'7' of the pulse 'now' has no answer in the folder" in sheet.faults[0].reason


def test_every_cell_that_cannot_be_read_is_listed_and_the_rest_is_used(tmp_path):
    sheet = read(
        tmp_path, "pulse,respondent,text,call,pay\nnow,007,x,yes,perhaps\nnow,012,y,,no\nnow,r1,z,,\n"
    )
    assert [(f.line, f.column) for f in sheet.faults] == [(2, "pay"), (3, "call")]
    assert sheet.codes[("now", "007")] == {"call": Outcome.NAMED}
    assert (sheet.whole, sheet.empty) == (frozenset(), 1)


@pytest.mark.parametrize(
    ("text", "name", "says"),
    [
        ("pulse,respondent,text,call\nnow,7,x,yes\n", "a.csv", "it has no column 'pay'"),
        ("x", "a.pdf", "There is no sheet a.pdf"),
        ("", "a.csv", "a.csv is empty"),
    ],
)
def test_what_is_no_sheet_is_refused_in_a_sentence(tmp_path, text, name, says):
    with pytest.raises(BadInput, match=says.replace("'", ".")):
        read(tmp_path, text, name)
