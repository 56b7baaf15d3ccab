"""The first steps of a new company: five, in any order, each skippable, each done when its rows are there."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from fairlead.people.access import Seat
from fairlead.people.models import Invitation, Membership, Person
from fairlead.plan.models import DraftStatement, Edition, PublicLink


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do once; `others` are further roads to the same end."""

    title: str
    why: str
    url: str
    is_done: bool
    others: tuple[tuple[str, str], ...] = ()


def first_steps(seat: Seat) -> list[Step]:
    """Only what this seat may do; once a plan is published only what is left, and nothing when all is done."""
    steps = [*_of_people(seat), *_of_the_plan(seat), *_of_inviting(seat)]
    left = [step for step in steps if not step.is_done]
    return steps if left and Edition.current(seat.company) is None else left


def _of_people(seat: Seat) -> Iterator[Step]:
    if seat.can["EDIT_PEOPLE"]:
        yield Step(
            _("Name the people"),
            _("Five names are enough to begin; a file from your HR system brings all of them."),
            _at("people:add", seat),
            Person.objects.filter(company=seat.company).exists(),
            ((_("Bring a file"), _at("people:bring", seat)),),
        )


def _of_the_plan(seat: Seat) -> Iterator[Step]:
    if not seat.can["EDIT_PLAN"]:
        return
    published = Edition.current(seat.company) is not None
    yield Step(
        _("Write where you are going"),
        _("Ten questions, one a screen, make a first draft of your own sentences."),
        _at("plan:questions", seat),
        published or DraftStatement.objects.filter(company=seat.company).exists(),
        ((_("There is a plan already: bring it"), _at("plan:import", seat)), (_("Write it straight down"), _at("plan:draft", seat))),
    )  # fmt: skip
    yield Step(
        _("Check it and publish it"),
        _("What cannot be said in a minute is not repeated. The checks say why, with examples."),
        _at("plan:publish", seat),
        published,
    )
    yield Step(
        _("Show it"),
        _("On one page, on paper, or by a link that needs no account."),
        _at("plan:links", seat),
        PublicLink.objects.filter(company=seat.company).exists(),
    )


def _of_inviting(seat: Seat) -> Iterator[Step]:
    if seat.can["RUN"]:
        invited = Invitation.objects.filter(company=seat.company).exists()
        yield Step(
            _("Invite those who lead with you"),
            _("A plan that its leaders cannot say is no plan. Each gets a seat with a role."),
            _at("people:invitations", seat),
            invited or Membership.objects.filter(company=seat.company).count() > 1,
        )


def _at(name: str, seat: Seat) -> str:
    return reverse(name, args=[seat.company.slug])
