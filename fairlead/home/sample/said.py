"""What was said in the sample by mouth and put on walls: some managers say it each week, some hardly, Dunmere never."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from fairlead.communicate.models import Caution, Channel, Kind, Slot, Telling
from fairlead.communicate.whose import people_in
from fairlead.core.simulate.dice import dice
from fairlead.home.sample.people import name_of
from fairlead.home.sample.rounds import first_monday
from fairlead.people.models import Company, Person, Unit, User

SEED, PART = 1, "said in the branches"
# Branch: who leads it, and the share of weeks in which that person says what the kit of the week holds.
MANAGERS = {
    "Alderton": ("p001", 0.9), "Brackwater": ("p018", 0.7), "Coombe": ("p036", 0.9), "Dunmere": ("p052", 0.0),
    "Eastrow": ("p068", 0.5), "Fenwick": ("p085", 0.25), "Garth": ("p108", 0.8), "Holloway": ("p122", 0.1),
}  # fmt: skip
HEARD = tuple(branch for branch, (_number, share) in MANAGERS.items() if share)
# Week, days after its Monday, channel, statements, branches, in which words.
ONCE = (
    (0, 0, Channel.ALL_HANDS, ("purpose", "call-back", "care-half"), HEARD, "the summer meeting; Dunmere stayed open"),
    (4, 1, Channel.POSTER, ("call-back",), HEARD, "beside the coffee machine; Dunmere’s lies in its tube"),
    (8, 2, Channel.TALK, ("open-linden", "bad-news-first"), HEARD, "Orla, round the branches, on why Linden comes later"),
    (8, 4, Channel.SCREEN, ("purpose",), ("Alderton", "Coombe"), "screen at the counter"),
    (12, 1, Channel.POSTER, ("paid-friday", "not-doing"), ("Alderton", "Brackwater", "Coombe", "Garth"), ""),
    (13, 3, Channel.ALL_HANDS, ("one-consultant", "care-half", "paid-friday"), HEARD, "by video; Dunmere’s line was down"),
)  # fmt: skip
CAUTION = (
    "bad-news-first",
    "People say that reports are still softened, and three commitments were dropped without a word.",
)
CAUTION_AGO = timedelta(days=30)


def said_of(company: Company, today: date) -> None:
    """Whoever has an account noted it on the page, the others in a file, by name."""
    units = {unit.name: unit for unit in Unit.objects.filter(company=company)}
    people = {unit.name: people_in(unit) for unit in units.values()}
    leads = Person.objects.filter(
        company=company, number__in=[number for number, _share in MANAGERS.values()]
    )
    accounts = {lead.number: lead.account for lead in leads.select_related("account")}
    Telling.objects.bulk_create(
        Telling(company=company, unit=units[branch], people=people[branch], **_teller(branch, accounts), **what)
        for branch, what in (*_kits(company), *_once(first_monday(today)))
        if what["told_on"] <= today
    )  # fmt: skip
    _caution(company)


def _teller(branch: str, accounts: Mapping[str, User | None]) -> dict[str, Any]:
    number, _share = MANAGERS[branch]
    account = accounts.get(number)
    return {"told_by": account} if account else {"teller": name_of(number)}


def _kits(company: Company) -> Iterator[tuple[str, dict[str, Any]]]:
    """What the slot of the week told, said in the Monday meeting after it."""
    luck = dice(SEED, PART)
    for slot in Slot.objects.filter(round__company=company, kind=Kind.TELLING).order_by("number"):
        monday = slot.day + timedelta(days=7 - slot.day.weekday())
        for branch, (_number, share) in MANAGERS.items():
            if luck.random() < share:
                what = {"told_on": monday, "statement": slot.statement, "channel": Channel.MEETING}
                yield branch, what | {"audience": "Monday meeting"}


def _once(first: date) -> Iterator[tuple[str, dict[str, Any]]]:
    for week, after, channel, statements, branches, words in ONCE:
        for branch in branches:
            for key in statements:
                day = first + timedelta(weeks=week, days=after)
                yield branch, {"told_on": day, "statement": key, "channel": channel, "audience": words}


def _caution(company: Company) -> None:
    one = Caution.put(company, *CAUTION)
    Caution.objects.filter(pk=one.pk).update(set_at=timezone.now() - CAUTION_AGO)
