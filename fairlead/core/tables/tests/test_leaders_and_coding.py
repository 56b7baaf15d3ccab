"""Leaders' sheets, and recall coded by hand: both end in answers."""

from fairlead.core.engines import Engine
from fairlead.core.recall import Outcome
from fairlead.core.tables import read
from fairlead.core.tables.recall_answers import recall_answers
from fairlead.core.tables.tests.folders import item, rows, sentence, survey, write

LEADERS = '[[file]]\npath = "leaders/*"\ntable = "leaders"\n'
CODING = '[[file]]\npath = "coding.csv"\ntable = "coding"\n[file.columns]\nstatements = "named"\n'


def sheets(folder, **files):
    write(folder / "leaders", **files)
    return write(folder, fairlead_toml=LEADERS)


def test_each_sheet_is_one_leader_and_each_entry_one_line(tmp_path):
    firm = read(
        sheets(
            tmp_path,
            ada_txt="Name: Ada\n1. Call back\n2. Hire well\n",
            neil_md="- Grow\n  in the north\n- \n",
        )
    )
    assert rows(firm, "SELECT pulse, item, respondent, text FROM answers ORDER BY respondent") == [
        ("leaders", "leader-list", "leader-1", "- Call back\n- Hire well"),
        ("leaders", "leader-list", "leader-2", "- Grow in the north"),
    ]
    assert rows(firm, "SELECT construct FROM items") == [("leader-list",)]


def test_the_names_of_leaders_and_of_their_files_are_kept_nowhere(tmp_path):
    firm = read(sheets(tmp_path, ada_txt="Name: Ada\n1. Call back\n"))
    assert "ada" not in f"{rows(firm, 'FROM answers')}{firm.reading}".lower()


def test_a_sheet_left_empty_is_a_leader_who_named_nothing(tmp_path):
    firm = read(sheets(tmp_path, a_txt="1. ____\n2. ____\n", b_txt="Call back\n"))
    assert rows(firm, "SELECT text, missing FROM answers ORDER BY respondent") == [
        (None, "skipped"),
        ("Call back", None),
    ]


def coded(folder, coding, key):
    recall = item("where", 'text = true\nconstruct = "recall"', "recall-1")
    survey(
        folder,
        "id,where\na,We call back\nb,No idea\nc,Hire\n",
        recall,
        columns='respondent = "id"' if key == "respondent" else "",
    )
    toml = folder / "fairlead.toml"
    toml.write_text(toml.read_text() + CODING + key + ' = "key"\ncoder = "by"\n')
    return read(write(folder, coding_csv=coding))


def test_statements_coded_by_respondent_are_joined_onto_the_answers(tmp_path):
    firm = coded(tmp_path, "key,by,named\na,X,call-back; hire\nb,X,\n", "respondent")
    found = rows(firm, "SELECT respondent, statements FROM answers ORDER BY 1")
    assert found == [("a", ["call-back", "hire"]), ("b", []), ("c", None)]


def test_statements_coded_by_line_are_joined_onto_the_answers(tmp_path):
    firm = coded(tmp_path, "key,by,named\n2,X,call-back hire\n", "line")
    assert rows(firm, "SELECT statements FROM answers WHERE statements IS NOT NULL") == [
        (["call-back", "hire"],)
    ]


def test_of_two_coders_the_first_holds_and_both_are_kept(tmp_path):
    firm = coded(tmp_path, "key,by,named\na,Zoe,hire\na,Ada,call-back\n", "respondent")
    assert rows(firm, "SELECT statements FROM answers WHERE respondent = 'a'") == [(["call-back"],)]
    assert rows(firm, "SELECT coder FROM codings ORDER BY 1") == [("Ada",), ("Zoe",)]


def test_a_coding_file_without_statements_is_told_what_it_lacks(tmp_path):
    toml = '[[file]]\npath = "coding.csv"\ntable = "coding"\n[file.columns]\nrespondent = "key"\n'
    assert "needs columns.statements" in sentence(write(tmp_path, coding_csv="key\na\n", fairlead_toml=toml))


def test_what_is_coded_in_part_or_as_the_opposite_is_kept_beside_and_not_among_the_named(tmp_path):
    folder = coded_by_name(
        tmp_path, "respondent,coder,statements,partly,opposite\na,X,call-back,hire,pay\nb,X,,,\n"
    )
    firm = read(folder)
    assert rows(firm, "SELECT respondent, statements FROM answers ORDER BY 1")[0] == ("a", ["call-back"])
    assert rows(firm, "SELECT respondent, partly, opposite FROM recall_codes ORDER BY 1") == [
        ("a", ["hire"], ["pay"]), ("b", [], []),
    ]  # fmt: skip


def test_the_scorer_is_taught_what_is_in_part_and_what_is_turned_round(tmp_path):
    folder = coded_by_name(tmp_path, "respondent,statements,partly,opposite\na,call-back,hire,pay\n")
    (example,) = Engine(read(folder).connection).coded_recall()
    assert example.says == {"call-back": Outcome.NAMED, "hire": Outcome.PARTLY, "pay": Outcome.CONTRADICTED}


def test_the_answers_of_a_folder_come_with_their_codes(tmp_path):
    folder = coded_by_name(tmp_path, "respondent,statements,partly,opposite\na,call-back,hire,\n")
    db = read(folder).connection
    first, second, _ = recall_answers(db, *Engine(db).recall_items())
    assert (first.text, first.named, first.partly, first.opposite) == (
        "We call back",
        ("call-back",),
        ("hire",),
        (),
    )
    assert (second.text, second.named) == ("No idea", None)


def test_a_coding_file_needs_no_columns_where_they_bear_their_own_names(tmp_path):
    folder = coded_by_name(tmp_path, "respondent,statements\na,call-back\n")
    assert rows(read(folder), "SELECT statements FROM answers WHERE respondent = 'a'") == [(["call-back"],)]


def coded_by_name(folder, coding):
    recall = item("where", 'text = true\nconstruct = "recall"', "recall-1")
    survey(folder, "id,where\na,We call back\nb,No idea\nc,Hire\n", recall, columns='respondent = "id"')
    toml = folder / "fairlead.toml"
    toml.write_text(toml.read_text() + '[[file]]\npath = "coding.csv"\ntable = "coding"\n')
    return write(folder, coding_csv=coding)
