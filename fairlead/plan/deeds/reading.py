"""Who may read which commitment, and how it stands for this reader on this day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Q, When
from django.utils.translation import gettext as _

from fairlead.people.abilities import Ability
from fairlead.people.access import Seat
from fairlead.people.models import Person, Post, Unit
from fairlead.plan.deeds.models import CommitmentChange, State, Towards
from fairlead.plan.deeds.models.commitment import ChangeQuerySet
from fairlead.plan.models import Audience, Edition, EditionStatement
from fairlead.web.errors import Hidden, NotYours


def readable(seat: Seat, today: date) -> ChangeQuerySet:
    """Those it was made to, its owner and its maker; and who runs the company, or nobody could end one left behind."""
    ours = CommitmentChange.objects.standing().filter(commitment__company=seat.company)
    if seat.may(Ability.RUN):
        return ours
    mine = of_account(seat) | Q(commitment__made_by=seat.user)
    to_me = Q(towards=Towards.EVERYBODY) | Q(towards=Towards.UNIT, unit__in=units_of(seat, today))
    if seat.may(Ability.EDIT_PLAN):
        to_me |= Q(towards=Towards.LEADERS)
    return ours.filter(mine | to_me)


def of_account(seat: Seat) -> Q:
    return Q(account=seat.user) | Q(person__account=seat.user)


def units_of(seat: Seat, today: date) -> list[int]:
    """The unit in which somebody stands, and those above it."""
    parents = dict(Unit.objects.filter(company=seat.company).values_list("pk", "parent_id"))
    posts = Post.objects.on(today).filter(person__company=seat.company, person__account=seat.user)
    found: list[int] = []
    for unit in posts.values_list("unit_id", flat=True):
        at = unit
        while at is not None and at not in found:
            found.append(at)
            at = parents.get(at)
    return found


def one(seat: Seat, key: Any, today: date) -> CommitmentChange:
    found = readable(seat, today).filter(commitment__key=key).first()
    if found is None:
        raise Hidden
    return found


def one_to_change(seat: Seat, key: Any, today: date) -> CommitmentChange:
    """Its owner, its maker and who runs the company say what becomes of it."""
    found = one(seat, key, today)
    if not may_change(seat, found):
        raise NotYours(_("Only {who}, who made it, or an owner of the company says what becomes of it.").format(
            who=found.who))  # fmt: skip
    return found


def may_change(seat: Seat, row: CommitmentChange) -> bool:
    is_maker = row.commitment.made_by_id == seat.user.pk
    return row.is_of(seat.user) or is_maker or seat.may(Ability.RUN)


@dataclass(frozen=True, slots=True)
class Shown:
    """A commitment as one reader sees it."""

    row: CommitmentChange
    statement: str
    is_overdue: bool
    is_mine: bool
    moves: int

    @property
    def state(self) -> str:
        return "overdue" if self.is_overdue else self.row.state


def shown(seat: Seat, rows: Iterable[CommitmentChange], today: date) -> list[Shown]:
    rows = list(rows)
    said, moves = statements(seat), moves_of(rows)
    return [
        Shown(
            row, said.get(row.statement, ""), row.is_overdue_for(seat.user, today), row.is_of(seat.user),
            moves.get(row.commitment_id, 0),
        )
        for row in rows
    ]  # fmt: skip


def moves_of(rows: list[CommitmentChange]) -> dict[int, int]:
    """How often each was changed and explained."""
    found: dict[int, int] = {}
    asked = CommitmentChange.objects.filter(commitment__in=[r.commitment_id for r in rows], did="explained")
    for pk in asked.values_list("commitment_id", flat=True):
        found[pk] = found.get(pk, 0) + 1
    return found


def statements(seat: Seat) -> dict[str, str]:
    """The words of each statement that this reader may read, as they stood last."""
    told = Edition.objects.filter(company=seat.company).ever_in_force()
    rows = EditionStatement.objects.filter(edition__in=told).order_by("edition__number")
    if not seat.may(Ability.EDIT_PLAN):
        rows = rows.exclude(audience=Audience.LEADERS)
    return dict(rows.values_list("key", "text"))


def overdue(seat: Seat, today: date) -> Q:
    return Q(state=State.OPEN) & (Q(grace_until__lt=today) | (of_account(seat) & Q(promised__lt=today)))


def in_state(seat: Seat, state: str, today: date) -> Q:
    """What the filter of the list means for this reader."""
    if state == "overdue":
        return overdue(seat, today)
    if state == "changed":
        changed = CommitmentChange.objects.filter(did="explained").values("commitment")
        return Q(commitment__in=changed)
    if state == "open":
        return Q(state=State.OPEN) & ~overdue(seat, today)
    return Q(state=state)


def in_order(rows: ChangeQuerySet) -> ChangeQuerySet:
    """Open ones first, by their day; then what ended, the last first."""
    is_ended = Case(When(state=State.OPEN, then=0), default=1)
    open_first = Case(When(state=State.OPEN, then="due"))
    return rows.order_by(is_ended, open_first, "-due", "pk")


def person_of(seat: Seat) -> Person | None:
    return Person.objects.filter(company=seat.company, account=seat.user).first()
