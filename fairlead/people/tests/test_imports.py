"""A file of people: applied it is what the core said, taken back it is what it was."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, given, settings

from fairlead.core.directory import Difference, changes, plain, sheet_of_text
from fairlead.core.directory import apply as applied
from fairlead.core.directory.tests.test_changes import TODAY, incoming, people
from fairlead.journal.models import Entry
from fairlead.people.importing import NotConfirmed, found_in
from fairlead.people.models import Company, Import, Person, Post, Spell, State, Unit
from fairlead.people.services import add_by_names, apply, begin, change_person, look, revert
from fairlead.people.snapshot import record, records_of
from fairlead.people.writing import Writer, take_back
from fairlead.web.errors import Changed

pytestmark = pytest.mark.django_db
HEAD = "Employee ID,Name,Work email,Team,Manager ID,Hire date,Termination date\n"
FIRM = (
    HEAD
    + "1,Ada Berg,ada@oak.example,Firm / Sales,,2019-01-01,\n2,Bo Lund,bo@oak.example,Firm / Sales,1,2020-01-01,\n"
    "3,Cy Moss,,Firm / Care,2,,\n"
)


@pytest.fixture
def by(cast):
    return cast.users["people-team"]


def looked(cast, by, text, full=False, on=TODAY):
    one = begin(company=cast.company, by=by, sheet=sheet_of_text(text))
    return look(one=one, mapping={}, full=full, on=on)


def bring(cast, by, text, full=False, on=TODAY, typed=""):
    return apply(one=looked(cast, by, text, full, on), by=by, typed=typed)


def everything():
    """All rows of the room that an import may touch."""
    return {
        model.__name__: sorted(model.objects.values_list(), key=str) for model in (Person, Unit, Spell, Post)
    }


def test_looking_changes_nothing(cast, by):
    before = everything()
    found = looked(cast, by, FIRM).found
    assert everything() == before
    assert len(found.of("join")) == 3


def test_what_is_applied_is_what_was_looked_at(cast, by):
    one = bring(cast, by, FIRM)
    people = {r.person: r for r in records_of(cast.company)}
    assert set(people) == {"1", "2", "3"}
    assert people["3"].manager == "2"
    assert people["2"].unit == ("Firm", "Sales")
    assert (one.state, one.sheet) == (State.APPLIED, None)
    entry = Entry.objects.get(what="people imported")
    assert (entry.details, entry.subject) == ({"join": 3}, str(one.key))


def test_a_move_is_a_new_post_and_the_old_one_is_kept(cast, by):
    bring(cast, by, FIRM)
    bring(cast, by, "Employee ID,Name,Team\n2,Bo Lund,Care", on=date(2026, 12, 1))
    posts = Post.objects.filter(person__number="2").order_by("began", "pk")
    assert [(p.unit.name, str(p.began), str(p.until)) for p in posts] == [
        ("Sales", "2020-01-01", "2026-12-01"), ("Care", "2026-12-01", "None"),
    ]  # fmt: skip


def test_who_comes_back_has_two_employments(cast, by):
    bring(cast, by, FIRM)
    bring(cast, by, HEAD + "2,Bo Lund,bo@oak.example,Firm / Sales,1,2020-01-01,2026-10-31")
    bring(cast, by, HEAD + "2,Bo Lund,bo@oak.example,Firm / Care,1,2026-11-20,")
    spells = Spell.objects.filter(person__number="2").order_by("started")
    assert [(str(s.started), str(s.ended)) for s in spells] == [
        ("2020-01-01", "2026-10-31"),
        ("2026-11-20", "None"),
    ]


def test_taken_back_everything_is_as_it_was(cast, by):
    bring(cast, by, FIRM)
    before = everything()
    one = bring(
        cast,
        by,
        HEAD + "1,Ada Lund,x@oak.example,North,,2019-01-01,\n4,Di Ware,,North,1,,",
        full=True,
        typed="2",
    )
    assert everything() != before
    revert(one=one, by=by)
    assert everything() == before
    assert Entry.objects.filter(what="import taken back").exists()


def test_numbers_and_addresses_may_change_hands_and_come_back(cast, by):
    bring(cast, by, "Employee ID,Name,Work email\n1,Ada Berg,a@oak.example\n2,Bo Lund,b@oak.example")
    before = everything()
    one = bring(cast, by, "Employee ID,Name,Work email\n1,Ada Berg,b@oak.example\n2,Bo Lund,a@oak.example")
    assert [r.email for r in records_of(cast.company)] == ["b@oak.example", "a@oak.example"]
    revert(one=one, by=by)
    assert everything() == before


@settings(max_examples=40, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck))
@given(people(), incoming(), incoming())
def test_whatever_the_file_the_store_agrees_with_the_core_and_comes_back(cast, current, first, second):
    with transaction.atomic():
        start = Difference(changes((), as_incoming(current), full=False, on=TODAY).changes)
        Writer(cast.company, TODAY).write(start)
        assert records_of(cast.company) == current
        for file in (first, second):
            before, known = everything(), records_of(cast.company)
            found = changes(known, file, full=True, on=TODAY)
            undo = Writer(cast.company, TODAY).write(found)
            assert records_of(cast.company) == applied(known, found)
            after = everything()
            take_back(undo)
            assert everything() == before
            Writer(cast.company, TODAY).write(found)
            assert len(everything()["Post"]) == len(after["Post"])
        transaction.set_rollback(True)


def as_incoming(records):
    from fairlead.core.directory import Entry as Row
    from fairlead.core.directory import Incoming

    said = frozenset({"person", "name", "email", "unit", "manager", "hired_on", "left_on"})
    return Incoming("start", tuple(Row(one, said) for one in records))


def test_later_changes_to_the_same_people_refuse_the_way_back_and_are_named(cast, by):
    one = bring(cast, by, FIRM)
    bring(cast, by, "Employee ID,Name,Team\n2,Bo Lund,Care")
    with pytest.raises(Changed, match="Bo Lund"):
        revert(one=one, by=by)


def test_a_later_report_to_one_who_came_with_the_file_refuses_the_way_back(cast, by):
    one = bring(cast, by, "Employee ID,Name\n1,Ada Berg")
    bring(cast, by, "Employee ID,Name,Manager\n9,Ed Holm,Ada Berg")
    with pytest.raises(Changed, match="Ed Holm"):
        revert(one=one, by=by)


def test_imports_are_taken_back_one_after_the_other(cast, by):
    empty = everything()
    first, second = bring(cast, by, FIRM), bring(cast, by, "Employee ID,Name,Team\n2,Bo Lund,Care")
    revert(one=second, by=by)
    revert(one=first, by=by)
    assert everything() == empty


def test_an_import_is_applied_once(cast, by):
    one = looked(cast, by, FIRM)
    apply(one=one, by=by)
    with pytest.raises(Changed):
        apply(one=one, by=by)


def test_what_changed_since_it_was_looked_at_is_not_applied(cast, by):
    one = looked(cast, by, FIRM)
    bring(cast, by, "Employee ID,Name\n1,Ada Berg")
    with pytest.raises(Changed, match="look at it again"):
        apply(one=one, by=by)


def test_a_full_file_that_ends_many_employments_asks_for_the_number(cast, by):
    bring(cast, by, FIRM)
    one = looked(cast, by, HEAD + "1,Ada Berg,ada@oak.example,Firm / Sales,,2019-01-01,", full=True)
    for typed in ("", "yes", "3"):
        with pytest.raises(NotConfirmed, match="type 2"):
            apply(one=one, by=by, typed=typed)
    assert Spell.objects.filter(ended=None).count() == 3
    apply(one=one, by=by, typed=" 2 ")
    assert Spell.objects.filter(ended=TODAY).count() == 2


def test_the_last_day_of_those_marked_as_gone_is_asked_for_and_kept_for_this_file_only(cast, by):
    bring(cast, by, FIRM)
    text = "Employee ID,Name,Status\n2,Bo Lund,Terminated\n1,Ada Berg,Active"
    one = looked(cast, by, text)
    assert [change.becomes.left_on for change in one.found.of("leave")] == [TODAY]
    one = look(one=one, mapping={**one.mapping, "gone_on": "2026-10-31"}, full=False, on=TODAY)
    apply(one=one, by=by, typed=str(one.found.number))
    assert str(Spell.objects.get(person__number="2").ended) == "2026-10-31"
    again = begin(company=cast.company, by=by, sheet=sheet_of_text(text))
    assert again.mapping["gone_on"] == ""


def test_a_matching_is_used_again_for_a_file_with_the_same_columns(cast, by):
    text = "Nr,Wer,Wo\n1,Ada Berg,Sales"
    told = {"columns": {"Nr": "person", "Wer": "name", "Wo": "unit"}}
    one = look(
        one=begin(company=cast.company, by=by, sheet=sheet_of_text(text)), mapping=told, full=False, on=TODAY
    )
    apply(one=one, by=by)
    assert begin(company=cast.company, by=by, sheet=sheet_of_text(text)).mapping["columns"] == told["columns"]


def test_five_typed_names_are_people(cast, by):
    one = add_by_names(
        company=cast.company,
        by=by,
        text="Ada Berg\nBo Lund <bo@oak.example>\nCy Moss\nDi Ware\nEd Holm",
        on=TODAY,
    )
    assert len(records_of(cast.company)) == 5
    assert one.state == State.APPLIED
    revert(one=one, by=by)
    assert records_of(cast.company) == ()


def test_a_discarded_import_keeps_nothing_of_the_file(cast, by):
    one = looked(cast, by, FIRM)
    one.discard()
    assert (one.sheet, one.difference) == (None, None)


def test_one_person_is_changed_by_hand_with_the_same_checks(cast, by):
    from dataclasses import replace

    from fairlead.core.errors import BadInput

    bring(cast, by, FIRM)
    known = {r.person: r for r in records_of(cast.company)}
    ada = Person.objects.get(number="1")
    with pytest.raises(BadInput, match="circle"):
        change_person(person=ada, becomes=replace(known["1"], manager="3"), on=TODAY, by=by)
    change_person(person=ada, becomes=replace(known["1"], job="Head"), on=TODAY, by=by)
    assert Post.objects.on(TODAY).get(person=ada).job == "Head"
    assert Entry.objects.get(what="person changed").details == {"fields": ["job"]}


def test_companies_do_not_mix(cast, by):
    bring(cast, by, FIRM)
    other = begin(company=cast.foreign, by=by, sheet=sheet_of_text(FIRM))
    look(one=other, mapping={}, full=True, on=TODAY)
    assert len(other.found.of("join")) == 3
    apply(one=other, by=by)
    assert Person.objects.count() == 6
    assert records_of(Company.objects.get(slug="foreign")) == records_of(cast.company)


def test_two_thousand_rows_are_looked_at_and_applied_and_taken_back(cast, by):
    rows = "".join(
        f"{n},Person {n},p{n}@oak.example,Firm / Area {n % 9} / Team {n % 400},{n // 12 or ''},2020-01-0{1 + n % 9},\n"
        for n in range(1, 2_001)
    )
    heard = []
    one = begin(company=cast.company, by=by, sheet=sheet_of_text(HEAD + rows))
    look(one=one, mapping={}, full=True, on=TODAY, progress=lambda what, share: heard.append(share))
    assert heard[-1] == 1.0
    apply(one=one, by=by)
    assert len(records_of(cast.company)) == 2_000
    assert found_in(begin(company=cast.company, by=by, sheet=sheet_of_text(HEAD + rows)), TODAY).changes == ()
    revert(one=Import.objects.get(pk=one.pk), by=by)
    assert not Person.objects.filter(company=cast.company).exists()


def test_a_difference_is_stored_as_it_was_found(cast, by):
    one = looked(cast, by, FIRM)
    assert plain(Import.objects.get(pk=one.pk).found) == one.difference
    assert record(Person(number="1", name="Ada"), None, None, {}, {}).name == "Ada"


@pytest.mark.django_db(transaction=True)
def test_of_several_who_apply_at_once_one_does(cast):
    by = cast.users["owner"]
    one = looked(cast, by, FIRM)

    def try_it(_number):
        try:
            apply(one=one, by=by)
        except Changed:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(try_it, range(6))) == 1
    assert Person.objects.count() == 3


def test_the_journal_knows_no_name(cast, by):
    revert(one=bring(cast, by, FIRM), by=by)
    told = str(list(Entry.objects.values()))
    assert not [word for word in ("Ada", "Berg", "oak.example", "Sales") if word in told]
