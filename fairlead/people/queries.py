"""What the pages of people ask for: who was here on a day, in which unit, and how many."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from fairlead.people.models import Company, Person, Post, Spell, Unit, paths


def employed(people: QuerySet[Person], on: date) -> QuerySet[Person]:
    """Those who were employed on a day, as far as the days are known, each with the post of that day as `there`."""
    spells = Spell.objects.filter(
        Q(started=None) | Q(started__lte=on), Q(ended=None) | Q(ended__gte=on), person=OuterRef("pk")
    )
    posts = Post.objects.on(on).select_related("unit", "manager").order_by("began", "pk")
    return people.filter(Exists(spells), erased_at=None).prefetch_related(
        Prefetch("posts", posts, to_attr="there")
    )


def searched(people: QuerySet[Person], words: str) -> QuerySet[Person]:
    """By name, address, number or job; each word must be somewhere."""
    for word in words.split():
        hit = Q(name__icontains=word) | Q(email__icontains=word) | Q(number__iexact=word)
        people = people.filter(
            hit | Q(pk__in=Post.objects.filter(job__icontains=word, until=None).values("person"))
        )
    return people


@dataclass
class Branch:
    """A unit with how many stand in it, and in it with all below it."""

    unit: Unit
    here: int
    children: list["Branch"] = field(default_factory=list)

    @property
    def total(self) -> int:
        return self.here + sum(child.total for child in self.children)


def tree(company: Company, people: QuerySet[Person], on: date, *, empty: bool = False) -> list[Branch]:
    """The units in which somebody stands, as branches; all units with `empty`."""
    posts = Post.objects.on(on).filter(person__in=people.values("pk"), unit__company=company)
    counts = Counter(posts.values_list("unit_id", flat=True))
    branches = {u.pk: Branch(u, counts[u.pk]) for u in Unit.objects.filter(company=company).order_by("name")}
    tops: list[Branch] = []
    for branch in branches.values():
        above = branches.get(branch.unit.parent_id)
        (above.children if above else tops).append(branch)
    return tops if empty else pruned(tops)


def pruned(branches: list[Branch]) -> list[Branch]:
    for branch in branches:
        branch.children = pruned(branch.children)
    return [branch for branch in branches if branch.total]


def unit_paths(company: Company) -> dict[int, str]:
    """Each unit as it is written: Firm / North / Sales."""
    return {pk: " / ".join(path) for pk, path in paths(Unit.objects.filter(company=company)).items()}


def unit_names(company: Company) -> dict[int, str]:
    """For tables: the name alone, and the whole path only where another unit has the same name."""
    found = paths(Unit.objects.filter(company=company))
    often = Counter(path[-1].casefold() for path in found.values())
    return {
        pk: path[-1] if often[path[-1].casefold()] == 1 else " / ".join(path) for pk, path in found.items()
    }
