"""Decisions as one reader may see them, and how many went against a statement."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import QueryDict

from fairlead.core.scales import share
from fairlead.core.values import Estimate
from fairlead.people.abilities import Ability
from fairlead.people.access import Seat
from fairlead.plan.deeds import reading
from fairlead.plan.deeds.models import Comment, DecisionRevision
from fairlead.plan.deeds.models.decision import RevisionQuerySet
from fairlead.plan.models import Audience
from fairlead.web.errors import Hidden

FEWEST = 5  # that bear on a statement: of fewer no share is told, only how many
AGAINST, FOLLOWS = "against", "follows"


def readable(seat: Seat) -> RevisionQuerySet:
    ours = DecisionRevision.objects.standing().filter(decision__company=seat.company)
    if seat.may(Ability.EDIT_PLAN):
        return ours
    return ours.filter(Q(decision__audience=Audience.STAFF) | Q(decision__made_by=seat.user))


def one(seat: Seat, key: Any) -> DecisionRevision:
    found = readable(seat).filter(decision__key=key).first()
    if found is None:
        raise Hidden
    return found


def may_change(seat: Seat, row: DecisionRevision) -> bool:
    return row.decision.made_by_id == seat.user.pk or seat.may(Ability.RUN)


@dataclass(frozen=True, slots=True)
class Shown:
    """`stances`: words of a statement, its key, and the stance; only of statements that this reader may read."""

    row: DecisionRevision
    stances: tuple[tuple[str, str, str], ...]

    @property
    def is_against(self) -> bool:
        return any(stance == AGAINST for _text, _key, stance in self.stances)


def shown(seat: Seat, rows: Iterable[DecisionRevision]) -> list[Shown]:
    said = reading.statements(seat)
    return [Shown(row, _stances(row, said)) for row in rows]


def _stances(row: DecisionRevision, said: dict[str, str]) -> tuple[tuple[str, str, str], ...]:
    found = [
        (said[tag.statement], tag.statement, str(tag.stance))
        for tag in row.tags.all()
        if tag.statement in said
    ]
    return tuple(sorted(found, key=lambda one: one[2]))  # what it goes against comes first


@dataclass(frozen=True, slots=True)
class Counted:
    """Of the decisions that bear on a statement: how many went against one. Withdrawn ones count: they were taken."""

    against: int
    bearing: int
    others: int

    @property
    def estimate(self) -> Estimate | None:
        return share(self.against, self.bearing) if self.bearing >= FEWEST else None


def counted(decisions: Iterable[Shown]) -> Counted:
    every = list(decisions)
    bearing = [one for one in every if one.stances]
    return Counted(sum(one.is_against for one in bearing), len(bearing), len(every) - len(bearing))


@dataclass(frozen=True, slots=True)
class Narrowed:
    statement: str
    stance: str

    @property
    def is_any(self) -> bool:
        return bool(self.statement or self.stance)

    def holds(self, one: Shown) -> bool:
        """Among what this reader may read: a stance to a hidden statement is no way to find it."""
        return not self.is_any or any(
            self.statement in ("", key) and self.stance in ("", stance) for _text, key, stance in one.stances
        )


def narrowed(seat: Seat, query: QueryDict) -> Narrowed:
    statement, stance = query.get("statement", ""), query.get("stance", "")
    return Narrowed(
        statement if statement in reading.statements(seat) else "",
        stance if stance in (AGAINST, FOLLOWS) else "",
    )


@dataclass(frozen=True, slots=True)
class Thread:
    """A comment as it reads now, and as it read before."""

    row: Comment
    before: tuple[Comment, ...]
    is_mine: bool


def threads(seat: Seat, row: DecisionRevision) -> list[Thread]:
    found: dict[Any, list[Comment]] = {}
    for comment in row.decision.comments.select_related("by").order_by("id"):
        found.setdefault(comment.thread, []).append(comment)
    return [Thread(all_[-1], tuple(all_[:-1]), all_[-1].by_id == seat.user.pk) for all_ in found.values()]
