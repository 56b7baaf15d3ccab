"""The words in which the sample's statements are told: messages in two turns, and what a manager says. All invented.

All were written and approved soon after the edition they were written for; what changed since has a second version.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from fairlead.communicate.choosing import mark
from fairlead.communicate.models import Version, Wording, WordingKind
from fairlead.people.models import Company, User
from fairlead.plan.models import Edition, EditionStatement

WRITTEN, APPROVED = timedelta(days=1), timedelta(days=2)  # after the edition


@dataclass(frozen=True, slots=True)
class Said:
    """`kit`: three sentences, then the question."""

    messages: tuple[str, ...]
    kit: tuple[str, str, str, str]


FIRST_LINDEN, NOW_LINDEN = "open-linden", "open-linden now"
WORDS = {
    "purpose": Said(
        (
            "Good morning {first_name},\n\n{statement}\n\nThree weeks without pay is a rent that is not paid.",
            "A woman in Eastrow rang on a Monday and worked on Thursday. It took one consultant who picked up.\n\n{statement}",
        ),
        (
            "{statement}",
            "Three weeks is how long people waited when we opened our first branch.",
            "Whoever walks in on Monday hears from us by Wednesday, even if we have nothing yet.",
            "Who has been waiting longest in our branch, and what do we do about it today?",
        ),
    ),
    "bad-news-first": Said(
        (
            "{statement}\n\nWhen somebody does not turn up, the client hears it from us, and before the shift begins.",
            "{first_name}, this one is hard.\n\n{statement}\n\nIf you do not know how to say it, ring {ask} first.",
        ),
        (
            "{statement}",
            "Two clients left us because they heard it from others.",
            "We have not always done so: the weekly report was made to look better than the week was.",
            "Which bad news do we carry around this week that nobody has been told yet?",
        ),
    ),
    "call-back": Said(
        (
            "{statement}\n\nTwo of three who quit early told us that nobody rang. A call takes four minutes.",
            "Who started last week, {first_name}? Ring them today.\n\n{statement}\n\n{team_line}",
        ),
        (
            "{statement}",
            "Two of three who quit early told us that nobody rang.",
            "Whoever placed somebody makes the call; it is not handed on.",
            "Who started last week, and who of us rings them, at what time?",
        ),
    ),
    "paid-friday": Said(
        (
            "{statement}\n\nA wrong slip is the complaint that we hear most, and the one we can end ourselves.",
            "On Friday somebody opens a pay slip of ours for the first time.\n\n{statement}\n\n{team_line}",
        ),
        (
            "{statement}",
            "A wrong pay slip is the complaint that we hear most.",
            "Hours are signed off on Wednesday; what comes later waits a week, and the client knows.",
            "Which slip of last week had to be corrected, and where did the mistake begin?",
        ),
    ),
    "care-half": Said(
        (
            "{statement}\n\nCare homes ask for the same people again. Warehouses never did.",
            "Of every two people we place, one goes where somebody is cared for.\n\n{statement}",
        ),
        (
            "{statement}",
            "Care homes ask for the same people again; warehouses never did.",
            "That means to ring three homes before we answer the next warehouse.",
            "Which home in our town does not know us yet, and who goes there?",
        ),
    ),
    "one-consultant": Said(
        (
            "{statement}\n\nIt is the one thing that clients name without being asked.",
            "When you are away, {first_name}, your client hears it from you, with the name of who stands in.\n\n{statement}",
        ),
        (
            "{statement}",
            "It is the one thing that clients name without being asked.",
            "Who goes on holiday rings the client first and says who stands in.",
            "Which of our clients would not know today whom to ring?",
        ),
    ),
    FIRST_LINDEN: Said(
        (
            "{statement}\n\nForty of our temps live there and travel an hour.",
            "Linden is nearer than it looks.\n\n{statement}",
        ),
        (
            "{statement}",
            "Forty of our temps live there and travel an hour.",
            "Two of us are there every Monday from January on.",
            "Whom do we know in Linden?",
        ),
    ),
    NOW_LINDEN: Said(
        (
            "We said “before the spring”. It is later now: the house was let to others, and nobody was trained.\n\n{statement}",
            "Linden comes later, and better prepared.\n\n{statement}\n\nWho wants to be in that team tells {ask}.",
        ),
        (
            "{statement}",
            "We said “before the spring”, and that does not hold: the house was let to others.",
            "We train the team first, here, so that it opens with people who know how we work.",
            "Who of us would go to Linden, and what would we have to learn before?",
        ),
    ),
    "not-doing": Said(
        (
            "{statement}\n\nDay hires take half of the morning and leave nothing.",
            "Somebody will ask for two people for tomorrow only. The answer is no, and it is friendly.\n\n{statement}",
        ),
        (
            "{statement}",
            "Day hires take half of the morning and leave nothing.",
            "We say no, we say why, and we say who does such jobs.",
            "What was asked of us last week that we should have turned down?",
        ),
    ),
}  # fmt: skip


def words_of(company: Company, by: User) -> None:
    """Of each statement, whenever its text came to be another one, the next version of all its words."""
    for key in WORDS.keys() - {NOW_LINDEN}:
        for number, row in enumerate(_texts(company, key), 1):
            said = WORDS[NOW_LINDEN if key == FIRST_LINDEN and number > 1 else key]
            _write(company, row, said, number, by)


def _texts(company: Company, key: str) -> Iterator[EditionStatement]:
    """From the third edition on, for which the first words were written."""
    before = ""
    rows = EditionStatement.objects.filter(edition__company=company, edition__number__gte=3, key=key)
    for row in rows.select_related("edition").order_by("edition__number"):
        if mark(row) != before:
            yield row
        before = mark(row)


def _write(company: Company, row: EditionStatement, said: Said, number: int, by: User) -> None:
    *sentences, question = said.kit
    ways = [(WordingKind.MESSAGE, text, "") for text in said.messages]
    ways.append((WordingKind.KIT, "\n".join(sentences), question))
    for place, (kind, text, asks) in enumerate(ways, 1):
        way, _made = Wording.objects.get_or_create(
            company=company, statement=row.key, kind=kind, number=place if kind == WordingKind.MESSAGE else 1
        )
        _version(way, row, number, text, asks, by)


def _version(way: Wording, row: EditionStatement, number: int, text: str, question: str, by: User) -> None:
    edition: Edition = row.edition
    way.versions.add(
        Version(
            number=number, text=text, question=question, mark=mark(row),
            written_by=by, written_at=edition.published_at + WRITTEN, approved_by=by,
            approved_at=edition.published_at + APPROVED,
        ),
        bulk=False,
    )  # fmt: skip
