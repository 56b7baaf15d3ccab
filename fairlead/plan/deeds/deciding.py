"""What becomes of a decision: written, corrected by another line, withdrawn; and what members say to it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fairlead.journal.services import record
from fairlead.people.access import Seat
from fairlead.people.models import Company
from fairlead.plan.deeds.models import Comment, Decision, DecisionRevision, DecisionTag
from fairlead.web.errors import Changed, Hidden, NotYours, PageError

Did = DecisionRevision.Did
Stances = Mapping[str, str]  # statement -> follows or against


class Withdrawn(PageError):
    """It is not in force any more: what is so now is another decision."""


@transaction.atomic
def write(*, seat: Seat, said: dict[str, Any], stances: Stances, audience: str) -> DecisionRevision:
    """The same words a second time on one day (a double click) are the first ones."""
    Company.objects.select_for_update().get(pk=seat.company.pk)
    if again := _just_written(seat, said, audience):
        return again
    made = Decision.objects.create(
        company=seat.company, made_by=seat.user, audience=audience, made_at=timezone.now()
    )
    row = _line(made, 1, seat, said, stances, Did.WROTE)
    record("decision written", company=seat.company.key, actor=seat.user.key, subject=str(made.key))
    return row


@transaction.atomic
def correct(
    *, seat: Seat, key: Any, number: int, said: dict[str, Any], stances: Stances, why: str
) -> DecisionRevision:
    last = _seen(seat, key, number)
    if last.is_withdrawn:
        raise Withdrawn(_("It was withdrawn, and stays as it was then: write down what is so now."))
    row = _line(last.decision, number + 1, seat, said, stances, Did.CORRECTED, why)
    record("decision corrected", company=seat.company.key, actor=seat.user.key, subject=str(key))
    return row


@transaction.atomic
def withdraw(*, seat: Seat, key: Any, number: int, why: str) -> DecisionRevision:
    """It stays readable, and counts: it was taken."""
    last = _seen(seat, key, number)
    if last.is_withdrawn:
        return last
    row = _line(last.decision, number + 1, seat, said_of(last), stances_of(last), Did.WITHDREW, why)
    record("decision withdrawn", company=seat.company.key, actor=seat.user.key, subject=str(key))
    return row


@transaction.atomic
def comment(*, seat: Seat, decision: Decision, text: str) -> Comment:
    """The same text as the last one of the same person is a double click."""
    Decision.objects.select_for_update().get(pk=decision.pk)
    last = Comment.objects.standing().filter(decision=decision, by=seat.user).last()
    if last and last.text == text:
        return last
    row = Comment.objects.create(decision=decision, by=seat.user, text=text, at=timezone.now())
    record("comment written", company=seat.company.key, actor=seat.user.key, subject=str(decision.key))
    return row


@transaction.atomic
def change_comment(*, seat: Seat, decision: Decision, thread: UUID, number: int, text: str) -> Comment:
    """Only one's own; the wording before stays readable."""
    Decision.objects.select_for_update().get(pk=decision.pk)
    last = Comment.objects.standing().filter(decision=decision, thread=thread).first()
    if last is None:
        raise Hidden
    if last.by_id != seat.user.pk:
        raise NotYours(_("Only who wrote a comment changes it."))
    if last.text == text:
        return last
    if last.number != number:
        raise Changed(
            _("You changed this comment in another window. Both texts are on this page; nothing is lost.")
        )
    row = Comment.objects.create(
        decision=decision, thread=thread, number=number + 1, by=seat.user, text=text, at=timezone.now()
    )
    record("comment changed", company=seat.company.key, actor=seat.user.key, subject=str(decision.key))
    return row


def said_of(row: DecisionRevision) -> dict[str, Any]:
    return {name: getattr(row, name) for name in DecisionRevision.SAID}


def stances_of(row: DecisionRevision) -> dict[str, str]:
    return {tag.statement: tag.stance for tag in row.tags.all()}


def _seen(seat: Seat, key: Any, number: int) -> DecisionRevision:
    """The last line, if it is the one that was seen; the row of the decision is the lock."""
    Decision.objects.select_for_update().get(company=seat.company, key=key)
    last = DecisionRevision.objects.standing().get(decision__company=seat.company, decision__key=key)
    if last.number != number:
        told = _("{who} wrote another line while you did: what it says now is on this page. Nothing is lost.")
        raise Changed(told.format(who=last.told_by or _("a former colleague")))
    return last


def _just_written(seat: Seat, said: dict[str, Any], audience: str) -> DecisionRevision | None:
    same = DecisionRevision.objects.standing().filter(
        decision__company=seat.company, decision__made_by=seat.user, decision__audience=audience, number=1,
        told_at__date=timezone.localdate(), what=said["what"], decided_on=said["decided_on"],
    )  # fmt: skip
    return same.first()


def _line(
    made: Decision, number: int, seat: Seat, said: dict[str, Any], stances: Stances, did: Any, why: str = ""
) -> DecisionRevision:
    row = DecisionRevision.objects.create(
        decision=made, number=number, did=did, why=why, told_by=seat.user, told_at=timezone.now(), **said
    )
    DecisionTag.objects.bulk_create(
        DecisionTag(revision=row, statement=key, stance=stance) for key, stance in stances.items()
    )
    return row
