"""What a round among leaders wants of somebody: an answer, or a decision of the owner."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fairlead.home.noticing.notice import Notice
from fairlead.people.abilities import Ability
from fairlead.people.access import Seat
from fairlead.plan.leaders.models import Participant, Round
from fairlead.plan.leaders.seeing import may_see_results


def notices_of_leaders(seat: Seat, today: date) -> Iterator[Notice]:
    round = Round.objects.filter(company=seat.company, state=Round.State.OPEN).first()
    if round:
        yield from _own_answer(seat, round, today)
        yield from _to_close(seat, round, today)
    last = Round.objects.filter(company=seat.company, state=Round.State.CLOSED).first()
    if (
        last
        and seat.may(Ability.EDIT_PLAN)
        and may_see_results(seat, last)
        and not last.taken.exists()
        and last.is_last
    ):
        sentence = _("Round {n} among the leaders is closed: see where you differ.").format(n=last.number)
        yield Notice(sentence, reverse("leaders:round", args=[seat.company.slug, last.number]))


def _own_answer(seat: Seat, round: Round, today: date) -> Iterator[Notice]:
    mine = Participant.objects.waited_for().filter(round=round, account=seat.user).first()
    if mine is None:
        return
    url = reverse("leaders:answer", args=[seat.company.slug, mine.key])
    yield Notice(
        _("You are asked to write down the priorities in your own words."), url, _is_late(round, today)
    )


def _to_close(seat: Seat, round: Round, today: date) -> Iterator[Notice]:
    """The owner decides when nobody closes it by a date; the count is told here and on the page of the round alone."""
    if not seat.may(Ability.ASK_LEADERS) or round.closes_at:
        return
    n = round.participants.waited_for().exclude(account=seat.user).count()
    told = ngettext(
        "Round {round} waits for {n} leader: wait, or close it.",
        "Round {round} waits for {n} leaders: wait, or close it.",
        n,
    )
    if n:
        yield Notice(
            told.format(round=round.number, n=n),
            reverse("leaders:round", args=[seat.company.slug, round.number]),
        )


def _is_late(round: Round, today: date) -> bool:
    return bool(round.closes_at and localdate(round.closes_at) <= today)
