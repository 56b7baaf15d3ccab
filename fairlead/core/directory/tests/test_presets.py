"""Exports of five systems are matched by their headings, and what is doubtful is said."""

import pytest

from fairlead.core.directory import BadMatching, match, read, sheet_of_text
from fairlead.core.directory.tests.files import people

BAMBOO = """Employee #,First Name,Last Name,Work Email,Job Title,Department,Division,Location,Supervisor EId,Reporting to,Hire Date,Termination Date,Status
12,Ada,Berg,ada@firm.example,Head,Sales,North,Bath,,,2019-03-01,,Active
15,Bo,Lund,bo@firm.example,Consultant,Sales,North,Bath,12,"Berg, Ada",2021-05-03,,Active"""  # noqa: E501
BAMBOO_API = BAMBOO.replace(
    BAMBOO.splitlines()[0],
    "employeeNumber,firstName,lastName,workEmail,jobTitle,department,division,location,supervisorEId,supervisor,hireDate,terminationDate,status",
)
PERSONIO = """ID;Vorname;Nachname;Geschäftliche E-Mail;Position;Abteilung;Standort;Vorgesetzter;Eintrittsdatum;Austrittsdatum;Geschlecht
12;Ada;Berg;ada@firm.example;Leiterin;Vertrieb;Bath;;01.03.2019;;w
15;Bo;Lund;bo@firm.example;Berater;Vertrieb;Bath;Ada Berg;03.05.2021;;m"""
PERSONIO_EN = """ID,First name,Last name,Email,Position,Department,Office,Supervisor,Hire date,Termination date,Employment type
12,Ada,Berg,ada@firm.example,Head,Sales,Bath,,2019-03-01,,Internal
15,Bo,Lund,bo@firm.example,Consultant,Sales,Bath,Ada Berg,2021-05-03,,Internal"""
WORKDAY = """Workday ID,Employee ID,Legal Name - First Name,Legal Name - Last Name,Email - Primary Work,Supervisory Organization,Location,Cost Center,Manager,Hire Date,Termination Date,Worker Status
a1b2,12,Ada,Berg,ada@firm.example,Sales,Bath,77,,2019-03-01,,Active
c3d4,15,Bo,Lund,bo@firm.example,Sales,Bath,77,Ada Berg,2021-05-03,,Active"""  # noqa: E501
GUSTO = """First name,Last name,Preferred name,Manager,Department,Title,Hire date,Termination date,Work location,Work email
Ada,Berg,,,Sales,Head,03/01/2019,,Bath,ada@firm.example
Bo,Lund,Bobby,Ada Berg,Sales,Consultant,05/03/2021,,Bath,bo@firm.example"""
AMP = """Name,Preferred Name,Employee Id,Email,Date of Birth,Start Date,End Date,Language,Manager Email,Job Title,Job Title Level,Department,Location,Work Location,Timezone,Gender
Ada Berg,Ada,12,ada@firm.example,1980-01-01,2019-03-01,,en,,Head,Lead,Sales,Bath,Bath,UTC,f
Bo Lund,Bo,15,bo@firm.example,1990-01-01,2021-05-03,,de,ada@firm.example,Consultant,Staff,Sales,Bath,Bath,UTC,m"""  # noqa: E501
EXPORTS = {
    "BambooHR": (BAMBOO, "12", "15"), "BambooHR, names of its interface": (BAMBOO_API, "12", "15"),
    "Personio in German": (PERSONIO, "12", "15"), "Personio": (PERSONIO_EN, "12", "15"), "Workday": (WORKDAY, "12", "15"),
    "Gusto": (GUSTO, "ada@firm.example", "bo@firm.example"), "Culture Amp": (AMP, "12", "15"),
}  # fmt: skip


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_is_known_and_read_without_a_word_from_the_user(name):
    text, ada, bo = EXPORTS[name]
    assert match(sheet_of_text(text)).export == name.partition(",")[0]
    found = people(text)
    assert set(found) == {ada, bo}
    assert found[bo].manager == ada
    assert (found[bo].name, found[bo].email) == ("Bo Lund", "bo@firm.example")
    assert found[ada].unit[-1] in ("Sales", "Vertrieb")
    assert (found[ada].hired_on.isoformat(), found[bo].hired_on.isoformat()) == ("2019-03-01", "2021-05-03")
    assert found[bo].location == "Bath"
    assert found[bo].job in ("Consultant", "Berater", "")


def test_an_employee_column_of_names_holds_names():
    assert [r.name for r in people("Employee,Team\nAda Berg,Sales\nBo Lund,Care").values()] == [
        "Ada Berg",
        "Bo Lund",
    ]


def test_what_is_sensitive_is_named_and_nowhere_in_the_sheet():
    sheet = sheet_of_text(AMP)
    assert sheet.dropped == ("Date of Birth", "Gender")
    assert "1980" not in str(sheet)
    assert any("'Date of Birth', 'Gender'" in note for note in read(sheet, match(sheet)).notes)


@pytest.mark.parametrize(
    "heading",
    ["Bank account", "IBAN", "Home address", "Religion", "Health insurance", "Social Security Number", "Nationality", "SSN",
     "Geburtsdatum", "Konfession", "Steuer-ID", "Personal email", "Mobile Phone Number", "Race/Ethnicity", "Marital status",
     "Emergency contact", "Nationalité", "Please state your date of birth here"],
)  # fmt: skip
def test_a_sensitive_column_never_leaves_the_reader(heading):
    sheet = sheet_of_text(f"Name\tTeam\t{heading}\nAda Berg\tSales\tsecret words")
    assert sheet.dropped == (heading,)
    assert "secret words" not in str(sheet)


@pytest.mark.parametrize(
    "heading", ["Work email", "Email Address", "Job Title", "Office", "Language", "Division", "Pay group"]
)
def test_a_harmless_column_stays(heading):
    assert sheet_of_text(f"Name\t{heading}\nAda Berg\tx").dropped == ()


def test_pay_becomes_five_bands_and_the_amounts_are_dropped():
    rows = "\n".join(f"p{n},P {n},{20_000 + 137 * n},9{n}" for n in range(10))
    sheet = sheet_of_text(f"Employee ID,Name,Annual salary,Bonus\n{rows}")
    assert "20137" not in str(sheet)
    assert sheet.dropped == ("Bonus",)
    assert [record.pay_band for record in people(f"Employee ID,Name,Annual salary,Bonus\n{rows}").values()] == [
        1, 1, 2, 2, 3, 3, 4, 4, 5, 5,
    ]  # fmt: skip


def test_a_heading_taken_by_a_part_of_it_is_a_doubt():
    (found,) = [
        m
        for m in match(sheet_of_text("Name,Your department here\nAda Berg,Sales\nBo Lund,Care")).columns
        if m.field == "unit"
    ]
    assert (found.how, found.sure) == ("guess", False)


def test_a_heading_that_has_a_rival_names_it():
    (found,) = [
        m
        for m in match(sheet_of_text("Name,Department,Division\nAda,Sales,North\nBo,Care,North")).columns
        if m.field == "unit"
    ]
    assert (found.column, found.others) == ("Department", ("Division",))
    assert "'Division'" in found.doubt


def test_days_that_may_be_read_both_ways_are_a_doubt_until_it_is_said():
    sheet = sheet_of_text("Name,Start date\nAda Berg,03/04/2020")
    assert not match(sheet).columns[1].sure
    told = match(sheet, {"days": "month-first"})
    assert told.columns[1].sure
    assert read(sheet, told).entries[0].record.hired_on.isoformat() == "2020-03-04"
    assert (
        read(sheet, match(sheet, {"days": "day-first"})).entries[0].record.hired_on.isoformat()
        == "2020-04-03"
    )


def test_a_saved_matching_gives_the_same_again():
    sheet = sheet_of_text(BAMBOO)
    saved = match(sheet).plain()
    assert match(sheet, saved).plain() == saved
    assert read(sheet, match(sheet, saved)) == read(sheet, match(sheet))


def test_what_is_told_wins_over_the_heading():
    sheet = sheet_of_text("Name,Department,Division\nAda Berg,Sales,North")
    found = match(sheet, {"columns": {"Division": "unit", "Department": "unit_above"}})
    assert read(sheet, found).entries[0].record.unit == ("Sales", "North")


def test_a_matching_with_an_unknown_field_offers_the_near_one():
    with pytest.raises(BadMatching, match="did you mean 'email'"):
        match(sheet_of_text("Name\nAda"), {"columns": {"Name": "emial"}})


def test_two_columns_for_one_field_are_refused():
    with pytest.raises(BadMatching, match="choose one"):
        match(sheet_of_text("Name,Nick\nAda,A"), {"columns": {"Name": "name", "Nick": "name"}})


def test_a_saved_matching_whose_column_is_gone_says_so():
    assert "'Team'" in match(sheet_of_text("Name\nAda"), {"columns": {"Team": "unit"}}).notes[0]


@pytest.mark.parametrize("told", [{"columns": []}, {"columns": 7}, {"days": "sometimes"}])
def test_a_damaged_matching_is_refused_in_one_sentence(told):
    with pytest.raises(BadMatching):
        match(
            sheet_of_text("Name\nAda"),
            {"columns": {"Name": "name"}, **told} if "columns" not in told else {"columns": ["x"]},
        )
