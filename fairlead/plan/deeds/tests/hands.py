"""What the tests of this room do over and over: sit down, place people, commit, turn the calendar."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from fairlead.people.access import Seat
from fairlead.people.models import Membership, Person, Post, Role, Spell, Unit, User
from fairlead.people.tests.matrix import Cast
from fairlead.plan.deeds import committing, deciding
from fairlead.plan.deeds.models import CommitmentChange, DecisionRevision

TODAY = date(2026, 9, 1)
CALL = "Call both clients over sixty days."


def seat(cast: Cast, role: str = Role.OWNER) -> Seat:
    return Seat(cast.users[role], cast.company, role)


def on(monkeypatch, day: date) -> date:
    """It is that day, at noon, for everybody who asks."""
    noon = timezone.make_aware(datetime.combine(day, time(12)))
    monkeypatch.setattr(timezone, "now", lambda: noon)
    return day


def place(cast: Cast, role: str, unit: Unit, number: str = "") -> Person:
    """A person of the company with the account of a role, who stands in a unit."""
    return put(cast, cast.users[role], unit, number or role)


def put(cast: Cast, user: User | None, unit: Unit | None, number: str) -> Person:
    person = Person.objects.create(
        company=cast.company, number=number, name=user.name if user else f"Person {number}", account=user,
        email=user.email if user else "",
    )  # fmt: skip
    Spell.objects.create(person=person, started=date(2020, 1, 1))
    Post.objects.create(person=person, unit=unit, began=date(2020, 1, 1), recorded_on=date(2020, 1, 1))
    return person


def unit(cast: Cast, name: str, below: Unit | None = None) -> Unit:
    return Unit.objects.create(company=cast.company, name=name, parent=below)


def member(cast: Cast, name: str, role: str = Role.EMPLOYEE, below: Unit | None = None) -> User:
    user = User.objects.create_user(f"{name}@oak.example", name=name.title())
    Membership.objects.create(user=user, company=cast.company, role=role)
    if below:
        put(cast, user, below, name)
    return user


def said(cast: Cast, **fields: Any) -> dict[str, Any]:
    usual = {"what": CALL, "due": TODAY + timedelta(days=30), "statement": "", "towards": "everybody", "unit": None,
             "person": None, "account": cast.users[Role.MANAGER]}  # fmt: skip
    return usual | fields


def commit(cast: Cast, role: str = Role.OWNER, **fields: Any) -> CommitmentChange:
    return committing.make(seat=seat(cast, role), said=said(cast, **fields))


def typed(**fields: Any) -> dict[str, str]:
    usual = {"what": CALL, "who": "Sam manager", "due": (TODAY + timedelta(days=30)).isoformat(), "towards": "everybody",
             "statement": ""}  # fmt: skip
    return {name: str(value) for name, value in (usual | fields).items()}


def come_in(client: Client, cast: Cast, role: str = Role.OWNER) -> Client:
    client.force_login(cast.users[role])
    return client


def at(cast: Cast, name: str, row: Any = None, **more: Any) -> str:
    whole = getattr(row, "commitment", getattr(row, "decision", row))
    key = {"key": whole.key} if row else {}
    return reverse(f"deeds:{name}", kwargs={"company": cast.company.slug, **key, **more})


def text_of(answer: Any) -> str:
    return answer.content.decode()


def now(row: CommitmentChange) -> CommitmentChange:
    return CommitmentChange.objects.standing().get(commitment=row.commitment_id)


def decided(cast: Cast, **fields: Any) -> dict[str, Any]:
    usual = {"what": "We close the branch in Ostley.", "reason": "It never paid.", "body": "the board", "decided_on": TODAY,
             "person_id": None, "account_id": None}  # fmt: skip
    return usual | fields


def decide(
    cast: Cast, role: str = Role.OWNER, audience: str = "staff", stances: Any = (), **fields: Any
) -> DecisionRevision:
    said = decided(cast, **fields)
    return deciding.write(seat=seat(cast, role), said=said, stances=dict(stances), audience=audience)
