"""Who may open which address of coming in: invitations, seats, one's own account."""

from functools import partial

from fairlead.people.abilities import Ability
from fairlead.people.models import Invitation, Membership, Role, SetUpLink
from fairlead.people.tests.matrix import PUBLIC, SIGNED_IN, Arguments, Cast, Route


def furnish(cast: Cast) -> None:
    owner = cast.users[Role.OWNER]
    made, token = Invitation.make(company=cast.company, email="new@oak.example", role=Role.LEADER, by=owner)
    theirs, _token = Invitation.make(
        company=cast.foreign, email="new@foreign.example", role=Role.LEADER, by=cast.stranger
    )
    _link, cast.things["set-up token"] = SetUpLink.make()
    cast.things |= {"invitation": made, "invitation token": token, "foreign invitation": theirs}


def invitation(cast: Cast, key: str = "invitation") -> Arguments:
    return {"company": cast.company.slug, "pk": cast.things[key].pk}


def seat(cast: Cast) -> Arguments:
    of = Membership.objects.get(user=cast.users[Role.EMPLOYEE], company=cast.company)
    return {"company": cast.company.slug, "pk": of.pk}


def foreign_seat(cast: Cast) -> Arguments:
    return {"company": cast.company.slug, "pk": Membership.objects.get(company=cast.foreign).pk}


run = partial(Route, may=Ability.RUN, post=True)
foreign_invitation = partial(invitation, key="foreign invitation")

ROUTES = [
    Route("people:set-up", PUBLIC, own=lambda cast: {"token": cast.things["set-up token"]}),
    # Signed in with another address, the visitor is told (403); so it is tried by strangers only, in test_inviting.
    Route("people:invite", PUBLIC, own=lambda cast: {"token": cast.things["invitation token"]}, refused=frozenset(Role.values)),
    Route("people:account", SIGNED_IN, own=lambda cast: {}),
    Route("people:end-sessions", SIGNED_IN, own=lambda cast: {}, post=True),
    Route("people:seats", Ability.RUN),
    run("people:second-step"),
    run("people:seat-role", own=seat, foreign=foreign_seat, data=lambda cast: {"role": Role.MANAGER}),
    run("people:seat-remove", own=seat, foreign=foreign_seat),
    run("people:invitations", data=lambda cast: {"addresses": "a@oak.example", "role": Role.EMPLOYEE}),
    run("people:invitation-again", own=invitation, foreign=foreign_invitation),
    run("people:invitation-withdraw", own=invitation, foreign=foreign_invitation),
]  # fmt: skip
