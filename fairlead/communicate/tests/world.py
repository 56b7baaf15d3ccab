"""Invented firms for the promises of a schedule: drawn by a seed, lived through by planner and sender, judged from what was drawn."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays
import numpy as np

from fairlead.communicate import running, setting_hours
from fairlead.communicate.audience import audience
from fairlead.communicate.models import Caps, Hours, Leave, Planned, Slot, company_hours
from fairlead.communicate.planning import plan
from fairlead.communicate.sending import send
from fairlead.communicate.tests.hands import a_round, approve_all, publish, unit
from fairlead.people.models import Person, Post, Spell

ZONES = (
    *("Europe/London", "Europe/Berlin", "Asia/Gaza", "America/New_York", "America/Sao_Paulo", "Asia/Tokyo"),
    *("Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe", "Australia/Sydney", "Pacific/Chatham"),
    *("Pacific/Kiritimati", "Pacific/Pago_Pago", "Africa/Cairo", "Asia/Riyadh", "America/St_Johns"),
    *("America/Havana", "America/Asuncion", "Asia/Beirut", "Africa/Casablanca", "UTC", "Antarctica/Troll"),
)
COUNTRIES = ("", "GB", "DE", "US", "SA", "JP", "NZ", "IN")
WEEKS = ("01234", "60123", "0123", "12345", "0123456", "02")
STARTS = (date(2027, 3, 8), date(2027, 10, 18), date(2026, 12, 14))  # clocks change; the year ends
DAY, EVERY = timedelta(days=1), timedelta(hours=3)


class World:
    """What was drawn is kept here as it was drawn: `hours`, `leave`, `there` by person, `paused` by round."""

    def __init__(self, cast, seat, seed, people, days):
        self.dice, self.seat, self.company = np.random.default_rng(seed), seat, cast.company
        self.first = self.pick(STARTS)
        self.last = self.first + DAY * days
        self.hours, self.leave, self.there, self.paused = {}, {}, {}, {}
        publish(seat)
        approve_all(seat)
        self._firm()
        self._people(people)
        self._rounds()

    def pick(self, some):
        return some[int(self.dice.integers(len(some)))]

    def chance(self, of):
        return self.dice.random() < of

    def any_day(self):
        return self.first + DAY * int(self.dice.integers((self.last - self.first).days))

    def some_hours(self):
        """What one row says; little is in each, so that most comes from the row above."""
        opens = int(self.dice.integers(5, 15))
        every = {
            "zone": self.pick(ZONES), "country": self.pick(COUNTRIES), "week": self.pick(WEEKS),
            "opens": time(opens, 30), "closes": time(opens + int(self.dice.integers(1, 9)), 15),
        }  # fmt: skip
        kept = {name for name in ("zone", "country", "week", "opens") if self.chance(0.5)}
        kept |= {"closes"} if "opens" in kept else set()
        return {name: value for name, value in every.items() if name in kept and value}

    def _firm(self):
        row, self.base = (
            company_hours(self.company),
            {"zone": "UTC", "week": "01234", "opens": time(8, 30), "closes": time(17)},
        )
        self.base |= self.some_hours()
        Hours.objects.filter(pk=row.pk).update(**self.base)
        self.cap = int(self.dice.integers(1, 3)), int(self.dice.integers(1, 5))
        Caps.objects.create(company=self.company, a_day=self.cap[0], a_week=self.cap[1])
        self.units = [unit(self.company, f"Unit {n}") for n in range(6)]
        self.by_unit = [self.some_hours() if self.chance(0.5) else {} for _ in self.units]
        self.by_place = [self.some_hours() if self.chance(0.5) else {} for _ in range(5)]
        for one, said in zip(self.units, self.by_unit, strict=True):
            Hours.objects.create(company=self.company, unit=one, **said)
        for number, said in enumerate(self.by_place):
            Hours.objects.create(company=self.company, place=f"Place {number}", **said)

    def _people(self, many):
        made = Person.objects.bulk_create(
            Person(company=self.company, number=str(n), name=f"Person {n}", email="" if self.chance(0.03) else f"p{n}@oak.example")
            for n in range(many)
        )  # fmt: skip
        for person in made:
            self._person(person)
        Spell.objects.bulk_create(
            Spell(person_id=pk, started=a, ended=b) for pk, (a, b) in self.there.items()
        )
        Leave.objects.bulk_create(
            Leave(person_id=pk, first=a, last=b) for pk, spans in self.leave.items() for a, b in spans
        )

    def _person(self, person):
        at, place = int(self.dice.integers(len(self.units))), int(self.dice.integers(len(self.by_place)))
        own = self.some_hours() if self.chance(0.3) else {}
        if own:
            Hours.objects.create(company=self.company, person=person, **own)
        self.hours[person.pk] = self.base | self.by_unit[at] | self.by_place[place] | own
        hired = self.any_day() if self.chance(0.1) else date(2020, 1, 1)
        left = max(self.any_day(), hired) if self.chance(0.1) else None
        self.there[person.pk] = hired, left
        self.leave[person.pk] = [
            self._span() for _ in range(int(self.dice.integers(3)) if self.chance(0.4) else 0)
        ]
        Post.objects.create(
            person=person, unit=self.units[at], location=f"Place {place}", began=min(hired, self.first), recorded_on=hired
        )  # fmt: skip

    def _span(self):
        first = self.any_day()
        return first, first + DAY * int(self.dice.integers(6))

    def _rounds(self):
        self.rounds = []
        for number in range(int(self.dice.integers(2, 5))):
            opens = int(self.dice.integers(6, 16))
            tells = self.chance(0.5)
            narrow = {"opens": time(opens), "closes": time(opens + 3)} if self.chance(0.3) else {}
            one = a_round(
                self.seat, name=f"Round {number}", tells=tells, practises=not tells or self.chance(0.5),
                rhythm=self.pick(("weekly", "fortnightly", "series")), weekday=int(self.dice.integers(7)),
                series=[0, 2, 5, 11], begins=self.first, ends=self.last, at_most_a_week=int(self.dice.integers(1, 6)),
                units=[str(self.pick(self.units).key) for _ in range(3)] if self.chance(0.4) else [], **narrow,
            )  # fmt: skip
            running.start(seat=self.seat, one=one)
            self.rounds.append(one)
            self.paused[one.pk] = []

    def live(self):
        """Planner and sender every three hours; now and then a round is paused, and somebody notes days away."""
        now = datetime.combine(self.first, time(1), UTC) - DAY
        while now.date() < self.last:
            plan(now)
            send(now)
            self._something(now)
            now += EVERY * (1 if self.chance(0.9) else 4)  # a worker that was down

    def _something(self, now):
        one = self.pick(self.rounds)
        if self.chance(0.02):
            spans = self.paused[one.pk]
            if spans and spans[-1][1] is None:
                running.resume(seat=self.seat, one=one, now=now)
                spans[-1] = spans[-1][0], now
            else:
                running.pause(seat=self.seat, one=one)
                spans.append((now, None))
        if self.chance(0.1):
            person = Person.objects.get(pk=self.pick(list(self.hours)))
            first = now.date() + DAY * 3  # nothing was sent on these days yet, in any zone
            setting_hours.note_leave(seat=self.seat, person=person, first=first, last=first + DAY * 4)
            self.leave[person.pk].append((first, first + DAY * 4))

    def broken(self):
        """How many messages broke which promise, and how many there were."""
        found, days, weeks = Counter(), Counter(), Counter()
        rows = Planned.objects.exclude(message=None).select_related("message", "slot__round")
        for row in rows:
            local = row.message.due_at.astimezone(ZoneInfo(self.hours[row.person_id]["zone"]))
            days[row.person_id, local.date()] += 1
            weeks[row.person_id, local.date() - DAY * local.weekday()] += 1
            found.update(self._wrong(row, local))
        found["over the day"] = sum(n > self.cap[0] for n in days.values())
        found["over the week"] = sum(n > self.cap[1] for n in weeks.values())
        found["without an outcome"] = self._forgotten()
        return len(rows), {name: n for name, n in found.items() if n}

    def _wrong(self, row, local):
        said, (hired, left) = self.hours[row.person_id], self.there[row.person_id]
        day = local.date()
        yield from ["quiet hours"] * (not said["opens"] <= local.time() < said["closes"])
        yield from ["hours of the round"] * (not self._within(row.slot.round, said, local.time()))
        yield from ["day off"] * (str(day.weekday()) not in said["week"])
        yield from ["holiday"] * (day in free_days(said.get("country", ""), day.year))
        yield from ["leave"] * any(first <= day <= last for first, last in self.leave[row.person_id])
        yield from ["not there"] * (not hired <= day <= (left or day))
        yield from ["paused"] * self._in_pause(row.slot.round_id, row.message.due_at)
        yield from ["another day"] * (day != row.day)

    def _in_pause(self, one, at):
        return any(began < at and (ended is None or at < ended) for began, ended in self.paused[one])

    def _within(self, one, said, at):
        opens, closes = max(said["opens"], one.opens or time.min), min(said["closes"], one.closes or time.max)
        return opens >= closes or opens <= at < closes

    def _forgotten(self):
        """People of slots that lie a week back who have no row; weeks that were paused are not made up for."""
        count, always = 0, [pk for pk, spans in self.paused.items() if not spans]
        old = Slot.objects.filter(day__lt=self.last - DAY * 9, round__in=always)
        for slot in old.select_related("round__company"):
            has = set(Planned.objects.filter(slot=slot).values_list("person", flat=True))
            count += sum(pk not in has for pk in audience(slot.round, slot.day).values_list("pk", flat=True))
        return count


@lru_cache(maxsize=64)
def free_days(country, year):
    return frozenset(holidays.country_holidays(country, years=year)) if country else frozenset()
