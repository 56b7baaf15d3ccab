"""Who may open which address of measures."""

from django.utils import timezone

from fairlead.people.abilities import Ability
from fairlead.people.models import Role
from fairlead.people.tests.matrix import Cast, Route
from fairlead.plan.measures import sourcing
from fairlead.plan.measures.models import Source
from fairlead.plan.measures.tests import hands

READ, EDIT, RUN = Ability.READ_PLAN, Ability.EDIT_PLAN, Ability.RUN
MANAGERS = frozenset({Role.MANAGER})
SOURCE = {
    "reads": "json",
    "address": "https://figures.example.com/x?key=k",
    "secret": "k",
    "asks": "n",
    "user": "",
    "header": "",
    "every": "day",
}


def furnish(cast: Cast) -> None:
    """A figure that the manager keeps, and one of a goal that only leaders read."""
    hands.in_force(cast, "figure-goal")
    hands.in_force(cast, "quiet-goal", audience="leaders")
    hands.in_force(cast, "bare-goal", measure="days", target="3")
    cast.things["figure"] = hands.measure(cast, "figure-goal", keeper=cast.users[Role.MANAGER])
    hands.write(cast, cast.things["figure"], 50, 55, 62)
    sourcing.set_source(seat=hands.seat(cast), measure=cast.things["figure"], said=SOURCE)
    Source.objects.get().has_failed(timezone.now(), "figures.example.com answers with status 503.")
    cast.things["quiet figure"] = hands.measure(cast, "quiet-goal")


def one(cast: Cast) -> dict[str, str]:
    return {"company": cast.company.slug, "key": cast.things["figure"].key}


def quiet(cast: Cast) -> dict[str, str]:
    return {"company": cast.company.slug, "key": cast.things["quiet figure"].key}


def statement(cast: Cast) -> dict[str, str]:
    return {"company": cast.company.slug, "statement": "bare-goal"}


def value(cast: Cast) -> dict[str, str]:
    return {"on": hands.today().isoformat(), "value": "64", "note": ""}


def text(cast: Cast) -> dict[str, str]:
    return {"pasted": f"{hands.today().isoformat()},65", "mark": "another"}


LEADING = frozenset({Role.OWNER, Role.LEADER, Role.ADVISER})
ROUTES = [
    Route("measures:index", READ),
    Route("measures:new", EDIT, own=statement),
    Route("measures:measure", READ, own=one, sibling=quiet, sibling_roles=LEADING),
    Route("measures:edit", EDIT, own=one),
    Route(
        "measures:write",
        EDIT,
        own=one,
        sibling=quiet,
        sibling_roles=LEADING,
        post=True,
        data=value,
        also=MANAGERS,
    ),
    Route("measures:bring", EDIT, own=one, sibling=quiet, sibling_roles=LEADING, also=MANAGERS),
    Route(
        "measures:apply",
        EDIT,
        own=one,
        sibling=quiet,
        sibling_roles=LEADING,
        post=True,
        data=text,
        also=MANAGERS,
    ),
    Route("measures:source", RUN, own=one),
    Route("measures:source-fetch", RUN, own=one, post=True),
    Route("measures:source-remove", RUN, own=one, post=True),
]
