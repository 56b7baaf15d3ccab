"""Who may see what of a round. Before its close nobody sees anything of another's answer, whatever the role."""

from uuid import UUID

from fairlead.people.abilities import Ability
from fairlead.people.access import Seat
from fairlead.plan.leaders.answering import may_be_late
from fairlead.plan.leaders.models import Participant, Round
from fairlead.web.errors import Hidden


def rounds_of(seat: Seat) -> list[Round]:
    """All for who asks the leaders; else those that one is asked in."""
    rounds = Round.objects.filter(company=seat.company).select_related("company", "opened_by", "closed_by")
    if not seat.may(Ability.ASK_LEADERS):
        rounds = rounds.filter(participants__account=seat.user)
    return list(rounds)


def round_for(seat: Seat, number: int) -> Round:
    found = next((round for round in rounds_of(seat) if round.number == number), None)
    if found is None:
        raise Hidden
    return found


def answer_for(seat: Seat, key: UUID) -> Participant:
    """One's own; a forwarded link is as if it led nowhere."""
    mine = Participant.objects.filter(key=key, account=seat.user, round__company=seat.company)
    found = mine.select_related("round__company", "round__closed_by", "account").first()
    if found is None:
        raise Hidden
    return found


def own_in(seat: Seat, round: Round) -> Participant | None:
    mine = round.participants.filter(account=seat.user)
    return mine.select_related("round__company", "account").first()


def may_see_results(seat: Seat, round: Round) -> bool:
    """After the close; who may still hand in late decides about that first."""
    if not round.is_closed:
        return False
    mine = own_in(seat, round)
    if mine is None or mine.withdrawn_at:
        return seat.may(Ability.ASK_LEADERS)
    return not may_be_late(mine)


def closed_for(seat: Seat, number: int) -> Round:
    """A round whose results this person may see."""
    found = round_for(seat, number)
    if not may_see_results(seat, found):
        raise Hidden
    return found
