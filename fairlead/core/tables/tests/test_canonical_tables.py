"""A folder that holds Fairlead tables already needs no mapping."""

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from fairlead.core.tables import SCHEMAS, read
from fairlead.core.tables.tests.folders import kinds, rows, sentence, write

ONE_OF_EACH = {
    "people_csv": "person,unit,hired_on,left_on,exit_kind,manager,role,level,location,pay_band,seen_from\n"
    "p1,Sales,2024-01-01,2025-01-01,voluntary,p1,Rep,Staff,York,band 2,2023-01-01\n",
    "units_csv": "unit,parent,name,lead\nSales,All,Sales team,p1\n",
    "items_csv": "item,construct,wording,low,high,reversed,statement,labels\n"
    "reached-1,reached,I was told,1,3,false,call-back,No|Partly|Yes\nrecall-1,recall,Where to?,,,,,\n",
    "answers_csv": "pulse,item,respondent,value,missing,text,unit,level,tenure,location,weight,statements\n"
    "w1,reached-1,r1,Yes,,,Sales,Staff,1y,York,1.5,\nw1,reached-1,r2,,cannot-say,,Sales,,,,1,\n"
    "w1,recall-1,r1,,,We call back,Sales,,,,1,call-back;hire\n",
    "counts_csv": "pulse,item,cut,group,option,n,share,base,hidden,statement\nw0,reached-1,unit,Sales,3,9,0.45,20,false,call-back\n",
    "tellings_csv": "told_on,statement,channel,unit,audience,people,teller\n2025-01-05,call-back,mail,Sales,all,12,Ada\n",
    "commitments_csv": "commitment,due,statement,owner,done_on,state,reason\nring back,2025-03-01,call-back,Ada,,open,\n",
    "exits_csv": "leaver,left_on,left_precision,unit,kind,asked,reason,primary,coder,text,source,employer,region\n"
    "p9,2025-02-01,day,Sales,voluntary,at_exit,pay,true,A,too little,own,Oak,North\n",
    "decisions_csv": "decision,decided_on,statement,stance,withdrawn\nclose,2025-01-01,call,against,no\n",
    "promises_csv": "promise,recruit,told_on,statement,checked_on,outcome\nfridays off,p8,2025-01-01,,2025-02-01,kept\n",
    "stage_events_csv": "deal,stage,entered_at,owner,source,segment,amount\nd1,won,2025-01-05 10:30:00,Ada,mail,small,99.5\n",
}


def test_one_row_of_each_table_is_read_as_it_stands(tmp_path):
    firm = read(write(tmp_path, **ONE_OF_EACH))
    assert firm.reading.refused == 0
    assert firm.present == set(SCHEMAS)
    assert rows(firm, "SELECT entered_at::VARCHAR, amount FROM stage_events") == [
        ("2025-01-05 10:30:00", 99.5)
    ]
    assert rows(firm, 'SELECT reason, "primary", left_on::VARCHAR FROM exits') == [
        ("pay", True, "2025-02-01")
    ]
    assert rows(firm, "SELECT item, value, missing, text, statements FROM answers") == [
        ("reached-1", 3.0, None, None, None), ("reached-1", None, "cannot-say", None, None),
        ("recall-1", None, None, "We call back", ["call-back", "hire"]),
    ]  # fmt: skip


def test_a_firm_written_out_and_read_again_is_the_same(tmp_path):
    firm = read(write(tmp_path / "csv", **ONE_OF_EACH))
    (tmp_path / "parquet").mkdir()
    for table in SCHEMAS:
        pq.write_table(
            firm.connection.sql(f"FROM {table}").to_arrow_table(), tmp_path / "parquet" / f"{table}.parquet"
        )
    again = read(tmp_path / "parquet")
    for table in SCHEMAS:
        assert rows(firm, f"FROM {table} ORDER BY ALL") == rows(again, f"FROM {table} ORDER BY ALL"), table


def test_each_canonical_table_has_the_columns_of_the_contract_and_is_there_when_empty(tmp_path):
    firm = read(write(tmp_path, units_csv="unit\nSales\n"))
    for schema in SCHEMAS.values():
        described = rows(firm, f"DESCRIBE {schema.name}")
        assert [column for column, *_ in described] == list(schema.names)
    assert firm.present == {"units"}


def test_a_clean_parquet_file_stays_where_it_is(tmp_path):
    write(tmp_path, items_csv="item,construct,low,high\nq,lived,1,5\n")
    table = pa.table({"pulse": ["w"] * 3, "item": ["q"] * 3, "value": [1, 5, 3], "unit": ["A", "B", "B"]})
    pq.write_table(table, tmp_path / "answers.parquet")
    firm = read(tmp_path)
    assert rows(firm, "SELECT view_name FROM duckdb_views() WHERE NOT internal") == [("answers",)]
    assert rows(firm, "SELECT sum(value), sum(weight) FROM answers") == [(9.0, 3.0)]


@pytest.mark.parametrize(("column", "bad", "says"), [
    ("value", [1.0, 9.0, 3.0], "'9.0' is no answer of the item 'q', which knows 1 to 5"),
    ("weight", [1.0, -1.0, 1.0], "'-1.0' is no weight"),
    ("weight", [1.0, float("nan"), 1.0], "'nan' is no weight"),
    ("item", ["q", None, "q"], "There is no item here"),
])  # fmt: skip
def test_a_parquet_file_with_a_fault_is_read_row_by_row_and_the_fault_listed(tmp_path, column, bad, says):
    write(tmp_path, items_csv="item,construct,low,high\nq,lived,1,5\n")
    clean = {"pulse": ["w"] * 3, "item": ["q"] * 3, "value": [1.0, 5.0, 3.0], "weight": [1.0] * 3}
    pq.write_table(pa.table(clean | {column: bad}), tmp_path / "answers.parquet")
    firm = read(tmp_path)
    assert [(r.line, r.reason[: len(says)]) for r in firm.reading.refusals] == [(2, says)]
    assert rows(firm, "SELECT count(*) FROM answers") == [(2,)]


def test_a_broken_parquet_file_is_told_to_be_exported_again(tmp_path):
    assert "cannot be read as Parquet" in sentence(write(tmp_path, answers_parquet="PAR1"))


def test_the_engine_never_reaches_out_for_extensions(tmp_path):
    firm = read(write(tmp_path, units_csv="unit\nSales\n"))
    names = "'autoinstall_known_extensions', 'autoload_known_extensions'"
    found = rows(firm, f"SELECT DISTINCT value FROM duckdb_settings() WHERE name IN ({names})")
    assert found == [("false",)]
    with pytest.raises(duckdb.Error):
        firm.connection.execute("SELECT * FROM read_csv('http://localhost/a.csv')")


def test_pay_becomes_five_bands_and_is_dropped(tmp_path):
    pay = [f"p{n:02},S,2024-01-01,£{20 + n},000" for n in range(10)]
    firm = read(
        write(
            tmp_path,
            people_tsv="person\tunit\thired_on\tpay\n" + "\n".join(p.replace(",", "\t", 3) for p in pay),
        )
    )
    found = rows(firm, "SELECT pay_band, count(*) FROM people GROUP BY 1 ORDER BY 1")
    assert found == [(f"band {n}", 2) for n in range(1, 6)]
    assert "pay" not in [column for column, *_ in rows(firm, "DESCRIBE people")]


def test_equal_pay_is_never_parted(tmp_path):
    people = "person,unit,hired_on,pay\n" + "".join(
        f"p{n},S,2024-01-01,{30 if n < 8 else 40}\n" for n in range(10)
    )
    firm = read(write(tmp_path, people_csv=people))
    assert rows(firm, "SELECT count(*) FROM people GROUP BY pay_band ORDER BY 1") == [(2,), (8,)]


def test_pay_passed_off_as_bands_is_banded_and_never_quoted(tmp_path):
    people = "person,unit,hired_on,pay_band\n" + "".join(f"p{n},S,2024-01-01,{30 + n}\n" for n in range(10))
    firm = read(write(tmp_path, people_csv=people))
    assert len(rows(firm, "SELECT DISTINCT pay_band FROM people")) == 5


def test_the_day_of_the_report_is_the_last_on_which_anything_happened(tmp_path):
    assert str(read(write(tmp_path, **ONE_OF_EACH)).settings.as_of) == "2025-02-01"


def test_answers_to_items_that_nobody_describes_are_kept_and_said(tmp_path):
    firm = read(write(tmp_path, answers_csv="pulse,item,value\nw,lived-2,4\nw,q7,10\n"))
    assert kinds(firm) == {"undescribed-item"}
    assert rows(firm, "SELECT item, construct, low, high FROM items ORDER BY 1") == [
        ("lived-2", "lived", 1, 5),
        ("q7", "other", 0, 10),
    ]


def test_sheets_in_a_folder_called_leaders_need_no_mapping(tmp_path):
    (tmp_path / "leaders").mkdir()
    (tmp_path / "leaders/leader-1.txt").write_text("1. Call back {#call-back}", encoding="utf-8")
    firm = read(write(tmp_path, plan_md="## Priorities\n- Call back. {#call-back}\n"))
    assert rows(firm, "SELECT item, text FROM answers") == [("leader-list", "- Call back {#call-back}")]
