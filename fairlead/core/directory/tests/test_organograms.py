"""Real reporting lines of two departments, and ten thousand invented rows."""

from collections import Counter
from pathlib import Path

import pytest

from fairlead.core.directory import changes, circles, match, read, read_sheet
from fairlead.core.directory.tests.files import TODAY

PLACES = [folder / "shared" / "data" / "uk-organograms" for folder in Path(__file__).resolve().parents]
SETS = next((place for place in PLACES if place.is_dir()), PLACES[0])
real = pytest.mark.skipif(not SETS.is_dir(), reason="the real sets are not on this machine")


def chart(name):
    sheet = read_sheet(SETS / name)
    return read(sheet, match(sheet))


@real
def test_a_department_has_the_depth_and_span_that_its_source_states():
    found = chart("department_of_health-2011-09-30-senior.csv")
    managers = {entry.record.person: entry.record.manager for entry in found.entries}
    spans = Counter(manager for manager in managers.values() if manager)
    assert len(found.entries) == 313
    assert (len(spans), max(spans.values())) == (82, 18)
    assert circles({a: b for a, b in managers.items() if b}) == ()
    assert max(depth(person, managers) for person in managers) == 7


def depth(person, managers):
    return 1 + depth(managers[person], managers) if managers[person] else 1


@real
def test_half_a_year_later_people_moved_and_left():
    before = [entry.record for entry in chart("care_quality_commission-2011-03-31-senior.csv").entries]
    after = chart("care_quality_commission-2011-09-30-senior.csv")
    found = changes(before, after, full=True, on=TODAY)
    assert (len(before), len(after.entries)) == (46, 44)
    assert len(before) + len(found.of("join")) - len(found.of("leave")) == 44


def test_ten_thousand_rows_are_read_and_progress_is_told(tmp_path):
    rows = (
        f"{n},Person {n},p{n}@firm.example,Firm / Area {n % 9} / Team {n % 400},{n // 12 or ''},Clerk,0{1 + n % 9}.03.20{10 + n % 15}\n"
        for n in range(1, 10_001)
    )
    (tmp_path / "a.csv").write_text(
        "Employee ID,Name,Email,Team,Manager ID,Job title,Hire date\n" + "".join(rows)
    )
    heard = []
    sheet = read_sheet(tmp_path / "a.csv", progress=lambda what, share: heard.append(share))
    found = read(sheet, match(sheet), progress=lambda what, share: heard.append(share))
    assert len(found.entries) == 10_000
    assert not found.faults
    assert heard == sorted(heard)
    assert heard[-1] == 1.0
    assert len(changes((), found, full=True, on=TODAY).of("join")) == 10_000
