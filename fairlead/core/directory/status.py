"""What a column of statuses says of somebody: still here, gone, or nothing that we understand."""

from typing import Literal

from fairlead.core.tables.presets_words import bare

Says = Literal["here", "gone", "unclear", ""]
HERE = frozenset({
    "active", "aktiv", "actif", "active employee", "employed", "current", "on leave", "leave", "leave of absence", "parental leave",
    "maternity leave", "garden leave", "sabbatical", "suspended", "onboarding", "probation", "on probation", "notice period", "hired",
    "full time", "part time", "contractor", "permanent", "temporary", "intern", "elternzeit", "beurlaubt", "abwesend", "probezeit",
    "en congé", "activo", "activa", "attivo", "attiva", "actief", "in dienst",
})  # fmt: skip
GONE = frozenset({
    "terminated", "inactive", "left", "leaver", "former", "former employee", "ex employee", "dismissed", "resigned", "retired",
    "deactivated", "separated", "offboarded", "departed", "deceased", "laid off", "redundant", "alumni", "inaktiv", "ausgeschieden",
    "ausgetreten", "gekündigt", "deaktiviert", "verrentet", "inactif", "parti", "sorti", "inactivo", "inactiva", "baja", "inattivo",
    "cessato", "inactief", "uit dienst",
})  # fmt: skip
NO = frozenset({"no", "n", "false", "0", "nein", "non", "nee"})
YES = frozenset({"yes", "y", "true", "1", "ja", "oui", "si", "sí"})
ASKS = ("activ", "aktiv", "actief", "attiv")  # a heading that yes and no answer


def status_of(cell: str, heading: str = "") -> Says:
    """What a status says; of a heading such as "Active" yes and no are understood too.

    >>> status_of("Terminated"), status_of("On Leave"), status_of("No", "Active Status"), status_of("No"), status_of("")
    ('gone', 'here', 'gone', 'unclear', '')
    """
    word = bare(cell)
    answers = any(part in bare(heading) for part in ASKS)
    if not word or word in HERE or (answers and word in YES):
        return "here" if word else ""
    return "gone" if word in GONE or (answers and word in NO) else "unclear"
