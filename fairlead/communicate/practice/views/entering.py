"""Who opens a private page: a seat of somebody who works here, and the name of the own notebook. Nothing else is asked."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils import timezone

from fairlead.communicate.practice.deck import Card, deck_for
from fairlead.communicate.practice.sealing import holder_of
from fairlead.people.abilities import Ability
from fairlead.people.access import Seat, seat_for


@dataclass(frozen=True, slots=True)
class Visit:
    """The visitor as practice knows one. There is no way to ask for anybody else's."""

    seat: Seat
    holder: str
    day: date

    @property
    def deck(self) -> tuple[Card, ...]:
        return deck_for(self.seat)


def visit(request: HttpRequest, company: str) -> Visit:
    seat = seat_for(request, company, Ability.READ_ONESELF)
    return Visit(seat, holder_of(seat.company.key, seat.user.key), timezone.localdate())
