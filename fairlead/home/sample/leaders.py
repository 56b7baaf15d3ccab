"""The sample's leaders, asked apart: three say the edition in force, the founder says the one of two years ago.

Their lists are those of the simulated tables, word for word, so that the web and the command line say the same.
"""

from typing import Any

from fairlead.core.simulate import SimulatedFirm
from fairlead.home.sample.people import LEADERS
from fairlead.people.access import Seat
from fairlead.people.models import Company, Membership, Person, Role, User
from fairlead.plan.leaders import answering, counting, opening
from fairlead.plan.leaders.models import Participant

AT = "sample.invalid"


def leaders_of(firm: SimulatedFirm, company: Company, accounts: dict[Any, User]) -> None:
    """A round that all have answered; the founder put nothing in order, as one does who is sure of it."""
    leaders = [accounts[Role.OWNER], *_accounts(company), accounts[Role.MANAGER]]
    members = Membership.objects.filter(company=company, user__in=leaders)
    round = opening.open_round(seat=Seat(leaders[0], company, str(Role.OWNER)), members=members)
    for place, (leader, text) in enumerate(zip(leaders, _lists(firm), strict=True)):
        mine = Participant.objects.select_related("round__company", "account").get(
            round=round, account=leader
        )
        answering.hand_in(participant=mine, text=text)
        order = _order(sorted(mine.order), place) if place else []
        answering.finish(participant=mine, ranks={key: n for n, key in enumerate(order, 1)})
    round.refresh_from_db()
    counting.count(round)


def _order(keys: list[str], place: int) -> list[str]:
    """Alike but for two neighbours, as among people who agree."""
    at = place % (len(keys) - 1)
    return [*keys[:at], keys[at + 1], keys[at], *keys[at + 2 :]]


def _accounts(company: Company) -> list[User]:
    """Accounts without a password for those who own priorities, with a leader's seat."""
    made = []
    for number, name in LEADERS.items():
        user = User.objects.create_user(f"{name.replace(' ', '.').lower()}@{AT}", name=name)
        Membership.objects.create(user=user, company=company, role=Role.LEADER)
        Person.objects.filter(company=company, number=number).update(account=user, email=user.email)
        made.append(user)
    return made


def _lists(firm: SimulatedFirm) -> list[str]:
    rows = [row for row in firm.tables["answers"].to_pylist() if row["item"] == "leader-list"]
    return [row["text"] for row in sorted(rows, key=lambda row: row["respondent"])]
