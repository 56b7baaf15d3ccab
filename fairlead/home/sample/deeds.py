"""What the sample company said that it would do, what became of it, and what it decided.

The commitments are those of the simulated tables, row by row, so that the web and the command line say the same of them
(`fairlead invent`, `fairlead demo`); a few are open, so that there is something to do. Decisions are told below.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from fairlead.core.simulate import SimulatedFirm
from fairlead.home.sample.decisions import DECISIONS
from fairlead.people.models import Company, Person, Unit, User
from fairlead.plan.deeds import voicing
from fairlead.plan.deeds.models import (
    GRACE,
    Asking,
    Comment,
    Commitment,
    CommitmentChange,
    Decision,
    DecisionRevision,
    DecisionTag,
    Did,
    State,
)

AHEAD = timedelta(days=40)  # a commitment is made so long before its day
WHY_DROPPED = (
    "There was no time before the season.",
    "It was let go; nobody said so until now.",
    "The branch had nobody free for it.",
)
TO_EVERYBODY = ("Bad news column", "Visit each branch", "Meet the three")
OPEN = (  # whose, what, for which statement, days from today
    ("Ravi Anand", "Ring every temp of last week’s placements in Dunmere", "call-back", 5),
    ("Orla Pell", "Tell Dunmere in person where we are going", "bad-news-first", 20),
)
ASKED = "Bad news column in the weekly report (Brackwater)"  # said to be kept; those it was said to saw little of it
VOICES = Counter({voicing.YES: 9, voicing.NO: 21, voicing.CANNOT_SAY: 8})


def deeds_of(firm: SimulatedFirm, company: Company) -> None:
    people = {person.name: person for person in Person.objects.filter(company=company)}
    units = {unit.name: unit for unit in Unit.objects.filter(company=company)}
    for row in firm.tables["commitments"].to_pylist():
        _commitment(company, row, people[row["owner"]], units)
    today = timezone.localdate()
    for owner, what, statement, days in OPEN:
        row = {
            "commitment": what,
            "due": today + timedelta(days=days),
            "statement": statement,
            "state": "open",
        }
        _commitment(company, row, people[owner], units, made_on=today - timedelta(days=10))
    for told in DECISIONS:
        _decision(company, told, {person.number: person for person in people.values()})


def _commitment(
    company: Company, row: dict[str, Any], owner: Person, units: dict[str, Unit], made_on: date | None = None
) -> None:
    made_on = made_on or row["due"] - AHEAD
    made = Commitment.objects.create(company=company, made_by=owner.account, made_on=made_on)
    CommitmentChange.objects.bulk_create(
        _line(made, number, owner, told_on, fields)
        for number, (told_on, fields) in enumerate(_lines(row, units, made_on), 1)
    )
    if row["commitment"] == ASKED:
        _counted(made, row["due"])


def _lines(
    row: dict[str, Any], units: dict[str, Unit], made_on: date
) -> Iterator[tuple[date, dict[str, Any]]]:
    due, done = row["due"], row.get("done_on")
    said = _said(row, units) | {"due": due, "promised": due}
    yield made_on, said | {"did": Did.MADE}
    if row["state"] == "changed":
        later = timezone.localdate() + AHEAD
        yield (
            due - GRACE,
            said | {"did": Did.EXPLAINED, "why": row["reason"], "due": later, "promised": later},
        )
    if row["state"] == "late" and done - due > 3 * GRACE:
        moved = said | {"due": done, "why": "It could not be done in time."}
        yield due + GRACE, moved | {"did": Did.LATE}
        said = said | {"due": done}
    if done:
        yield done, said | {"did": Did.DONE, "state": row["state"], "done_on": done}
    if row["state"] == "dropped":
        why = WHY_DROPPED[due.day % len(WHY_DROPPED)]
        yield due + GRACE, said | {"did": Did.DROPPED, "state": State.DROPPED, "why": why}


def _said(row: dict[str, Any], units: dict[str, Unit]) -> dict[str, Any]:
    """The place in brackets is the unit to which it was said, unless it is for all of them."""
    what, place = row["commitment"], row["commitment"].rpartition("(")[2].rstrip(")")
    unit = None if what.startswith(TO_EVERYBODY) else units.get(place)
    whom = {"towards": "unit", "unit": unit, "unit_name": unit.name} if unit else {"towards": "everybody"}
    return {"what": what, "statement": row["statement"] or "", **whom}


def _line(
    made: Commitment, number: int, owner: Person, told_on: date, fields: dict[str, Any]
) -> CommitmentChange:
    return CommitmentChange(
        commitment=made, number=number, told_on=told_on, told_at=_noon(told_on), told_by=owner.account, person=owner,
        grace_until=fields["promised"] + GRACE, **fields,
    )  # fmt: skip


def _counted(made: Commitment, due: date) -> None:
    figure = voicing.shown(VOICES)
    closes = due + voicing.WINDOW
    if figure:
        Asking.objects.create(
            commitment=made, closes_on=closes, secret="", released_on=closes + timedelta(days=1), is_shown=True,
            base=figure.n, base_shown=figure.n_shown, share=figure.value, cannot_say=figure.cannot_say,
            least=figure.positive[0], most=figure.positive[1],
        )  # fmt: skip


def _decision(company: Company, told: dict[str, Any], people: dict[str, Person]) -> None:
    by, day = people[told["by"]], told["on"]
    made = Decision.objects.create(
        company=company, audience=told.get("audience", "staff"), made_by=by.account, made_at=_noon(day)
    )
    said = {
        "what": told["what"],
        "reason": told["reason"],
        "decided_on": day,
        "person": by,
        "body": told["body"],
    }
    lines = [(day, DecisionRevision.Did.WROTE, "")]
    if "withdrawn" in told:
        lines.append((told["withdrawn"][0], DecisionRevision.Did.WITHDREW, told["withdrawn"][1]))
    for number, (on, did, why) in enumerate(lines, 1):
        row = DecisionRevision.objects.create(
            decision=made, number=number, did=did, why=why, told_at=_noon(on), told_by=by.account, **said
        )
        DecisionTag.objects.bulk_create(
            DecisionTag(revision=row, statement=key, stance=stance) for key, stance in told["stances"].items()
        )
    for n, (number, text) in enumerate(told.get("comments", ()), 1):
        account: User | None = people[number].account
        Comment.objects.create(decision=made, text=text, by=account, at=_noon(day + timedelta(days=n)))


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)
