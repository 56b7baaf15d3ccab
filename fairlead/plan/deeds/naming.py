"""Somebody named in a field: a person of the company whom the writer may see, a member's account, or oneself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from fairlead.people.abilities import Ability
from fairlead.people.access import Seat, people_readable_by
from fairlead.people.models import Person, User
from fairlead.people.queries import employed

SUGGESTED = 200  # names that the field offers; any other may be typed


@dataclass(frozen=True, slots=True)
class Named:
    """One of the two, or neither."""

    person: Person | None = None
    account: User | None = None


def myself(seat: Seat) -> Named:
    person = Person.objects.filter(company=seat.company, account=seat.user).first()
    return Named(person) if person else Named(account=seat.user)


def find(seat: Seat, words: str, today: date) -> Named:
    """Raises ValidationError where nobody, or more than one, is called so."""
    if found := _exactly(_people(seat, today), words) or _exactly_accounts(seat, words):
        return found
    raise forms.ValidationError(
        _(
            "Nobody whom you may see here is called “{words}”: write the name as in the list of people."
        ).format(words=words[:80])
    )


def suggestions(seat: Seat, today: date) -> list[str]:
    people = _people(seat, today).order_by("name").values_list("name", flat=True)[:SUGGESTED]
    names = dict.fromkeys([*people, *(user.name or user.email for user in _accounts(seat)[:SUGGESTED])])
    return sorted(names)[:SUGGESTED]


def spelled(named: Named) -> str:
    """How a field is filled that already names somebody."""
    return str(named.person or named.account or "")


def _people(seat: Seat, today: date) -> QuerySet[Person]:
    return employed(people_readable_by(seat), today)


def _exactly(people: QuerySet[Person], words: str) -> Named | None:
    same = Q(name__iexact=words) | Q(email__iexact=words) | Q(number__iexact=words)
    found = list(people.filter(same)[:5])
    if len(found) > 1:
        raise forms.ValidationError(_several(words, found))
    return Named(found[0]) if found else None


def _several(words: str, found: Iterable[Person]) -> str:
    numbers = ", ".join(one.number for one in found)
    told = _("Several people are called “{words}”: write the number instead ({numbers}).")
    return told.format(words=words[:80], numbers=numbers)


def _exactly_accounts(seat: Seat, words: str) -> Named | None:
    found = list(_accounts(seat).filter(Q(name__iexact=words) | Q(email__iexact=words))[:5])
    if len(found) > 1:
        raise forms.ValidationError(
            _("Several members are called “{words}”: write the e-mail address.").format(words=words[:80])
        )
    return Named(account=found[0]) if found else None


def _accounts(seat: Seat) -> QuerySet[User]:
    """Members who are nobody in the list of people (an owner who never entered himself, an adviser)."""
    members = User.objects.filter(memberships__company=seat.company, is_active=True)
    if not seat.may(Ability.READ_PEOPLE):
        members = members.filter(pk=seat.user.pk)
    known = Person.objects.filter(company=seat.company, account__isnull=False).values("account")
    return members.exclude(pk__in=known).order_by("name")
