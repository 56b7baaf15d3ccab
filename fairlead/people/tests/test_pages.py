"""The pages of people, through HTTP, as those who use them come in."""

import threading
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from fairlead.people.models import Import, Person, Post, Spell, State, Unit
from fairlead.people.services import add_by_names
from fairlead.people.snapshot import records_of
from fairlead.people.tests.routes import ROUTES, furnish

pytestmark = pytest.mark.django_db
TABLE = "Employee ID,Name,Work email,Team,Manager ID,Job title,Date of birth\n"
FIRM = (
    TABLE
    + "1,Ada Berg,ada@oak.example,Firm / Sales,,Head,1980-01-01\n2,Bo Lund,bo@oak.example,Firm / Sales,1,Clerk,1990-01-01\n"
)


@pytest.fixture
def as_role(client, cast):
    def come_in(role):
        client.force_login(cast.users[role])
        return client

    return come_in


@pytest.fixture
def team(as_role):
    return as_role("people-team")


def page(name, *keys):
    return reverse(f"people:{name}", args=["oak-sons", *keys])


def text(answer):
    return answer.content.decode()


def bring(client, table=FIRM, full=False, name="staff.csv"):
    """Upload, keep the matching that is offered, look."""
    answer = client.post(page("bring"), {"file": SimpleUploadedFile(name, table.encode())})
    assert answer.status_code == 302, text(answer)
    one = Import.objects.latest("pk")
    offered = client.get(answer["Location"]).context["form"]
    chosen = {field.html_name: field.initial or "" for _column, field, _samples in offered.columns()}
    client.post(page("match", one.key), {**chosen, "full": str(full), "days": ""})
    one.refresh_from_db()
    return one


def test_a_file_goes_from_upload_through_columns_and_difference_to_people_and_back(team, cast):
    one = bring(team)
    shown = text(team.get(page("import", one.key)))
    assert "What would change" in shown
    assert "Ada Berg" in shown
    assert not Person.objects.exists()
    answer = team.post(page("import-apply", one.key), follow=True)
    assert "You can take it back below" in text(answer)
    listed = text(team.get(page("list")))
    assert "Ada Berg" in listed
    assert "Firm / Sales" in listed
    team.post(page("import-revert", one.key))
    assert records_of(cast.company) == ()


def test_the_columns_page_states_doubts_and_what_was_dropped(team):
    answer = team.post(
        page("bring"),
        {"pasted": "Name\tDepartment\tDivision\tDate of birth\nAda Berg\tSales\tNorth\t1980-01-01"},
    )
    shown = text(team.get(answer["Location"]))
    assert "please check" in shown
    assert "It could also be" in shown
    assert "Date of birth" in shown
    assert "1980" not in shown
    assert "1980" not in str(Import.objects.get().sheet)


def test_the_dry_run_shows_who_is_marked_as_gone_without_a_last_day_and_another_day_can_be_given(team):
    team.post(page("import-apply", bring(team).key))
    table = "Employee ID,Name,Status\n1,Ada Berg,Active\n2,Bo Lund,Terminated\n"
    one = bring(team, table)
    shown = text(team.get(page("import", one.key)))
    assert "Please check" in shown
    assert "marked &#x27;Terminated&#x27; without a last day" in shown
    assert 'name="gone_on"' in text(team.get(page("match", one.key)))
    chosen = {"column-0": "person", "column-1": "name", "column-2": "status", "full": "False", "days": ""}
    refused = team.post(page("match", one.key), {**chosen, "gone_on": "2999-01-01"})
    assert (refused.status_code, "still to come" in text(refused)) == (400, True)
    team.post(page("match", one.key), {**chosen, "gone_on": "2026-01-31"})
    assert "2026-01-31" in text(team.get(page("import", one.key)))
    assert 'value="2026-01-31"' in text(team.get(page("match", one.key)))


def test_on_a_page_in_another_language_what_the_core_says_is_marked_as_english(team):
    one = bring(team, "Employee ID,Name,Status\n1,Ada Berg,Gardening\n")
    german = text(team.get(page("import", one.key), headers={"accept-language": "de"}))
    assert '<html lang="de"' in german
    assert '<span lang="en" dir="auto">&#x27;Gardening&#x27; says neither here nor gone' in german
    assert '<span lang="en"' not in text(team.get(page("import", one.key)))


def test_a_column_chosen_by_hand_is_taken(team):
    team.post(page("bring"), {"pasted": "Wer,Wo,Nr\nAda Berg,Sales,7"})
    one = Import.objects.get()
    team.post(
        page("match", one.key),
        {"column-0": "name", "column-1": "unit", "column-2": "person", "full": "False", "days": ""},
    )
    team.post(page("import-apply", one.key))
    assert Person.objects.get().number == "7"
    assert Unit.objects.get().name == "Sales"


def test_two_columns_for_one_field_are_refused_on_the_page_and_nothing_is_lost(team):
    team.post(page("bring"), {"pasted": "Wer,Wo\nAda Berg,Sales"})
    one = Import.objects.get()
    answer = team.post(
        page("match", one.key), {"column-0": "name", "column-1": "name", "full": "False", "days": ""}
    )
    assert answer.status_code == 400
    assert "choose one of them" in text(answer)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", b"", "empty"),
        ("a.csv", b"a," * 400 + b"a\n1", "more than the 300 columns"),
        ("a.csv", b"Name,Team\nJ\xc3\xb6rg,a\nJ\xf6rg,b\n", "mixes encodings"),
        ("a.xlsx", b"no workbook", "no sound .xlsx file"),
        ("a.exe", b"MZ", "no people file"),
        ("../../etc/passwd.csv", b"", "empty"),
    ],
)
def test_a_bad_file_is_answered_with_one_sentence(team, name, content, said):
    answer = team.post(page("bring"), {"file": SimpleUploadedFile(name, content or b" ")})
    assert answer.status_code == 400
    assert said in text(answer)


def test_what_was_pasted_is_still_there_when_it_cannot_be_read(team):
    answer = team.post(page("bring"), {"pasted": "a," * 400 + "\nkeep this"})
    assert answer.status_code == 400
    assert "keep this" in text(answer)


def test_nothing_given_is_said(team):
    assert "Choose a file, or paste" in text(team.post(page("bring"), {}))


def test_scripts_in_a_file_stay_text(team):
    one = bring(team, "Employee ID,Name\n1,<script>alert(1)</script>")
    shown = text(team.get(page("import", one.key)))
    assert "<script>alert" not in shown
    assert "&lt;script&gt;" in shown


def test_faults_are_listed_with_line_and_column(team):
    one = bring(team, TABLE + "1,Ada Berg,,,1,,\n2,Bo Lund,,,99,,\n,Cy Moss,,,,,\n")
    shown = text(team.get(page("import", one.key)))
    assert "own manager" in shown
    assert "neither in the file nor known" in shown
    assert "has no number" in shown


def test_a_full_file_that_ends_many_asks_for_the_number_on_the_page(team, cast):
    team.post(page("import-apply", bring(team).key))
    one = bring(team, TABLE + "1,Ada Berg,ada@oak.example,Firm / Sales,,Head,\n", full=True)
    assert "How many employments end?" in text(team.get(page("import", one.key)))
    team.post(page("import-apply", one.key), {"typed": "7"})
    assert Spell.objects.filter(ended=None).count() == 2
    team.post(page("import-apply", one.key), {"typed": "1"})
    assert Spell.objects.filter(ended=None).count() == 1


def test_five_typed_names_are_in_at_once_and_can_be_taken_back(team, cast):
    answer = team.post(page("add"), {"names": "Ada Berg\nBo Lund\nCy Moss\nDi Ware\nEd Holm"}, follow=True)
    assert "What was changed" in text(answer)
    assert len(records_of(cast.company)) == 5
    team.post(page("import-revert", Import.objects.get().key))
    assert records_of(cast.company) == ()


def test_a_discarded_file_keeps_nothing(team):
    one = bring(team)
    team.post(page("import-discard", one.key))
    one.refresh_from_db()
    assert (one.state, one.sheet, one.difference) == (State.DISCARDED, None, None)
    assert "Nothing of this file was kept" in text(team.get(page("import", one.key)))


def test_applying_twice_is_said_and_done_once(team):
    one = bring(team)
    team.post(page("import-apply", one.key))
    answer = team.post(page("import-apply", one.key), follow=True)
    assert "already" in text(answer)
    assert Person.objects.count() == 2


def test_the_list_is_searched_by_name_unit_and_day(team, cast):
    team.post(page("import-apply", bring(team, FIRM + "3,Cy Moss,,Firm / Care,1,Nurse,\n").key))
    assert "Cy Moss" not in text(team.get(page("list"), {"q": "bo lund"}))
    care = Unit.objects.get(name="Care")
    found = text(team.get(page("list"), {"unit": care.key}))
    assert "Cy Moss" in found
    assert "Bo Lund" not in found
    assert "Cy Moss" in text(team.get(page("list"), {"unit": Unit.objects.get(name="Firm").key}))
    assert "Cy Moss" in text(team.get(page("list"), {"q": "nurse"}))


def test_who_reported_to_whom_on_a_day_is_told(team, cast):
    furnish(cast)
    em = Person.objects.get(company=cast.company, number="2")
    sid = Person.objects.get(company=cast.company, number="3")
    post = {"name": "Em Voss", "unit": "Firm / Care", "manager": "3", "on": "2026-06-01"}
    assert team.post(page("change", em.key), post).status_code == 302
    march = text(team.get(page("person", em.key), {"on": "2026-03-15"}))
    july = text(team.get(page("person", em.key), {"on": "2026-07-15"}))
    assert "<dt>Reported to</dt><dd>Mo Hale</dd>" in march
    assert "<dt>Reported to</dt><dd>Sid Ling</dd>" in july
    assert "Em Voss" in text(team.get(page("person", sid.key), {"on": "2026-07-15"}))
    assert Post.objects.filter(person=em).count() == 2


def test_a_circle_made_by_hand_is_refused_on_the_page(team, cast):
    furnish(cast)
    mo = Person.objects.get(company=cast.company, number="1")
    answer = team.post(page("change", mo.key), {"name": "Mo Hale", "manager": "Em Voss", "on": "2026-06-01"})
    assert answer.status_code == 400
    assert "circle" in text(answer)


def test_an_unknown_manager_typed_by_hand_is_refused(team, cast):
    furnish(cast)
    mo = Person.objects.get(company=cast.company, number="1")
    answer = team.post(
        page("change", mo.key), {"name": "Mo Hale", "manager": "Nobody Known", "on": "2026-06-01"}
    )
    assert "Nobody here has that" in text(answer)


def test_a_manager_sees_those_below_and_nobody_else(as_role, cast):
    furnish(cast)
    shown = text(as_role("manager").get(page("list")))
    assert "Em Voss" in shown
    assert "Sid Ling" not in shown


def test_an_employee_sees_the_own_page_without_what_the_people_team_sees(as_role, cast):
    furnish(cast)
    Post.objects.filter(person__number="2").update(pay_band=3)
    em = Person.objects.get(company=cast.company, number="2")
    shown = text(as_role("employee").get(page("person", em.key)))
    assert "Em Voss" in shown
    assert "Pay band" not in shown
    assert "Erase" not in shown


def test_an_adviser_finds_no_person(as_role, cast):
    furnish(cast)
    assert as_role("adviser").get(page("list")).status_code == 403
    em = Person.objects.get(company=cast.company, number="2")
    assert as_role("adviser").get(page("person", em.key)).status_code == 403


@pytest.mark.parametrize("route", [route for route in ROUTES if route.foreign], ids=lambda route: route.name)
def test_a_key_of_a_foreign_company_under_ones_own_address_finds_nothing(as_role, cast, route):
    furnish(cast)
    where = reverse(route.name, kwargs={**route.foreign(cast), "company": cast.company.slug})
    owner = as_role("owner")
    assert (owner.post(where) if route.post else owner.get(where)).status_code == 404


def test_units_are_added_moved_and_removed_while_nobody_stands_in_them(team, cast):
    team.post(page("units"), {"name": "North", "parent": ""})
    north = Unit.objects.get()
    team.post(page("units"), {"name": "Sales", "parent": north.pk})
    sales = Unit.objects.get(name="Sales")
    assert sales.parent == north
    assert "already" in text(team.post(page("units"), {"name": "sales", "parent": north.pk}))
    assert team.post(page("unit", north.key), {"name": "North", "parent": sales.pk}).status_code == 400
    team.post(page("unit-remove", north.key))
    assert Unit.objects.filter(name="North").exists()
    team.post(page("unit-remove", sales.key))
    assert not Unit.objects.filter(name="Sales").exists()


def test_the_export_is_harmless_in_a_spreadsheet(team, cast):
    add_by_names(company=cast.company, by=cast.users["owner"], text="=1+1", on=date(2026, 1, 1))
    answer = team.get(page("export"))
    assert answer["Content-Type"].startswith("text/csv")
    assert "'=1+1" in text(answer)


@pytest.mark.django_db(transaction=True)
def test_a_large_file_is_looked_at_beside_the_request_and_its_page_says_how_far(client, cast):
    client.force_login(cast.users["people-team"])
    rows = "".join(
        f"{n},Person {n},p{n}@oak.example,Firm / Team {n % 50},{n // 9 or ''},Clerk,\n"
        for n in range(1, 1_500)
    )
    one = bring(client, TABLE + rows)
    Import.objects.filter(pk=one.pk, state=State.READ).update(progress=40)
    for thread in threading.enumerate():
        if thread.name.startswith("look-"):
            thread.join()
    shown = text(client.get(page("import", one.key)))
    assert "1499" in shown
    assert client.get(page("import", one.key) + "?kind=join").status_code == 200


def test_while_a_file_is_looked_at_a_plain_reload_shows_how_far_it_is(team, cast):
    from django.utils import timezone

    one = bring(team)
    Import.objects.update(looking_since=timezone.now(), progress=40)
    shown = team.get(page("import", one.key))
    assert 'value="40"' in text(shown)
    part = text(team.get(page("import", one.key), headers={"HX-Request": "true", "HX-Target": "progress"}))
    assert part.strip().startswith('<div class="progress"')
    Import.objects.update(looking_since=None)
    done = team.get(page("import", one.key), headers={"HX-Request": "true", "HX-Target": "progress"})
    assert done["HX-Redirect"] == page("import", one.key)
