"""Whose messages go to the web inbox alone: of a round that is set so, and who asked for it; never without an account."""

from collections.abc import Iterable

from fairlead.communicate.models import ReadsHere, Round
from fairlead.people.models import Person


class Here:
    """The wishes of some people, read once."""

    def __init__(self, people: Iterable[int]) -> None:
        self.people = set(ReadsHere.objects.filter(person__in=list(people)).values_list("person", flat=True))

    def reads(self, one: Round, person: Person) -> bool:
        return self.may_read(one, person.pk, person.account_id)

    def may_read(self, one: Round, person: int, account: int | None) -> bool:
        """Who has no account could not open the page, and gets what goes out otherwise."""
        return account is not None and (one.in_inbox or person in self.people)


def choose(person: Person, *, reads_here: bool) -> None:
    if reads_here:
        ReadsHere.objects.get_or_create(person=person)
    else:
        ReadsHere.objects.filter(person=person).delete()
