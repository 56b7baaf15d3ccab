"""Exports known by their headings: common form tools and HR systems."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from fairlead.core.tables.presets_words import bare


@dataclass(frozen=True, slots=True)
class Preset:
    """`marks` are headings in plain words, of which at least `need` must be there; `prefer` says which column has a role."""

    name: str
    table: str
    marks: frozenset[str]
    need: int
    prefer: dict[str, str] = field(default_factory=dict)
    month_first: bool = False
    remark: str = ""


def preset(
    name: str,
    table: str,
    marks: str,
    need: int,
    *,
    prefer: str = "",
    month_first: bool = False,
    remark: str = "",
) -> Preset:
    """A preset from a line of headings divided by commas, and of role=heading pairs."""
    pairs = dict(pair.strip().split("=") for pair in prefer.split(",") if pair)
    return Preset(
        name, table, frozenset(mark.strip() for mark in marks.split(",")), need, pairs, month_first, remark
    )


NO_ID = "the export has no id: an e-mail address names a person, so ask for employee ids in the export"
PRESETS = (
    preset("Google Forms", "answers", "timestamp", 1),
    preset("Google Forms in German", "answers", "zeitstempel", 1),
    preset("Microsoft Forms", "answers", "id,start time,completion time,email,name", 4, prefer="respondent=id"),
    preset(
        "SurveyMonkey", "answers", "respondent id,collector id,start date,end date,ip address,email address,first name", 4,
        prefer="respondent=respondent id", month_first=True,
    ),
    preset(
        "Qualtrics", "answers",
        "start date,end date,response type,ip address,progress,duration in seconds,finished,recorded date,response id",
        5, prefer="respondent=response id",
    ),
    preset("Typeform", "answers", "start date utc,submit date utc,network id,response type,tags", 2),
    preset("LimeSurvey", "answers", "response id,date submitted,last page,start language,seed", 3, prefer="respondent=response id"),
    preset("Jotform", "answers", "submission date,submission id,submission ip", 2, prefer="respondent=submission id"),
    preset("Tally", "answers", "submission id,respondent id,submitted at", 3, prefer="respondent=submission id"),
    preset(
        "Culture Amp", "people",
        "employee id,preferred name,date of birth,start date,end date,manager email,job title level,timezone,work location", 5,
        prefer="person=employee id,hired_on=start date,left_on=end date,level=job title level",
    ),
    preset(
        "BambooHR", "people",
        "employee number,employee,first name,last name,work email,job title,department,division,location,supervisor,supervisor e id,"
        "reporting to,hire date,termination date,employment history status,status,employment status",
        6, prefer="manager=supervisor e id,hired_on=hire date,left_on=termination date,unit=department",
    ),
    preset(
        "Personio", "people",
        "id,first name,last name,hire date,termination date,supervisor,department,office,position,employment type,status,subcompany", 7,
        prefer="person=id,unit=department,location=office,role=position",
    ),
    preset(
        "Personio in German", "people",
        "id,personalnummer,vorname,nachname,einstellungsdatum,eintrittsdatum,austrittsdatum,kündigungsdatum,abteilung,büro,standort,"
        "vorgesetzter,position,beschäftigungsart,status",
        5, prefer="unit=abteilung,left_on=austrittsdatum",
    ),
    preset(
        "Workday", "people",
        "workday id,employee id,legal name first name,legal name last name,worker,supervisory organization,cost center,hire date,"
        "termination date,manager,worker type,worker status",
        5, prefer="person=employee id,unit=supervisory organization,hired_on=hire date",
    ),
    preset(
        "Gusto", "people",
        "first name,last name,preferred name,manager,department,title,hire date,termination date,last day of work,work location,"
        "work email,personal email,employment type",
        6, prefer="unit=department,role=title,hired_on=hire date", month_first=True, remark=NO_ID,
    ),
)  # fmt: skip


def preset_of(headings: Iterable[str]) -> Preset | None:
    """The preset of which the greatest share of marks is there; None if none has as many as it needs.

    >>> preset_of(["Timestamp", "I know our plan"]).name, preset_of(["Employee #", "Colour"]) is None
    ('Google Forms', True)
    """
    known = {bare(heading) for heading in headings}
    fitting = [one for one in PRESETS if len(one.marks & known) >= one.need]
    return max(
        fitting,
        key=lambda one: (len(one.marks & known), len(one.marks & known) / len(one.marks)),
        default=None,
    )
