"""Surveys come in many shapes; a mapping file alone must be enough to read them."""

from fairlead.core.tables import read
from fairlead.core.tables.tests.folders import (
    AGREE,
    IN_ORDER,
    item,
    kinds,
    rows,
    sentence,
    survey,
    values,
    write,
)

LONG = '[[file]]\npath = "long.csv"\ntable = "answers"\npulse = "now"\n'


def exits(folder, csv, rest, head=""):
    toml = f'[[file]]\npath = "exits.csv"\ntable = "exits"\n{head}\n{rest}'
    return write(folder, exits_csv=csv, fairlead_toml=toml)


def reasons(firm):
    return rows(firm, "SELECT leaver, reason FROM exits ORDER BY leaver, reason")


def test_labels_numbers_and_both_together_are_the_same_answer(tmp_path):
    cells = ["Agree", "4", "4.0", "4 - Agree", "Agree (4)", "  agree ", "4: AGREE", "4=Agree"]
    firm = read(survey(tmp_path, "q\n" + "\n".join(cells) + "\n", item("q")))
    assert values(firm) == [4.0] * 8
    assert firm.reading.refused == 0


def test_stated_codes_are_what_the_numbers_mean(tmp_path):
    items = (
        item("q", 'scale = "flipped"') + '[scales.flipped]\nlabels = ["No", "Yes"]\ncodes = [2, [1, "y"]]\n'
    )
    assert values(read(survey(tmp_path, "q\n1\n2\nY\nNo\n", items))) == [2, 1, 2, 1]


def test_a_scale_of_bare_numbers_knows_its_ends(tmp_path):
    firm = read(survey(tmp_path, "q\n0\n10\n11\n", item("q", "low = 0\nhigh = 10")))
    assert values(firm) == [0, 10]
    assert "which knows 0 to 10" in firm.reading.refusals[0].reason


def test_not_applicable_is_cannot_say_and_missing_is_skipped(tmp_path):
    head = 'missing = ["Not Stated"]\nnot_applicable = ["X", "N/A"]'
    firm = read(survey(tmp_path, "q,r\nX,A\nnot stated,A\nn/a,A\n,A\n", item("q"), head=head))
    assert [m for (m,) in rows(firm, f"SELECT missing FROM answers {IN_ORDER}")] == [
        "cannot-say",
        "skipped",
        "cannot-say",
        "skipped",
    ]


def test_several_choices_in_one_cell_are_several_boxes(tmp_path):
    boxes = item("how", 'separator = ";"\nticked = ["Mail"]\nempty = "skipped"', "mail") + item(
        "how", 'separator = ";"\nticked = ["Talk"]\nempty = "skipped"', "talk"
    )
    firm = read(survey(tmp_path, "who,how\na,Mail; Talk\nb,talk\nc,\n", boxes))
    found = rows(firm, "SELECT respondent, item, value, missing FROM answers ORDER BY ALL")
    assert found == [
        ("row-2", "mail", 1.0, None), ("row-2", "talk", 1.0, None), ("row-3", "mail", 0.0, None),
        ("row-3", "talk", 1.0, None), ("row-4", "mail", None, "skipped"), ("row-4", "talk", None, "skipped"),
    ]  # fmt: skip


def test_any_mark_may_count_as_ticked(tmp_path):
    firm = read(
        survey(tmp_path, "a,b\nPay was low,x\n-,x\n,x\n", item("a", 'ticked = ["*"]\nempty = "skipped"'))
    )
    assert values(firm) == [1.0, 0.0, None]


def test_an_empty_box_of_unstated_meaning_is_read_as_not_ticked_and_said(tmp_path):
    firm = read(survey(tmp_path, "a,b\nyes,x\n,x\n", item("a", 'ticked = ["yes"]')))
    assert values(firm) == [1.0, 0.0]
    assert kinds(firm) == {"empty-boxes"}


def test_two_header_lines_are_joined(tmp_path):
    csv = "Where did you hear?,,Age\nMail,Talk,\nx,,30\n,x,40\n"
    boxes = item("Where did you hear? | Talk", 'ticked = ["x"]\nempty = "not-ticked"')
    assert values(read(survey(tmp_path, csv, boxes, head="header = [1, 2]"))) == [0.0, 1.0]


def test_rows_above_and_below_the_header_that_are_no_data_are_passed_over(tmp_path):
    csv = 'Export of the form\n\nq,r\n"{""ImportId"":1}",x\nAgree,x\n'
    firm = read(survey(tmp_path, csv, item("q"), head="header = 3\nskip_rows = 1"))
    assert rows(firm, "SELECT respondent, value FROM answers") == [("row-5", 4.0)]


def test_line_numbers_are_those_of_the_file_where_cells_hold_line_feeds(tmp_path):
    csv = '"My work\nmatters",q\n"a\nb\nc",Agree\nx,Perhaps\n'
    firm = read(survey(tmp_path, csv, item("q") + item("My work matters", "text = true", "t")))
    assert firm.reading.refusals[0].line == 6


def test_equal_names_of_columns_are_told_apart(tmp_path):
    firm = read(survey(tmp_path, "Comment,Comment\na,b\n", item("Comment (2)", "text = true")))
    assert rows(firm, "SELECT text FROM answers") == [("b",)]


def test_columns_are_found_in_spite_of_case_and_blanks(tmp_path):
    assert values(read(survey(tmp_path, "My  Work ,x\nAgree,1\n", item("my work")))) == [4.0]


def test_long_answers_take_the_items_that_the_mapping_names(tmp_path):
    toml = AGREE + LONG + (
        '[file.columns]\nrespondent = "id"\nitem = "question"\nvalue = "answer"\n'
        '[[file.item]]\nvalue = "Q12"\nitem = "line-of-sight-1"\nconstruct = "line-of-sight"\nscale = "agree"\n'
        '[[file.item]]\nvalue = "Q99"\nitem = "recall-1"\nconstruct = "recall"\ntext = true\n'
    )  # fmt: skip
    csv = "id,question,answer\na,Q12,Agree\na,Q99,We call back\na,Q13,ignored\nb,Q12,\nb,Q99,\n"
    firm = read(write(tmp_path, long_csv=csv, fairlead_toml=toml))
    assert rows(firm, "SELECT respondent, item, value, missing, text FROM answers ORDER BY ALL") == [
        ("a", "line-of-sight-1", 4.0, None, None), ("a", "recall-1", None, None, "We call back"),
        ("b", "line-of-sight-1", None, "skipped", None), ("b", "recall-1", None, "skipped", None),
    ]  # fmt: skip
    assert rows(firm, "SELECT construct FROM items ORDER BY 1") == [("line-of-sight",), ("recall",)]


def test_further_cuts_become_columns_of_answers(tmp_path):
    folder = survey(tmp_path, "q,Contract\nAgree,Fixed term\n", item("q"), columns='contract = "Contract"')
    toml = folder / "fairlead.toml"
    toml.write_text('cuts = ["unit", "contract"]\n' + toml.read_text())
    assert rows(read(folder), "SELECT contract FROM answers") == [("Fixed term",)]


def test_rows_may_be_left_out_or_kept_by_a_column(tmp_path):
    head = 'leave_out = { column = "kind", values = ["Benchmark"] }'
    assert values(read(survey(tmp_path, "kind,q\nbenchmark,1\nunit,5\n", item("q"), head=head))) == [5.0]


def test_ticked_reasons_become_a_row_each_and_none_is_told_from_not_asked(tmp_path):
    csv = "id,gone,Pay,Boss\n1,2024-05-01,TRUE,TRUE\n2,2024-05-01,FALSE,FALSE\n3,2024-05-01,,\n"
    boxes = "".join(f'[[file.reason]]\ncolumn = "{c}"\nreason = "{r}"\nempty = "skipped"\n' for c, r in
                    (("Pay", "pay"), ("Boss", "manager")))  # fmt: skip
    firm = read(exits(tmp_path, csv, '[file.columns]\nleaver = "id"\nleft_on = "gone"\n' + boxes))
    assert reasons(firm) == [("1", "manager"), ("1", "pay"), ("2", "none"), ("3", None)]


def test_boxes_marked_by_their_label_or_a_dash_are_read(tmp_path):
    csv = "id,Pay\n1,Contributing factor: pay\n2,-\n3,\n"
    box = '[[file.reason]]\ncolumn = "Pay"\nreason = "pay"\nticked = ["Contributing factor: pay"]\nempty = "skipped"\n'
    assert reasons(read(exits(tmp_path, csv, '[file.columns]\nleaver = "id"\n' + box))) == [
        ("1", "pay"),
        ("2", "none"),
        ("3", None),
    ]


def test_a_column_of_reasons_may_hold_several_and_a_main_one(tmp_path):
    csv = "id,why,main\n1,Pay; My boss,My boss\n2,Weather,\n"
    rest = (
        '[file.columns]\nleaver = "id"\n[[file.reason]]\ncolumn = "why"\nseparator = ";"\n'
        'values = { "Pay" = "pay", "My boss" = "manager", "*" = "other" }\n'
        '[[file.reason]]\ncolumn = "main"\nvalues = { "My boss" = "manager" }\nprimary = true\n'
    )
    firm = read(exits(tmp_path, csv, rest))
    found = rows(firm, 'SELECT leaver, reason, "primary" FROM exits ORDER BY ALL')
    assert found == [("1", "manager", True), ("1", "pay", False), ("2", "other", False)]


def test_days_months_and_years_keep_how_exactly_they_are_known(tmp_path):
    csv = "id,gone\n1,2012\n2,08/2012\n3,31/08/2012\n4,Not Stated\n5,soon\n"
    toml = 'missing = ["Not Stated"]\ndates = ["%d/%m/%Y", "%m/%Y", "%Y"]\n[file.columns]\nleaver = "id"\nleft_on = "gone"\n'
    firm = read(exits(tmp_path, csv, toml))
    found = rows(firm, "SELECT left_on::VARCHAR, left_precision FROM exits ORDER BY leaver")
    assert found == [
        ("2012-01-01", "year"), ("2012-08-01", "month"), ("2012-08-31", "day"), (None, None), (None, None),
    ]  # fmt: skip
    assert firm.reading.refusals[0].reason.startswith(
        "'soon' cannot be read as a day in any of the forms '%d/%m/%Y'"
    )


def test_raw_values_are_renamed_and_unknown_kinds_refused(tmp_path):
    csv = "id,gone,kind\n1,2024,Resignation - other\n2,2024,Fired\n3,2024,?\n"
    toml = (
        '[file.columns]\nleaver = "id"\nleft_on = "gone"\nkind = "kind"\n'
        '[file.values.kind]\n"Resignation - other" = "voluntary"\n"Fired" = "involuntary"\n'
    )
    firm = read(exits(tmp_path, csv, toml))
    assert rows(firm, "SELECT DISTINCT leaver, kind FROM exits ORDER BY 1") == [
        ("1", "voluntary"),
        ("2", "involuntary"),
        ("3", None),
    ]
    assert "is none of 'voluntary', 'involuntary', 'other'" in firm.reading.refusals[0].reason


def test_percentages_without_a_base_become_shares(tmp_path):
    toml = (
        '[[file]]\npath = "pub.csv"\ntable = "counts"\nshare_unit = "percent"\ncut = "organisation"\nhidden = ["*"]\n'
        '[file.columns]\npulse = "year"\nitem = "uid"\ngroup = "org"\nshare = "value"\n'
        '[[file.item]]\nvalue = "B05"\nitem = "clear-vision"\nconstruct = "right-direction"\n'
    )
    csv = "year,org,uid,value\n2018,Tax,B05,43\n2018,Post,B05,*\n2018,Rail,B05,\n2018,Road,B05,430\n2018,Tax,B06,12%\n"
    firm = read(write(tmp_path, pub_csv=csv, fairlead_toml=toml))
    assert rows(firm, 'SELECT item, cut, "group", option, n, share, base, hidden FROM counts ORDER BY 3') == [
        ("clear-vision", "organisation", "Post", "positive", None, None, None, True),
        ("clear-vision", "organisation", "Tax", "positive", None, 0.43, None, False),
    ]
    assert firm.reading.refusals[0].reason.startswith("'430' is no share from 0 to 100")


def test_wide_percentages_are_a_column_an_item(tmp_path):
    toml = (
        '[[file]]\npath = "pub.csv"\ntable = "counts"\nshape = "wide"\npulse = "2009"\nshare_unit = "percent"\n'
        'cut = "org"\n[file.columns]\ngroup = "Org"\n[[file.item]]\ncolumn = "B01. Clear"\nitem = "clear"\n'
    )
    firm = read(write(tmp_path, pub_csv="Org,B01. Clear\nTax,28%\n", fairlead_toml=toml))
    assert rows(firm, 'SELECT pulse, item, "group", share FROM counts') == [("2009", "clear", "Tax", 0.28)]


def test_decimal_commas_are_read_where_they_are_stated(tmp_path):
    csv = "q;w\nAgree;1,5\n"
    firm = read(survey(tmp_path, csv, item("q"), head='decimal = ","', columns='weight = "w"'))
    assert rows(firm, "SELECT weight FROM answers") == [(1.5,)]


def test_an_item_that_does_not_say_how_it_is_answered_is_refused(tmp_path):
    assert "say how it is answered" in sentence(survey(tmp_path, "q,r\nAgree,1\n", item("q", "")))


def test_one_mapping_reads_several_waves(tmp_path):
    two = '[[file]]\npath = "{0}.csv"\ntable = "answers"\npulse = "{0}"\n' + item("q")
    toml = AGREE + two.format("spring") + two.format("autumn")
    firm = read(write(tmp_path, spring_csv="q,r\n1,1\n", autumn_csv="q,r\n5,1\n", fairlead_toml=toml))
    assert rows(firm, "SELECT pulse, value FROM answers ORDER BY 1") == [("autumn", 5.0), ("spring", 1.0)]
    assert rows(firm, "SELECT count(*) FROM items") == [(1,)]


def test_one_message_that_tells_several_statements_is_several_tellings(tmp_path):
    told = 'told_on,statement,channel\n2025-01-01,"call-back, hire-well",mail\n2025-01-02,call-back,talk\n'
    firm = read(write(tmp_path, tellings_csv=told))
    found = rows(firm, "SELECT statement, channel FROM tellings ORDER BY ALL")
    assert found == [("call-back", "mail"), ("call-back", "talk"), ("hire-well", "mail")]


def test_rows_that_the_mapping_passes_over_are_counted(tmp_path):
    head = 'keep_only = { column = "kind", values = ["Unit"] }'
    firm = read(survey(tmp_path, "kind,q\nbenchmark,1\nunit,5\n", item("q"), head=head))
    assert firm.reading.files[0].how == "CSV, UTF-8, comma; 1 row passed over by keep_only on 'kind'"


def test_each_leave_out_says_how_many_rows_it_took_and_none_is_counted_twice(tmp_path):
    head = 'leave_out = [{ column = "kind", values = ["trial"] }, { column = "day", values = ["late", "never"] }]'
    csv = "kind,day,q\ntrial,late,1\ntrial,on time,2\nreal,late,3\nreal,on time,5\n"
    firm = read(survey(tmp_path, csv, item("q"), head=head))
    (found,) = firm.reading.files
    assert found.how.split("; ")[1:] == [
        "2 rows passed over by leave_out on 'kind'",
        "1 row passed over by leave_out on 'day'",
    ]
    assert (found.rows, found.used) == (4, 1)


def test_one_label_may_name_two_reasons(tmp_path):
    column = (
        '[[file.reason]]\ncolumn = "why"\nvalues = { "No plan, bad boss" = "direction/no-plan, manager" }\n'
    )
    firm = read(
        exits(tmp_path, 'id,why\n1,"No plan, bad boss"\n', '[file.columns]\nleaver = "id"\n' + column)
    )
    assert reasons(firm) == [("1", "direction/no-plan"), ("1", "manager")]
