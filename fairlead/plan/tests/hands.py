"""What the tests of this room do over and over: sit down, write, publish."""

from typing import Any

from django.test import Client
from django.urls import reverse

from fairlead.people.access import Seat
from fairlead.people.models import Role
from fairlead.people.tests.matrix import Cast
from fairlead.plan import drafting, publishing
from fairlead.plan.models import DraftStatement, Edition

CALL = "Call every placement after one week."


def seat(cast: Cast, role: str = Role.OWNER) -> Seat:
    return Seat(cast.users[role], cast.company, role)


def said(text: str = CALL, **fields: Any) -> dict[str, Any]:
    usual = {
        "kind": "priority", "text": text, "details": "Why: two of three told us nobody rang.", "owner": "Branch leads",
        "due": None, "measure": "share called", "target": "95 %", "audience": "staff", "review_on": None,
    }  # fmt: skip
    return usual | fields


def typed(text: str = CALL, **fields: Any) -> dict[str, str]:
    """As a browser sends it."""
    return {name: "" if value is None else str(value) for name, value in said(text, **fields).items()}


def write(cast: Cast, text: str = CALL, key: str = "", **fields: Any) -> DraftStatement:
    return drafting.add(seat=seat(cast), said=said(text, **fields), key=key)


def rewrite(cast: Cast, key: str, **fields: Any) -> DraftStatement:
    row = DraftStatement.objects.get(company=cast.company, key=key)
    return drafting.change(seat=seat(cast), key=key, version=row.version, said=row.said | fields)


def publish(cast: Cast, why: str = "We learned.", note: str = "", in_force_from: Any = None) -> Edition:
    look = publishing.look(cast.company)
    return publishing.publish(
        seat=seat(cast),
        based_on=look.based_on,
        mark=look.mark,
        reasons={line.name: why for line in look.changed},
        overrides={one.id: "It is a test." for one in look.musts},
        note=note,
        in_force_from=in_force_from,
    )


def come_in(client: Client, cast: Cast, role: str = Role.OWNER) -> Client:
    client.force_login(cast.users[role])
    return client


def at(cast: Cast, name: str, **arguments: Any) -> str:
    return reverse(f"plan:{name}", kwargs={"company": cast.company.slug, **arguments})


def text_of(answer: Any) -> str:
    return answer.content.decode()
