"""A mistake in fairlead.toml is one sentence: file, place, key, what to do."""

import pytest

from fairlead.core.tables import parse_mapping
from fairlead.core.tables.errors import MappingFault

FILE = '[[file]]\npath = "a.csv"\ntable = "answers"\n'


@pytest.mark.parametrize(("text", "says"), [
    ("company = ", "fairlead.toml is no valid TOML"),
    ('compny = "Oak"', "'compny' is not known here: did you mean 'company'"),
    ('[[file]]\ntable = "people"', "fairlead.toml, file 1: path is missing: add it"),
    ('[[file]]\npath = "a.csv"', "table is missing"),
    ('[[file]]\npath = "a.csv"\ntable = "peple"', "table is 'peple', but must be 'people'"),
    (FILE + 'shap = "wide"', "[[file]] a.csv: 'shap' is not known here: did you mean 'shape'"),
    (FILE + '[file.columns]\nunits = "U"', "[[file]] a.csv, columns: 'units' is not known here: did you mean 'unit'"),
    (FILE + '[[file.item]]\ncolumn = "q"', "item is missing"),
    (FILE + '[[file.item]]\ncolumn = "q"\nitem = "q"\nconstruct = "recal"', "construct is 'recal', but must be"),
    (FILE + '[[file.item]]\ncolumn = "q"\nitem = "q"\nscale = "agre"\n[scales.agree]\nlabels = ["a", "b"]', "did you mean 'agree'"),
    (FILE + 'header = 0', "header must be the line of the header"),
    (FILE + 'skip_rows = -1', "skip_rows must be a whole number of at least 0"),
    (FILE + '[[file.reason]]\ncolumn = "q"', "needs either reason"),
    (FILE + '[[file.reason]]\ncolumn = "q"\nreason = "payy"', "did you mean 'pay'"),
    ('as_of = "today"', "as_of must be a day such as 2026-10-31, without quotes"),
    ('[base]\nleaving = 15', "leaving must be a share from 0 to 1"),
    ('[scales.agree]\nlabels = ["a"]', "[scales.agree]: labels must list at least two answers"),
    ('[scales.agree]\nlabels = ["a", "b"]\ncodes = [1]', "codes must be a list of 2"),
    ('[limits]\nxlsx_megabyte = 3', "did you mean 'xlsx_megabytes'"),
])  # fmt: skip
def test_each_mistake_says_where_and_what_to_do(text, says):
    with pytest.raises(MappingFault) as caught:
        parse_mapping(text)
    assert says in caught.value.sentence


def test_everything_that_the_format_knows_is_taken():
    mapping = parse_mapping(
        'company = "Oak"\nleaders = ["Ada"]\nas_of = 2026-10-31\npopulation = 45\ncuts = ["unit", "team"]\n'
        'level_order = ["Staff", "Lead"]\n[base]\nleaving = 0.15\n[plan]\nfiles = ["p.md"]\n[limits]\nxlsx_megabytes = 9\n'
        '[scales.agree]\nlabels = ["No", "Yes"]\ncodes = [0, ["1", "y"]]\nmissing = ["-"]\n' + FILE
        + 'shape = "wide"\npulse = "w"\nencoding = "utf-8"\ndelimiter = ";"\ndecimal = ","\nsheet = "S"\nheader = [1, 2]\n'
        'skip_rows = 1\nmissing = ["n/s"]\nnot_applicable = ["X"]\ndates = ["%Y"]\n'
        'leave_out = { column = "o", values = ["B"] }\nkeep_only = [{ column = "k", values = ["A"] }]\n'
        'columns = { team = "T" }\nfixed = { unit = "U" }\n[file.values.unit]\nu = "U"\n'
        '[[file.item]]\ncolumn = "q"\nitem = "q"\nscale = "agree"\nreversed = true\n'
    )  # fmt: skip
    file = mapping.files[0]
    assert (mapping.settings.company, mapping.settings.bases, mapping.plan_files) == (
        "Oak",
        {"leaving": 0.15},
        ("p.md",),
    )
    assert mapping.scales["agree"].codes == (("0",), ("1", "y"))
    assert (file.header, file.missing, file.decimal, file.columns) == (
        (1, 2),
        ("", "n/s"),
        ",",
        {"team": "T"},
    )
    assert (file.leave_out[0].column, file.keep_only[0].values, file.items[0].reversed) == ("o", ("A",), True)
    assert mapping.limits.xlsx_unzipped == 9 * 2**20


def test_files_whose_items_are_columns_are_wide_unless_told():
    item = '[[file.item]]\ncolumn = "q"\nitem = "q"\ntext = true\n'
    assert parse_mapping(FILE + item).files[0].shape == "wide"
    assert parse_mapping(FILE).files[0].shape == "long"
