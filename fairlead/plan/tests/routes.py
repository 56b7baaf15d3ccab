"""Who may open which address at the front of the plan room, of its draft and of its editions."""

from fairlead.people.abilities import Ability
from fairlead.people.access import Seat
from fairlead.people.models import Role
from fairlead.people.tests.matrix import Cast, Route
from fairlead.plan import drafting, publishing

READ, EDIT = Ability.READ_PLAN, Ability.EDIT_PLAN
SAID = {"kind": "priority", "text": "Call every placement after one week.", "details": "", "owner": "Branch leads",
        "due": None, "measure": "share called", "target": "95 %", "audience": "staff", "review_on": None}  # fmt: skip


def furnish(cast: Cast) -> None:
    """A draft statement that was published twice and changed since; another that was deleted."""
    seat = Seat(cast.users[Role.OWNER], cast.company, Role.OWNER)
    row = drafting.add(seat=seat, said=SAID, key="call-every-placement")
    cast.things["draft key"] = row.key
    _publish(seat)
    for target in ("60 %", "80 %"):
        row = drafting.change(seat=seat, key=row.key, version=row.version, said=SAID | {"target": target})
        if target == "60 %":
            _publish(seat)
    gone = drafting.add(seat=seat, said=SAID | {"kind": "value", "text": "We say the bad news first."})
    drafting.delete(seat=seat, key=gone.key, version=gone.version)


def _publish(seat: Seat) -> None:
    seen = publishing.look(seat.company)
    publishing.publish(
        seat=seat,
        based_on=seen.based_on,
        mark=seen.mark,
        reasons={line.name: "Two branches closed." for line in seen.changed},
        overrides={one.id: "It is a test." for one in seen.musts},
        note="After the spring review.",
    )


def one(cast: Cast) -> dict[str, str]:
    return {"company": cast.company.slug, "key": cast.things["draft key"]}


def first(cast: Cast) -> dict[str, object]:
    return {"company": cast.company.slug, "number": 1}


def version(cast: Cast) -> dict[str, str]:
    return {"version": "1", "to": "up"}


ROUTES = [
    Route("plan:index", READ),
    Route("plan:draft", EDIT),
    Route("plan:draft-head", EDIT),
    Route("plan:draft-file", EDIT),
    Route("plan:checks", EDIT),
    Route("plan:check-new", EDIT, post=True),
    Route("plan:new-statement", EDIT),
    Route("plan:statement", EDIT, own=one),
    Route("plan:check-statement", EDIT, own=one, post=True),
    Route("plan:leave-new", EDIT, post=True),
    Route("plan:leave-statement", EDIT, own=one, post=True),
    Route("plan:statement-history", EDIT, own=one),
    Route("plan:move-statement", EDIT, own=one, post=True, data=version),
    Route("plan:delete-statement", EDIT, own=one, post=True, data=version),
    Route("plan:restore-statement", EDIT, own=one, post=True, data=version),
    Route("plan:publish", EDIT),
    Route("plan:editions", READ),
    Route("plan:edition", READ, own=first),
    Route("plan:edition-file", READ, own=first),
    Route("plan:withdraw", EDIT, own=first),
    Route("plan:compare-editions", READ),
    Route("plan:edition-on", READ),
    Route("plan:edition-statement", READ, own=one),
]
