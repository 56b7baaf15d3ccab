"""Who may open which address of commitments and decisions."""

from datetime import timedelta

from django.utils import timezone

from fairlead.people.abilities import Ability
from fairlead.people.access import Seat
from fairlead.people.models import Role
from fairlead.people.tests.matrix import Cast, Route
from fairlead.plan.deeds import committing, deciding, voicing
from fairlead.plan.deeds.models import GRACE, Commitment, CommitmentChange

READ, COMMIT = Ability.READ_PLAN, Ability.COMMIT
LEADERS = frozenset({Role.OWNER, Role.LEADER, Role.ADVISER})
ITS_OWN = frozenset({Role.MANAGER, Role.PEOPLE_TEAM})  # its owner and its maker, beside who runs the company


def furnish(cast: Cast) -> None:
    """One made by the people team for the manager, to everybody; one to leaders; one that is dropped; a foreign one."""
    team = Seat(cast.users[Role.PEOPLE_TEAM], cast.company, Role.PEOPLE_TEAM)
    owner = Seat(cast.users[Role.OWNER], cast.company, Role.OWNER)
    stranger = Seat(cast.stranger, cast.foreign, Role.OWNER)
    cast.things["commitment"] = _made(team, cast.users[Role.MANAGER], "everybody")
    cast.things["leaders' commitment"] = _made(owner, cast.users[Role.OWNER], "leaders")
    gone = _made(team, cast.users[Role.MANAGER], "everybody")
    committing.drop(seat=team, key=gone.commitment.key, number=1, why="The client left.")
    cast.things["dropped commitment"] = gone
    cast.things["commitment due"] = _due(cast)
    voicing.open_question(cast.things["commitment due"], timezone.localdate())
    cast.things["foreign commitment"] = _made(stranger, cast.stranger, "everybody")

    _decided(cast, team, owner, stranger)


def _decided(cast: Cast, team: Seat, owner: Seat, stranger: Seat) -> None:
    """One of the people team for staff, with a comment of the employee; one for leaders; a foreign one."""
    cast.things["decision"] = _decision(team, "staff")
    cast.things["leaders' decision"] = _decision(owner, "leaders")
    cast.things["foreign decision"] = _decision(stranger, "staff")
    employee = Seat(cast.users[Role.EMPLOYEE], cast.company, Role.EMPLOYEE)
    cast.things["comment"] = deciding.comment(
        seat=employee, decision=cast.things["decision"].decision, text="And who pays for it?"
    )


def _decision(seat, audience):
    said = {"what": f"We close the branch in Ostley ({audience}).", "reason": "It never paid.", "body": "the board",
            "decided_on": timezone.localdate(), "person_id": None, "account_id": seat.user.pk}  # fmt: skip
    return deciding.write(seat=seat, said=said, stances={}, audience=audience)


def _made(seat, account, towards):
    due = timezone.localdate() + timedelta(days=30 + len(towards))
    said = {"what": f"Call both clients over sixty days ({seat.role}, {towards}).", "due": due, "statement": "",
            "towards": towards, "unit": None, "person": None, "account": account}  # fmt: skip
    return committing.make(seat=seat, said=said)


def _due(cast: Cast):
    """Its day was yesterday, so that those are asked to whom it was made."""
    yesterday = timezone.localdate() - timedelta(days=1)
    made = Commitment.objects.create(
        company=cast.company, made_by=cast.users[Role.OWNER], made_on=yesterday - 9 * GRACE
    )
    return CommitmentChange.objects.create(
        commitment=made, number=1, did="made", told_on=made.made_on, told_by=made.made_by, what="Visit Ostley once a month.",
        account=cast.users[Role.MANAGER], due=yesterday, promised=yesterday, grace_until=yesterday + GRACE, towards="everybody",
    )  # fmt: skip


def of(name):
    def arguments(cast: Cast):
        row = cast.things[name]
        whole = getattr(row, "commitment", None) or row.decision
        return {"company": whole.company.slug, "key": whole.key}

    return arguments


def act(name, thing="commitment"):
    return Route(f"deeds:{name}", Ability.RUN, own=of(thing), foreign=of("foreign commitment"), also=ITS_OWN)


def of_decision(name, may=Ability.RUN, **more):
    return Route(f"deeds:{name}", may, own=of("decision"), foreign=of("foreign decision"), **more)


def its_comment(cast: Cast):
    return {**of("decision")(cast), "thread": cast.things["comment"].thread}


ROUTES = [
    Route("deeds:commitments", READ),
    Route("deeds:commitment-new", COMMIT),
    Route(
        "deeds:commitment",
        READ,
        own=of("commitment"),
        foreign=of("foreign commitment"),
        sibling=of("leaders' commitment"),
        sibling_roles=LEADERS,
    ),
    Route(
        "deeds:commitment-voice",
        READ,
        own=of("commitment due"),
        foreign=of("foreign commitment"),
        post=True,
        data=lambda cast: {"says": "yes"},
        refused=frozenset({Role.MANAGER}),
    ),
    act("commitment-done"),
    act("commitment-change"),
    act("commitment-drop"),
    act("commitment-reopen", "dropped commitment"),
    Route("deeds:decisions", READ),
    Route("deeds:decision-new", COMMIT),
    of_decision("decision", READ, sibling=of("leaders' decision"), sibling_roles=LEADERS),
    of_decision("decision-correct", also=frozenset({Role.PEOPLE_TEAM})),
    of_decision("decision-withdraw", also=frozenset({Role.PEOPLE_TEAM})),
    of_decision("comment-new", READ, post=True),
    Route("deeds:comment", READ, own=its_comment, refused=frozenset(Role.values) - {Role.EMPLOYEE}),
]
