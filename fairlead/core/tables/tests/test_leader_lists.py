"""Named lists of leaders: sheets, CSV, the coding by hand, and each mistake with its sentence."""

import pytest

from fairlead.core.errors import BadInput
from fairlead.core.tables import coding_text, read_leader_lists, read_list_coding, start

IDS = ("call", "pay")


def written(folder, **files):
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return folder


def complaint(path):
    with pytest.raises(BadInput) as error:
        read_leader_lists([path], IDS)
    return error.value.sentence


def test_the_sheets_that_start_makes_carry_their_names(tmp_path):
    start(tmp_path / "firm", "Oak Ltd", ["Ada Lee", "Tom Roe"])
    sheet = tmp_path / "firm/leaders/sheet-ada-lee.txt"
    sheet.write_text(sheet.read_text().replace("1.\n", "1. Call back. Always.\n"), encoding="utf-8")
    ada, tom = read_leader_lists([tmp_path / "firm/leaders"], IDS)
    assert (ada.leader, [e.text for e in ada.entries], ada.is_prose) == (
        "Ada Lee",
        ["Call back. Always."],
        False,
    )
    assert (tom.leader, tom.entries) == ("Tom Roe", ())


def test_a_sheet_without_a_name_is_named_for_its_file(tmp_path):
    written(
        tmp_path,
        **{"deniz_txt": "* Call", "README_txt": "what this is", "list-max-moe_md": "We pay. We call."},
    )
    found = read_leader_lists([tmp_path], IDS)
    assert [(s.leader, s.is_prose, s.entries[0].line) for s in found] == [
        ("Deniz", False, 1),
        ("Max Moe", True, 1),
    ]


def test_a_csv_holds_ranks_ids_and_words(tmp_path):
    text = "leader;rank;statement;text\nAda;1;#call;\nAda;2;pay;\nBen;1;;We pay\nCem;;;\n"
    ada, ben, cem = read_leader_lists([written(tmp_path, lists_csv=text) / "lists.csv"], IDS)
    assert [(e.statement, e.rank, e.line) for e in ada.entries] == [("call", 1.0, 2), ("pay", 2.0, 3)]
    assert (ben.entries[0].text, ben.entries[0].statement) == ("We pay", None)
    assert cem.entries == ()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "l.csv is empty: its first line names leader, and statement or text."),
        ("boss,text\nAda,x\n", "l.csv, line 1: 'boss' is no column of leaders' lists; known are 'leader', 'rank', 'statement', 'text'."),
        ("leader,rank\nAda,1\n", "l.csv, line 1: a column leader is needed, and statement (ids) or text (their own words)."),
        ("leader,text\n,call\n", "l.csv, line 2, column leader: the cell is empty; write whose list it is."),
        ("leader,rank,text\nAda,first,call\n", "l.csv, line 2, column rank: 'first' is no rank; write 1 for the first, 2 for the next."),
        ("leader,rank,text\nAda,0,call\n", "l.csv, line 2, column rank: '0' is no rank; write 1 for the first, 2 for the next."),
        ("leader,statement\nAda,cal\n", "l.csv, line 2, column statement: 'cal' is no id of the plan; did you mean 'call'."),
    ],
)  # fmt: skip
def test_each_mistake_names_file_line_and_column(tmp_path, text, sentence):
    (tmp_path / "l.csv").write_text(text, encoding="utf-8")
    assert complaint(tmp_path / "l.csv") == sentence


def test_a_leader_has_one_list(tmp_path):
    written(tmp_path, ada_txt="- call", b_txt="Name: ADA\n- pay")
    assert complaint(tmp_path) == "b.txt: ADA has a list in ada.txt already; keep one of the two."


def test_what_is_not_there_or_no_list_is_said(tmp_path):
    assert "is not there" in complaint(tmp_path / "nowhere")
    assert complaint(tmp_path).startswith(f"{tmp_path.name} holds no leader's list")
    (tmp_path / "a.docx").write_bytes(b"PK")
    assert complaint(tmp_path / "a.docx") == "a.docx is no sheet: a list is a .txt, .md or .csv file."


def test_a_document_among_the_sheets_is_not_passed_over_in_silence(tmp_path):
    written(tmp_path, ada_txt="- call", ben_docx="PK")
    assert complaint(tmp_path) == (
        f"ben.docx in {tmp_path.name} may be a list and cannot be read: save it as .txt or .csv, or take it out."
    )


def test_a_coding_goes_out_and_comes_back(tmp_path):
    rows = [("Ada", "Call, always", ["call", "pay"]), ("Ben", "The cup", [])]
    (tmp_path / "c.csv").write_text(coding_text(rows), encoding="utf-8")
    assert read_list_coding(tmp_path / "c.csv", IDS) == {
        ("ada", "call, always"): frozenset(IDS),
        ("ben", "the cup"): frozenset(),
    }


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("leader,text\nAda,x\n", "line 1: the columns of a coding are leader, text, statements"),
        ("leader,text,statements\nAda,x,pya\n", "line 2, column statements: 'pya' is no id of the plan; did you mean 'pay'"),
        ("leader,text,statements\n,x,pay\n", "line 2: leader and text say which entry is coded"),
    ],
)  # fmt: skip
def test_a_faulty_coding_is_refused(tmp_path, text, part):
    (tmp_path / "c.csv").write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as error:
        read_list_coding(tmp_path / "c.csv", IDS)
    assert part in error.value.sentence


def test_an_id_written_behind_an_entry_must_be_one_of_the_plan(tmp_path):
    written(tmp_path, ada_txt="1. Ring them {#call}\n2. Win {#none}\n3. Settle up {#pya}")
    assert complaint(tmp_path) == ("ada.txt, line 3: '#pya' is no id of the plan; did you mean 'pay'.")
