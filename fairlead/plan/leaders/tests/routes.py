"""Who may open which address of leaders: an answer opens to its own person alone, whatever the role."""

from django.utils import timezone

from fairlead.people.abilities import Ability
from fairlead.people.access import Seat
from fairlead.people.models import Membership, Role
from fairlead.people.tests.matrix import Cast, Route
from fairlead.plan.leaders import answering, counting, opening, rehearsing
from fairlead.plan.leaders.models import Count, Participant, Rehearsal, Round

READ, EDIT, ASK = Ability.READ_PLAN, Ability.EDIT_PLAN, Ability.ASK_LEADERS
LISTS = {Role.OWNER: "Call every client\nWin the cup", Role.LEADER: "Hire nurses"}


def furnish(cast: Cast) -> None:
    """Round 1, closed, in which owner and leader answered; round 2, open; one of the foreign company; rehearsals."""
    closed = _opened(cast.company, cast.users[Role.OWNER], [cast.users[role] for role in LISTS])
    for role, text in LISTS.items():
        _answer(closed, cast.users[role], text)
    closed.refresh_from_db()
    cast.things["line"] = closed.participants.get(account=cast.users[Role.OWNER]).entries.first()
    cast.things["round"] = closed
    _counted(closed)
    cast.things["open round"] = _opened(
        cast.company, cast.users[Role.OWNER], [cast.users[role] for role in (*LISTS, Role.ADVISER)]
    )
    cast.things["foreign round"] = _opened(cast.foreign, cast.stranger, [cast.stranger])
    for whose, user, company in (
        ("own", cast.users[Role.OWNER], cast.company),
        ("leader's", cast.users[Role.LEADER], cast.company),
        ("foreign", cast.stranger, cast.foreign),
    ):
        one = Rehearsal.objects.create(company=company, account=user, edition=1, started_at=timezone.now())
        cast.things[f"{whose} rehearsal"] = one
    kept = Rehearsal.objects.create(
        company=cast.company, account=cast.users[Role.OWNER], edition=1, started_at=timezone.now(),
        stopped_at=timezone.now(), kept_at=timezone.now(), text="We call.", found={"s-1": 2},
    )  # fmt: skip
    cast.things["kept rehearsal"] = kept
    assert rehearsing.own(Seat(cast.users[Role.OWNER], cast.company, Role.OWNER)).count() == 2


def _opened(company, by, users) -> Round:
    members = Membership.objects.filter(company=company, user__in=users).order_by("pk")
    return opening.open_round(seat=Seat(by, company, Role.OWNER), members=members)


def _answer(round, user, text) -> None:
    answering.hand_in(participant=Participant.objects.get(round=round, account=user), text=text)
    mine = Participant.objects.get(round=round, account=user)
    answering.finish(participant=mine, ranks={key: n for n, key in enumerate(mine.order, 1)})


def _counted(round) -> None:
    """As a worker would, but for the scorer: what each line means is said here."""
    keys = [row.key for row in round.asked_against.statements.all()]
    nothing = dict.fromkeys(keys, 0)
    heard = {text: dict(nothing) for lines in LISTS.values() for text in lines.split("\n")}
    heard["Call every client"][keys[0]] = 2
    Count.objects.create(
        round=round, mark="before", heard=heard, figures={}, by_meaning=False, made_at=timezone.now()
    )
    assert counting.count_anew(round)


def one(name: str):
    """A round by its name in `cast.things`."""
    return lambda cast: {"company": cast.company.slug, "number": cast.things[name].number}


def foreign(cast: Cast):
    return {"company": cast.foreign.slug, "number": cast.things["foreign round"].number}


def line(cast: Cast):
    return one("round")(cast) | {"entry": cast.things["line"].pk}


def asked(role: str, name: str = "open round", numbered: bool = False):
    """The address of one participant."""

    def arguments(cast: Cast):
        found = Participant.objects.get(round=cast.things[name], account=cast.users[role])
        number = {"number": found.round.number} if numbered else {}
        return {"company": cast.company.slug, "key": found.key} | number

    return arguments


def foreign_answer(cast: Cast):
    """A participant of another company, through our own address."""
    found = Participant.objects.get(round=cast.things["foreign round"])
    return {"company": cast.company.slug, "key": found.key}


def said(name: str):
    return lambda cast: {"company": cast.company.slug, "pk": cast.things[f"{name} rehearsal"].pk}


def of_answer(name: str, **more):
    """The owner's own; the leader's opens to the leader alone."""
    return Route(
        f"leaders:{name}", ASK, own=asked(Role.OWNER), sibling=asked(Role.LEADER),
        sibling_roles=frozenset({Role.LEADER}), foreign=foreign_answer, **more,
    )  # fmt: skip


def of_rehearsal(name: str, own: str = "own", **more):
    return Route(
        f"leaders:{name}", ASK, own=said(own), sibling=said("leader's"),
        sibling_roles=frozenset({Role.LEADER}), foreign=said("foreign"), **more,
    )  # fmt: skip


ASKED_TOO = frozenset({Role.LEADER})  # was a participant of round 1
ROUTES = [
    Route("leaders:index", READ),
    Route("leaders:open", ASK),
    Route("leaders:round", ASK, own=one("round"), foreign=foreign, also=ASKED_TOO),
    Route("leaders:ask", ASK, own=one("open round"), foreign=foreign),
    Route("leaders:close", ASK, own=one("open round"), foreign=foreign),
    Route("leaders:withdraw", ASK, own=one("open round"), foreign=foreign, post=True),
    Route("leaders:take-out", ASK, own=asked(Role.ADVISER, numbered=True), post=True),
    Route("leaders:means", ASK, own=line, post=True, also=ASKED_TOO, data=lambda cast: {"means": "s-1"}),
    Route("leaders:merge", ASK, own=one("round"), foreign=foreign, also=ASKED_TOO),
    of_answer("answer"),
    of_answer("order"),
    of_answer("decline", post=True),
    of_answer("again", post=True),
    of_answer("late", post=True),
    Route("leaders:rehearsals", READ),
    Route("leaders:rehearsal-start", READ, post=True),
    of_rehearsal("rehearsal", own="kept"),
    of_rehearsal("rehearsal-keep", post=True),
    of_rehearsal("rehearsal-delete", post=True),
]
