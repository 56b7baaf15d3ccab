"""Headings by which files call what Fairlead calls otherwise, in the languages of common exports."""

import re

CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")

# Best first. Compared as `bare` leaves them, so that hireDate, "Hire Date" and HIRE_DATE are one.
PERSON = (
    "employee number", "employee no", "employee id", "emp no", "emp id", "emp", "employee", "worker id", "workday id",
    "personnel number", "personnel no", "staff id", "staff number", "staff no", "payroll number", "person", "person id",
    "leaver", "leaver id", "personalnummer", "personal nr", "personalnr", "mitarbeiternummer", "mitarbeiter id", "matricule",
    "numero de empleado", "matricola", "personeelsnummer", "user id", "id",
)  # fmt: skip
RESPONDENT = ("respondent", "respondent id", "response id", "submission id", "participant id", "id")
UNIT = (
    "unit", "department branch", "branch", "department", "business unit", "team", "division", "supervisory organization",
    "supervisory organisation", "org unit", "organisational unit", "agency", "abteilung", "bereich", "niederlassung", "département",
    "service", "departamento", "reparto", "afdeling", "segment", "cost center", "cost centre", "kostenstelle",
)  # fmt: skip
LEVEL = (
    "level", "job level", "job title level", "management level", "grade", "job grade", "seniority", "band", "rank",
    "classification", "karrierestufe", "stufe", "ebene",
)  # fmt: skip
TENURE = (
    "tenure",
    "length of service",
    "years of service",
    "service years",
    "betriebszugehörigkeit",
    "ancienneté",
)
LOCATION = (
    "location",
    "work location",
    "office",
    "site",
    "workplace",
    "standort",
    "büro",
    "arbeitsort",
    "lieu",
    "sede",
)
HIRED = (
    "hired on", "hire date", "date of hire", "hired", "original hire date", "start date", "date started", "date joined",
    "joining date", "join date", "employment start date", "entry date", "eintrittsdatum", "einstellungsdatum", "eintritt",
    "date d embauche", "date d entrée", "fecha de contratación", "fecha de alta", "data di assunzione", "datum in dienst",
)  # fmt: skip
LEFT = (
    "left on", "termination date", "leaving date", "date left", "cease date", "separation date", "end date", "last day",
    "last working day", "exit date", "leave date", "terminated", "austrittsdatum", "austritt", "date de sortie",
    "fecha de baja", "data di cessazione", "datum uit dienst",
)  # fmt: skip
KIND = (
    "exit kind", "kind", "termination type", "leaving reason type", "separation type", "exit type", "type of separation",
    "type of leaving", "austrittsart", "kündigungsart", "termination category", "termination reason", "type",
)  # fmt: skip
MANAGER = (
    "manager id", "supervisor e id", "supervisor id", "line manager no", "manager employee id", "reporting to", "reports to",
    "line manager", "manager", "supervisor", "vorgesetzter", "vorgesetzte", "führungskraft", "manager email", "supervisor email",
)  # fmt: skip
ROLE = (
    "role", "job title", "title", "position", "job", "occupation", "stelle", "stellenbezeichnung", "funktion", "intitulé du poste",
    "puesto", "posizione", "functie",
)  # fmt: skip
TEXT = ("text", "notes", "comments", "comment", "in own words", "remarks", "notizen", "bemerkungen")

COLUMNS: dict[str, dict[str, tuple[str, ...]]] = {
    "people": {
        "person": PERSON, "unit": UNIT, "hired_on": HIRED, "left_on": LEFT, "exit_kind": KIND, "manager": MANAGER,
        "level": LEVEL, "role": ROLE, "location": LOCATION,
    },
    "answers": {"respondent": RESPONDENT, "unit": UNIT, "level": LEVEL, "tenure": TENURE, "location": LOCATION},
    "exits": {
        "leaver": (*PERSON, *RESPONDENT), "left_on": LEFT, "unit": UNIT, "kind": KIND, "text": TEXT,
        "region": ("region",), "employer": ("employer", "arbeitgeber"),
    },
    "tellings": {
        "told_on": ("told on", "date", "sent on", "send date", "sent at", "day", "datum"),
        "statement": ("statement", "statement in the plan", "priority", "priority id"),
        "channel": ("channel", "sent via", "via", "medium", "kanal", "kind", "type"),
        "unit": ("unit", "segment", "branch", "department", "team", "list"),
        "people": ("people", "recipients", "delivered", "sent to", "attendees", "empfänger", "sends"),
        "teller": ("teller", "sender", "from", "speaker", "absender"),
    },
    "commitments": {
        "commitment": ("commitment", "what we said", "promise", "action", "task", "what", "zusage", "maßnahme"),
        "due": ("due", "by when", "due date", "deadline", "bis wann", "fällig"),
        "statement": ("statement", "priority"),
        "owner": ("owner", "who", "responsible", "assignee", "wer", "verantwortlich"),
        "done_on": ("done on", "done", "completed", "date done", "completed on", "erledigt am"),
        "state": ("state", "how it ended", "status", "outcome"),
        "reason": ("reason", "why note", "why", "note", "comment"),
    },
    "decisions": {
        "decision": ("decision", "what was decided", "what we decided", "decided", "entscheidung", "beschluss"),
        "decided_on": ("decided on", "date", "day", "date decided", "datum", "beschlossen am"),
        "by": ("by", "decided by", "who", "owner", "wer"),
        "reason": ("reason", "why", "because", "warum", "grund"),
        "statement": ("statement", "priority"),
        "stance": ("stance", "follows or against", "with or against", "for or against"),
    },
    "promises": {
        "promise": ("promise", "what was promised", "promised", "zusage"),
        "recruit": ("recruit", "candidate", "new hire", "recruit id", "candidate id", "bewerber"),
        "told_on": ("told on", "date", "promised on", "date told", "offer date"),
        "statement": ("statement",),
        "checked_on": ("checked on", "checked", "date checked"),
        "outcome": ("outcome", "result", "kept"),
    },
    "stage_events": {
        "deal": ("deal", "deal id", "opportunity id", "deal name", "opportunity", "opportunity name", "record id"),
        "stage": ("stage", "deal stage", "stage name", "to stage", "new stage", "pipeline stage"),
        "entered_at": ("entered at", "entered", "stage entered", "date entered", "changed at", "change date", "stage date", "date"),
        "owner": ("owner", "deal owner", "opportunity owner", "sales agent"),
        "source": ("source", "lead source"),
        "segment": ("segment", "sector", "industry"),
        "amount": ("amount", "value", "deal amount", "close value"),
    },
}  # fmt: skip


def bare(heading: str) -> str:
    """A heading in plain words: no signs, no capitals, camelCase taken apart.

    >>> bare("hireDate"), bare("Emp. No."), bare("Department/Branch"), bare("SeparationType")
    ('hire date', 'emp no', 'department branch', 'separation type')
    """
    apart = CAMEL.sub(" ", heading)
    return " ".join("".join(c if c.isalnum() else " " for c in apart).lower().split())
