"""What the teams of the sample say of its plan, and the plan in German. All in it is invented."""

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from typing import Any

from fairlead.people.models import Company, Role, Unit, User
from fairlead.plan.models import Edition
from fairlead.plan.wordings.models import Decision, TeamLine, Translation

# Unit, statement, edition for which it was written, who, and the line. Dunmere is the branch that was never told.
LINES = (
    ("Alderton", "call-back", 3, Role.OWNER, "Whoever placed somebody rings on the Thursday after, before eleven. No call is handed on."),
    ("Alderton", "paid-friday", 3, Role.OWNER, "Hours are signed off on Wednesday noon. What comes later waits a week; the client knows."),
    ("Alderton", "one-consultant", 3, Role.OWNER, "When you are away, your client hears it from you, with the name of who stands in."),
    ("Alderton", "open-linden", 4, Role.OWNER, "Two of us go to Linden on Mondays from January on, and train who joins there."),
    ("Dunmere", "paid-friday", 2, Role.MANAGER, "We check our slips twice before they go out."),
    ("Dunmere", "one-consultant", 2, Role.MANAGER, "Keep your clients until the contract ends; no swapping at the desk."),
)  # fmt: skip
GERMAN = {
    "purpose": ("Niemand in unseren Städten wartet drei Wochen auf Arbeit.", ""),
    "bad-news-first": (
        "Wir sagen die schlechte Nachricht zuerst.",
        "- Das tun wir: den Kunden anrufen, bevor er es selbst erfährt.\n- Das lassen wir: eine Zahl im Bericht beschönigen.",
    ),
    "call-back": ("Wer vermittelt hat, ruft nach einer Woche an; so hält es jede Vermittlung.", ""),
    "paid-friday": ("Jede Aushilfe bekommt am ersten Freitag den richtigen Betrag.", ""),
    "care-half": ("Die Hälfte unserer Vermittlungen geht in Pflegeheime und Krankenhäuser.", ""),
    "one-consultant": ("Ein Berater bleibt bei einem Kunden, vom ersten Anruf bis zur letzten Rechnung.", ""),
    "open-linden": (
        "Am Ende des nächsten Sommers eröffnen wir eine Filiale in Linden, mit Leuten, die wir vorher ausbilden.",
        "",
    ),
    "not-doing": ("Keine Verträge, die kürzer als eine Woche sind.", ""),
}
WAITS = "not-doing"  # proposed, and nobody decided yet
OVER = {"purpose": "Three is written as a word, as it is in the original."}


def wordings_of(company: Company, accounts: Mapping[Any, User]) -> None:
    editions = {one.number: one for one in Edition.objects.filter(company=company)}
    units = {unit.name: unit for unit in Unit.objects.filter(company=company)}
    TeamLine.objects.bulk_create(
        TeamLine(
            company=company, unit=units[unit], key=key, edition=editions[number], version=1, text=text,
            written_by=accounts[role], written_at=_soon_after(editions[number]),
        )
        for unit, key, number, role, text in LINES
    )  # fmt: skip
    _german(company, editions[max(editions)], accounts[Role.OWNER])


def _german(company: Company, edition: Edition, by: User) -> None:
    """Typed and approved by the owner, who is the only one of the sample that writes the plan; the rows say so."""
    at = _soon_after(edition)
    for key, (text, details) in GERMAN.items():
        made = Translation.objects.create(
            company=company,
            key=key,
            language="de",
            edition=edition,
            text=text,
            details=details,
            proposed_by=by,
            proposed_at=at,
        )
        if key != WAITS:
            Decision.objects.create(
                translation=made,
                kind=Decision.Kind.APPROVED,
                reason=OVER.get(key, ""),
                was_alone=True,
                by=by,
                at=at,
            )


def _soon_after(edition: Edition) -> datetime:
    day = edition.published_at.date() + timedelta(days=9)
    return datetime.combine(day, time(10), UTC)
