"""The fields of a person, and the headings under which exports hold them."""

from dataclasses import dataclass

from fairlead.core.tables.presets_words import HIRED, KIND, LEFT, LEVEL, LOCATION, MANAGER, PERSON, ROLE, UNIT

SEVERAL = ("manager",)  # fields of which a file may have several columns, tried in turn


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name, its label in a sentence, the headings in plain words, best first."""

    name: str
    label: str
    headings: tuple[str, ...]


FULL_NAME = (
    "full name", "employee name", "display name", "legal name", "worker", "name", "vollständiger name", "mitarbeiter",
    "mitarbeiter name", "nom complet", "nom et prénom", "nombre completo", "nome completo", "volledige naam", "naam",
    "preferred name",
)  # fmt: skip
FIRST = (
    "first name", "given name", "forename", "legal name first name", "legal first name", "preferred first name", "vorname",
    "prénom", "nombre", "nome", "voornaam",
)  # fmt: skip
LAST = (
    "last name", "surname", "family name", "legal name last name", "legal last name", "nachname", "nom de famille", "nom",
    "apellidos", "apellido", "cognome", "achternaam",
)  # fmt: skip
EMAIL = (
    "work email", "work e mail", "primary work email", "email primary work", "company email", "business email", "email",
    "e mail", "email address", "e mail address", "work email address", "mail", "geschäftliche e mail", "dienstliche e mail",
    "e mail adresse", "adresse e mail", "adresse électronique", "correo electrónico", "indirizzo email", "posta elettronica",
    "e mailadres",
)  # fmt: skip
STATUS = (
    "status", "worker status", "employee status", "employment status", "active status", "active", "employment history status",
    "beschäftigungsstatus", "mitarbeiterstatus", "statut", "estado", "stato", "aktiv", "actif", "activo", "attivo",
)  # fmt: skip
LANGUAGE = ("language", "preferred language", "locale", "sprache", "langue", "idioma", "lingua", "taal")
ABROAD = {
    "hired_on": ("fecha de ingreso", "date d arrivée", "date de début", "data di inizio", "startdatum", "in dienst sinds"),
    "left_on": ("last day of work", "date de départ", "fecha de salida", "data di uscita", "einddatum", "letzter arbeitstag"),
    "manager": ("manager name", "supervisor name", "responsable", "supervisor directo", "responsabile", "leidinggevende", "chef"),
    "unit": ("organisation unit", "équipe", "equipo", "team name", "abteilung team", "ufficio"),
    "location": ("bureau", "oficina", "kantoor", "ort", "niederlassung ort"),
    "job": ("job profile", "business title", "poste", "cargo", "ruolo", "job position"),
    "person": ("post unique reference", "empleado id", "numéro d employé", "id de empleado", "id dipendente", "medewerkernummer"),
}  # fmt: skip


def also(name: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Headings of the Fairlead tables, and those of exports in further languages."""
    return (*known, *ABROAD.get(name, ()))


FIELDS = (
    Field("first_name", "first name", FIRST),
    Field("last_name", "last name", LAST),
    Field("person", "employee number", also("person", PERSON)),
    Field("email", "work e-mail", EMAIL),
    Field("name", "name", FULL_NAME),
    Field("manager", "manager", also("manager", MANAGER)),
    Field("unit", "unit", also("unit", UNIT)),
    Field("unit_above", "unit above", ()),
    Field("job", "job title", also("job", ROLE)),
    Field("level", "level", LEVEL),
    Field("location", "location", also("location", LOCATION)),
    Field("hired_on", "first day", also("hired_on", HIRED)),
    Field("left_on", "last day", also("left_on", LEFT)),
    Field("exit_kind", "kind of leaving", tuple(word for word in KIND if word != "type")),
    Field("status", "status", STATUS),
    Field("language", "language", LANGUAGE),
    Field("pay", "pay band", ("pay band", "salary band", "band of pay")),
)
LABELS = {field.name: field.label for field in FIELDS}
