"""What the tests of this room do over and over: publish a plan, open a round, hand in, close, count."""

from typing import Any

from django.test import Client
from django.urls import reverse

from fairlead.people.access import Seat
from fairlead.people.models import Membership, Role
from fairlead.people.tests.matrix import Cast
from fairlead.plan.leaders import answering, counting, opening
from fairlead.plan.leaders.models import Count, Participant, Round
from fairlead.plan.tests.routes_show import publish

CALL, PAY, HIRE = "Call every placement after one week.", "Pay invoices early.", "Hire ten nurses by June."
KEYS = {"call": CALL, "pay": PAY, "hire": HIRE}


def seat(cast: Cast, role: str = Role.OWNER) -> Seat:
    return Seat(cast.users[role], cast.company, role)


def plan(cast: Cast, company: Any = None, **texts: str) -> Any:
    said = [
        {"key": key, "kind": "priority", "text": text, "position": n}
        for n, (key, text) in enumerate((texts or KEYS).items(), 1)
    ]
    return publish(company or cast.company, *said)


def open_round(cast: Cast, *roles: str, **more: Any) -> Round:
    users = [cast.users[role] for role in roles or (Role.OWNER, Role.LEADER)]
    members = Membership.objects.filter(company=cast.company, user__in=users).order_by("pk")
    return opening.open_round(seat=seat(cast), members=members, **more)


def of(round: Round, cast: Cast, role: str) -> Participant:
    """As it stands in the database now."""
    found = Participant.objects.select_related("round__company", "account")
    return found.get(round=round, account=cast.users[role])


def answer(round: Round, cast: Cast, role: str, text: str, order: tuple[str, ...] = ()) -> Participant:
    answering.hand_in(participant=of(round, cast, role), text=text)
    if not of(round, cast, role).finished_at:
        ranks = {key: n for n, key in enumerate(order, 1)}
        answering.finish(participant=of(round, cast, role), ranks=ranks)
    return of(round, cast, role)


def close(round: Round, cast: Cast, reason: str = "It is Friday.") -> Round:
    opening.close(seat=seat(cast), round=round, reason=reason)
    round.refresh_from_db()
    return round


def counted(round: Round) -> Count:
    round.refresh_from_db()
    return counting.count(round)


def come_in(cast: Cast, role: str) -> Client:
    client = Client()
    client.force_login(cast.users[role])
    return client


def at(name: str, one: Round | Participant) -> str:
    round = one.round if isinstance(one, Participant) else one
    more = {"key": one.key} if isinstance(one, Participant) else {"number": one.number}
    return reverse(f"leaders:{name}", kwargs={"company": round.company.slug, **more})


def text_of(answer: Any) -> str:
    return answer.content.decode()
