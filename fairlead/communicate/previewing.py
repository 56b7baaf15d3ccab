"""Before a round starts: who gets what how often, in numbers, and as the first week of one person."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from fairlead.communicate.audience import audience, post_of
from fairlead.communicate.choosing import approved, last_told, next_key, statements_of
from fairlead.communicate.here import Here
from fairlead.communicate.models import Kind, Round, Slot, State
from fairlead.communicate.planning import latest_day, seed_of
from fairlead.communicate.reaching import Reaches, cap_for, caps_of, leaves_of, within
from fairlead.communicate.rows import NO_ADDRESS
from fairlead.communicate.times import Outcome, Reach, Wanted, Why, place, week_of
from fairlead.people.models import Person

WEEKS = timedelta(weeks=4)
AT_MOST = 500  # beyond, the first five hundred speak for the rest, and the page says so


@dataclass(frozen=True, slots=True)
class Example:
    """One message of the week of one person, on the person's own clock."""

    at: datetime
    kind: str
    round: Round
    text: str


@dataclass
class Preview:
    """Figures of four weeks from the first slot."""

    people: int = 0
    looked_at: int = 0
    first: date | None = None
    messages: int = 0
    most: int = 0
    left_out: dict[str, list[Person]] = field(default_factory=lambda: defaultdict(list))
    person: Person | None = None
    week: list[Example] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    choices: list[Person] = field(default_factory=list)  # whose week may be looked at

    @property
    def a_week(self) -> float:
        return self.messages / 4


def upcoming(one: Round, since: date, until: date) -> list[Slot]:
    """Its slots as the calendar has them; those that are not laid down yet, as they will be if nothing changes."""
    laid = {(slot.kind, slot.day): slot for slot in Slot.objects.filter(round=one).select_related("round")}
    rows = statements_of(one.company, one.keys)
    keys = [row.key for row in rows if row.key in (approved(one.company, rows) or {row.key for row in rows})]
    told, found = last_told(one), []
    for kind in one.kinds:
        for number, day in one.days(kind, until):
            slot = laid.get((kind, day)) or Slot(round=one, kind=kind, number=number, day=day)
            if kind == Kind.TELLING and not slot.statement and day >= since:
                slot.statement = next_key(keys, told)
                told[slot.statement] = max(told.values(), default=0) + 1
            found += [slot] if day >= since else []
    return sorted(found, key=lambda slot: (slot.day, slot.kind))


def preview(one: Round, today: date, person: str = "") -> Preview:
    since = max(one.begins, today)
    slots = upcoming(one, since, one.ends)
    if not slots:
        return Preview()
    found = Preview(first=slots[0].day, slots=slots[:6])
    people = list(audience(one, slots[0].day)[: AT_MOST + 1])
    found.people = audience(one, slots[0].day).count()
    found.choices = [one for one in people if one.email][:200]
    found.looked_at = min(found.people, AT_MOST)
    _simulate(one, found, people[:AT_MOST], person)
    return found


def _simulate(one: Round, found: Preview, people: list[Person], chosen: str) -> None:
    rounds = [one, *Round.objects.filter(company=one.company, state=State.RUNNING).exclude(pk=one.pk)]
    first = found.first or one.begins
    wanted = {other.pk: _wanted(other, first, first + WEEKS - timedelta(days=1)) for other in rounds}
    keys = [p.pk for p in people]
    meant = {other.pk: _meant(other, first, keys) for other in rounds}
    leaves, reaches = leaves_of(keys, first), Reaches(one.company, keys)
    example = next((p for p in people if str(p.key) == chosen), next((p for p in people if p.email), None))
    for person in people:
        reach = reaches.of(person, post_of(person), leaves.get(person.pk, ()))
        mine = [pair for other in rounds if person.pk in meant[other.pk] for pair in wanted[other.pk]]
        outcomes = _outcomes(person, sorted(mine, key=lambda pair: pair[1].day), reach)
        _count(one, found, person, outcomes)
        if person == example:
            _show(found, person, reach, outcomes)


def _meant(one: Round, on: date, among: list[int]) -> set[int]:
    return set(audience(one, on).filter(pk__in=among).values_list("pk", flat=True))


def _wanted(one: Round, since: date, until: date) -> list[tuple[Slot, Wanted]]:
    cap = cap_for(one, caps_of(one.company))
    return [
        (slot, Wanted(seed_of(slot), slot.day, latest_day(slot), cap)) for slot in upcoming(one, since, until)
    ]


def _outcomes(person: Person, mine: list[tuple[Slot, Wanted]], reach: Reach) -> list[tuple[Slot, Outcome]]:
    """Each round within its own hours; the places that are taken go along."""
    taken: list[date] = []
    found = []
    for slot, wanted in mine:
        hours = within(reach, slot.round.opens, slot.round.closes)
        (outcome,) = place([wanted], hours, person=str(person.pk), taken=taken)
        taken += [outcome.day] if outcome.day else []
        found.append((slot, outcome))
    return found


def _count(one: Round, found: Preview, person: Person, outcomes: list[tuple[Slot, Outcome]]) -> None:
    if not (person.email or Here([person.pk]).reads(one, person)):
        found.left_out[NO_ADDRESS].append(person)
        return
    mine = [outcome for slot, outcome in outcomes if slot.round.pk == one.pk]
    placed = [outcome for outcome in mine if outcome.day]
    weeks = Counter(week_of(outcome.day) for _slot, outcome in outcomes if outcome.day)
    found.messages += len(placed)
    found.most = max(found.most, *weeks.values(), 0)
    if not placed:
        found.left_out[str(mine[0].why if mine else Why.AWAY)].append(person)


def _show(found: Preview, person: Person, reach: Reach, outcomes: list[tuple[Slot, Outcome]]) -> None:
    texts = {row.key: row.text for row in statements_of(person.company)}
    found.person = person
    for slot, outcome in outcomes:
        if outcome.moment and outcome.day and found.first and outcome.day < found.first + timedelta(days=7):
            local = outcome.moment.astimezone(ZoneInfo(reach.zone)).replace(tzinfo=None)
            found.week.append(Example(local, slot.kind, slot.round, texts.get(slot.statement, "")))
