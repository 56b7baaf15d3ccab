"""The same table under two names."""

from fairlead.core.tables import read

HEAD = "person,unit,hired_on\n"
MAPPING = '[[file]]\npath = "staff*.csv"\ntable = "exits"\n[file.columns]\nleaver = "person"\nleft_on = "hired_on"\n'


def kinds(folder):
    return [s.kind for s in read(folder).reading.suspicions]


def test_a_copy_under_another_name_is_said(tmp_path):
    (tmp_path / "fairlead.toml").write_text(MAPPING, encoding="utf-8")
    for name in ("staff.csv", "staff (1).csv"):
        (tmp_path / name).write_text(HEAD + "p1,North,2024-01-01\n", encoding="utf-8")
    (said,) = [s for s in read(tmp_path).reading.suspicions if s.kind == "copied-file"]
    assert said.sentence.startswith("staff.csv is staff (1).csv over again, to the byte")


def test_files_of_one_size_that_differ_are_no_copies(tmp_path):
    (tmp_path / "fairlead.toml").write_text(MAPPING, encoding="utf-8")
    (tmp_path / "staff.csv").write_text(HEAD + "p1,North,2024-01-01\n", encoding="utf-8")
    (tmp_path / "staff2.csv").write_text(HEAD + "p2,North,2024-01-01\n", encoding="utf-8")
    assert "copied-file" not in kinds(tmp_path)
