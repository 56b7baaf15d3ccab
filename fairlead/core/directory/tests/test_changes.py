"""What a file would change, by cases made by hand and by laws over invented firms."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from fairlead.core.directory import (
    Entry,
    Incoming,
    Record,
    apply,
    changes,
    circles,
    difference_of,
    plain,
    read_names,
    revert,
)
from fairlead.core.directory.tests.files import TODAY, difference, records

HEAD = "Employee ID,Name,Team,Manager ID,Hire date,Termination date\n"
FIRM = records(
    HEAD
    + "1,Ada Berg,Sales,,2019-01-01,\n2,Bo Lund,Sales,1,2020-01-01,\n3,Cy Moss,Care,1,2021-01-01,2025-01-31"
)


def kinds(found):
    return {change.kind: change.becomes.person for change in found.changes}


def test_joins_moves_leaves_returns_and_the_unchanged_are_told_apart():
    found = difference(
        FIRM,
        HEAD
        + "1,Ada Berg,Sales,,2019-01-01,\n2,Bo Lund,Care,1,2020-01-01,\n3,Cy Moss,Care,1,2026-01-01,\n4,Di Ware,Care,1,2026-11-01,",
    )
    assert kinds(found) == {"move": "2", "return": "3", "join": "4"}
    assert found.unchanged == 1


def test_a_last_day_in_the_file_is_a_leave_with_that_day():
    (change,) = difference(FIRM, HEAD + "2,Bo Lund,Sales,1,2020-01-01,2026-10-31").changes
    assert (change.kind, change.becomes.left_on) == ("leave", date(2026, 10, 31))


def test_a_last_day_to_come_is_no_leave_yet():
    (change,) = difference(FIRM, HEAD + "2,Bo Lund,Sales,1,2020-01-01,2026-12-31").changes
    assert change.kind == "correction"


def test_a_partial_file_ends_nothing():
    assert difference(FIRM, HEAD + "1,Ada Berg,Sales,,2019-01-01,").changes == ()


def test_a_full_file_ends_the_absent_and_asks_when_they_are_many():
    found = difference(FIRM, HEAD + "1,Ada Berg,Sales,,2019-01-01,", full=True)
    assert kinds(found) == {"leave": "2"}
    assert found.number == 1
    assert "type 1 to go on" in found.needs_confirmation


def test_a_tenth_may_leave_without_asking_and_one_more_may_not():
    firm = tuple(Record(str(n), f"P {n}") for n in range(20))
    for gone, asked in ((2, False), (3, True)):
        rows = "\n".join(f"{n},P {n}" for n in range(20 - gone))
        found = difference(firm, f"Employee ID,Name\n{rows}", full=True)
        assert (len(found.of("leave")), bool(found.needs_confirmation)) == (gone, asked)


def test_a_column_that_the_file_lacks_changes_nothing():
    assert difference(FIRM, "Employee ID,Name\n2,Bo Lund").changes == ()


def test_an_empty_cell_of_a_column_that_is_there_clears():
    (change,) = difference(FIRM, "Employee ID,Name,Manager ID\n2,Bo Lund,\n3,Cy Moss,1").of("move")
    assert (change.fields, change.becomes.manager) == (("manager",), "")


def test_a_name_typed_first_is_known_again_when_numbers_come():
    typed = apply((), changes((), read_names("Ada Berg\nBo Lund"), full=False, on=TODAY))
    found = difference(typed, "Employee ID,Name,Manager\n1,Ada Berg,\n2,Bo Lund,Ada Berg")
    assert sorted(c.becomes.person for c in found.changes) == ["1", "2"]
    assert {c.kind for c in found.changes} == {"rename", "move"}
    assert [r.manager for r in apply(typed, found)] == ["", "1"]


def test_a_new_number_is_followed_by_those_who_report_to_it():
    current = (
        Record("ada@x.example", "Ada Berg", "ada@x.example"),
        Record("2", "Bo Lund", manager="ada@x.example"),
    )
    found = difference(current, "Employee ID,Name,Email\n77,Ada Berg,ada@x.example")
    assert apply(current, found)[0].manager == "77"
    assert revert(apply(current, found), found) == tuple(sorted(current, key=lambda r: r.person))


def test_a_lone_name_of_a_unit_means_the_one_that_is_known():
    current = (Record("1", "Ada Berg", unit=("Firm", "North", "Sales")),)
    assert difference(current, "Employee ID,Name,Team\n1,Ada Berg,Sales").changes == ()


NAMES = ["Ada Berg", "Bo Lund", "Cy Moss", "Di Ware", "Ed Holm"]
DAYS = st.none() | st.integers(0, 2000).map(lambda n: TODAY - timedelta(days=n))
IDS = [str(n) for n in range(5)]  # few, so that rows meet each other


@st.composite
def people(draw, file=False):
    """Records with different ids and addresses, managers without circles (a file may have them), days in order."""
    found = []
    for person in draw(st.lists(st.sampled_from(IDS), unique=True, max_size=8)):
        hired, left = draw(DAYS), draw(DAYS)
        hired, left = (hired, None) if hired and left and left < hired else (hired, left)
        manager = draw(st.sampled_from([*IDS, ""]))
        manager = manager if manager != person and (file or any(r.person == manager for r in found)) else ""
        email = draw(st.sampled_from(["", *(f"{n}@x.example" for n in IDS)]))
        email = "" if any(r.email == email for r in found) else email
        unit = draw(st.sampled_from([(), ("A",), ("A", "B"), ("C",)]))
        found.append(
            Record(person, draw(st.sampled_from(NAMES)), email, unit, manager, hired_on=hired, left_on=left)
        )
    return tuple(sorted(found, key=lambda r: r.person))


@st.composite
def incoming(draw):
    """A file of such people, of which some columns are there; some rows have no number of their own."""
    said = draw(st.sets(st.sampled_from(["email", "unit", "hired_on", "left_on"]))) | draw(
        st.sampled_from([{"manager"}, set()])
    )
    own = draw(st.booleans())
    entries = [
        Entry(r, frozenset({*said, "name"} | ({"person"} if own else set())), n)
        for n, r in enumerate(draw(people(True)))
    ]
    blank = Record("", "")
    kept = [
        Entry(
            replace(
                blank, person=e.record.person, name=e.record.name, **{f: getattr(e.record, f) for f in said}
            ),
            e.said,
            e.line,
        )
        for e in entries
    ]
    return Incoming("a.csv", tuple(kept), own_ids=own)


@given(people(), incoming(), st.booleans())
def test_what_was_applied_changes_nothing_when_it_comes_again(current, file, full):
    after = apply(current, changes(current, file, full=full, on=TODAY))
    assert changes(after, file, full=full, on=TODAY).changes == ()


@given(people(), incoming(), st.booleans())
def test_what_is_taken_back_is_as_it_was(current, file, full):
    found = changes(current, file, full=full, on=TODAY)
    assert revert(apply(current, found), found) == current


@given(people(), incoming(), st.booleans())
def test_no_file_makes_a_circle_or_one_address_for_two_or_one_number_for_two(current, file, full):
    after = apply(current, changes(current, file, full=full, on=TODAY))
    assert circles({r.person: r.manager for r in after if r.manager}) == ()
    assert {r.manager for r in after} <= {"", *(r.person for r in after)}
    emails = [r.email for r in after if r.email]
    assert len(emails) == len(set(emails))
    assert len({r.person for r in after}) == len(after)
    assert all(not (r.hired_on and r.left_on) or r.left_on >= r.hired_on for r in after)


@given(people(), incoming())
def test_a_partial_file_never_ends_what_it_does_not_mention(current, file):
    found = changes(current, file, full=False, on=TODAY)
    stated = {entry.record.left_on for entry in file.entries}
    assert all(change.becomes.left_on in stated for change in found.of("leave"))
    assert not found.needs_confirmation


@given(people(), incoming(), st.booleans())
def test_a_difference_survives_being_stored(current, file, full):
    found = changes(current, file, full=full, on=TODAY)
    assert difference_of(plain(found)) == found
