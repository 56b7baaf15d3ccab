"""Whose messages go to the web inbox alone: of a round that is set so, and who asked for it; never without an account."""

from collections.abc import Iterable

from fairlead.communicate.models import ReadsHere, Round
from fairlead.people.models import Person


class Here:
    """The wishes of some people, read once."""

    def __init__(self, people: Iterable[int]) -> None:
        self.people = set(ReadsHere.objects.filter(person__in=list(people)).values_list("person", flat=True))

    def reads(self, one: Round, person: Person) -> bool:
        """Who has no account could not open the page, and gets what goes out otherwise."""
        return person.account_id is not None and (one.in_inbox or person.pk in self.people)


def choose(person: Person, *, reads_here: bool) -> None:
    if reads_here:
        ReadsHere.objects.get_or_create(person=person)
    else:
        ReadsHere.objects.filter(person=person).delete()
