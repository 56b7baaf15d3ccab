"""The sender: what is due goes into the outbox; once it was sent or not, that is noted, and tellings are counted.

A telling goes out at least once (what people are owed), a practice slot at most once (a nudge).
"""

import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction

from fairlead.communicate import chatting, mailing
from fairlead.communicate.audience import audience, post_of
from fairlead.communicate.chat.queueing import for_member
from fairlead.communicate.choosing import mark, statements_of
from fairlead.communicate.here import Here
from fairlead.communicate.models import Kind, Planned, Slot, State, Version, Wording, WordingKind
from fairlead.communicate.planning import latest_day
from fairlead.communicate.reaching import Reaches, leaves_of, within
from fairlead.communicate.settling import count
from fairlead.communicate.teams import TeamLines
from fairlead.communicate.times import Why, closing, is_reachable, local_day, why_not
from fairlead.outbox.bulk import enqueue_stencilled
from fairlead.outbox.models import Message
from fairlead.outbox.putting_in import put_in
from fairlead.outbox.stencil import Stencil
from fairlead.people.models import Person
from fairlead.plan.models import EditionStatement
from fairlead.plan.wordings.languages import code_of, original_of

BITE = 500
PURPOSE = {Kind.TELLING: "telling", Kind.PRACTICE: "practice"}
PROMISE = {Kind.TELLING: Message.Promise.AT_LEAST_ONCE, Kind.PRACTICE: Message.Promise.AT_MOST_ONCE}
Pairs = Sequence[tuple[Planned, Person]]
LEFT, GONE = "not there any more", "no approved words"


def send(now: datetime, *, seconds: float = 5.0) -> int:
    """What is due now, slot by slot; how many rows were dealt with."""
    until, count = time.monotonic() + seconds, 0
    while time.monotonic() < until and (done := _send_bite(now)):
        count += done
    return count


@transaction.atomic
def _send_bite(now: datetime) -> int:
    due = Planned.objects.filter(
        state=Planned.State.PLANNED, moment__lte=now, slot__round__state=State.RUNNING,
        slot__round__company__is_sample=False,  # nobody is there to get it
    )  # fmt: skip
    first = due.order_by("moment", "pk").values_list("slot", flat=True).first()
    if first is None:
        return 0
    mine = due.filter(slot=first).order_by("moment", "pk")
    if connection.features.has_select_for_update_skip_locked:
        mine = mine.select_for_update(skip_locked=True, of=("self",))
    rows = list(mine[:BITE])
    if rows:
        Batch(Slot.objects.select_related("round__company").get(pk=first), rows, now).send()
    return len(rows)


class Batch:
    """Rows of one slot that are due."""

    def __init__(self, slot: Slot, rows: Sequence[Planned], now: datetime) -> None:
        self.slot, self.rows, self.now, self.kind = slot, rows, now, Kind(slot.kind)
        self.round, self.company = slot.round, slot.round.company
        self.latest, self.statement = latest_day(slot), self._statement()
        self.team_lines = TeamLines(self.company, self.slot.statement)
        self.contacts = chatting.reached(self.round, rows)
        self.until: dict[int, datetime] = {}  # when the hours of each person end

    def send(self) -> None:
        people = self._people()
        reaches = Reaches(self.company, people)
        here = Here(people)
        leaves = leaves_of([row.person_id for row in self.rows], min(row.day for row in self.rows))
        ready, again = [], False
        for row in self.rows:
            person = people.get(row.person_id)
            if person is None:
                row.skip(LEFT)
                continue
            reach = reaches.of(person, post_of(person), leaves.get(person.pk, ()))
            hours = within(reach, self.round.opens, self.round.closes)
            if is_reachable(self.now, hours) and local_day(self.now, reach) == row.day:
                self.until[person.pk] = closing(self.now, hours)
                ready.append((row, person))
            elif why_not(row.day, reach) is Why.AWAY:
                row.skip(str(Why.AWAY))
            elif local_day(self.now, reach) > self.latest:
                row.skip(str(Why.TOO_LATE))
            else:
                row.delete()  # too late for its hours: the planner finds another place, or the reason why there is none
                again = True
        if again:
            Slot.look_again(Slot.objects.filter(pk=self.slot.pk))
        self._stand([pair for pair in ready if here.reads(self.round, pair[1])])
        self._enqueue([pair for pair in ready if not here.reads(self.round, pair[1])])

    def _people(self) -> dict[int, Person]:
        """Who is still meant, each as of the day on which the message goes out."""
        days: dict[date, set[int]] = defaultdict(set)
        found: dict[int, Person] = {}
        for row in self.rows:
            days[row.day].add(row.person_id)
        for day, ids in days.items():
            found |= {person.pk: person for person in audience(self.round, day).filter(pk__in=ids)}
        return found

    def _statement(self) -> EditionStatement | None:
        rows = statements_of(self.company, [self.slot.statement]) if self.slot.statement else []
        return rows[0] if rows else None

    def _enqueue(self, ready: Iterable[tuple[Planned, Person]]) -> None:
        for some, stencil, version in self._by_language(ready):
            self._put(some, stencil, version)

    def _stand(self, ready: Iterable[tuple[Planned, Person]]) -> None:
        """In the web inbox: nothing goes out, so that it is told with this note."""
        told: Counter[tuple[int | None, date]] = Counter()
        for some, _stencil, version in self._by_language(ready):
            for row, _person in some:
                row.version, row.state = version, Planned.State.SENT
                told[row.unit_id, row.day] += 1
            rows = [row for row, _person in some]
            Planned.objects.bulk_update(rows, ["state", "version"], batch_size=200)
        for (unit, day), people in told.items():
            count(self.slot.pk, unit, day, people)

    def _by_language(
        self, ready: Iterable[tuple[Planned, Person]]
    ) -> Iterator[tuple[list[tuple[Planned, Person]], Stencil, Version | None]]:
        """Those of one language together, since they get one letter; for whom there are no words are skipped."""
        alike: dict[str, list[tuple[Planned, Person]]] = defaultdict(list)
        for row, person in ready:
            alike[code_of(person.language) or original_of(self.company)].append((row, person))
        for language, some in alike.items():
            if (cut := self._cut(language)) is None:
                for row, _person in some:
                    row.skip(GONE)
            else:
                yield some, *cut

    def _put(self, some: Pairs, stencil: Stencil, version: Version | None) -> None:
        there = [pair for pair in some if pair[0].person_id in self.contacts]
        mail = [pair for pair in some if pair[0].person_id not in self.contacts]
        self._queued(mail, self._by_mail(mail, stencil), version)
        self._queued(there, self._by_slack(there, version), version)

    def _queued(self, some: Pairs, made: Sequence[Message], version: Version | None) -> None:
        for (row, _person), message in zip(some, made, strict=True):
            row.version, row.state, row.message = version, Planned.State.QUEUED, message
            row.channel = message.channel
        rows = [row for row, _person in some]
        Planned.objects.bulk_update(rows, ["state", "message", "version", "channel"], batch_size=200)

    def _by_mail(self, some: Pairs, stencil: Stencil) -> Sequence[Message]:
        return enqueue_stencilled(
            purpose=PURPOSE[self.kind], stencil=stencil, company=self.company.key, promise=PROMISE[self.kind],
            due_at=self.now, readers=[(person.email, self._values(person)) for _row, person in some],
            not_after=[self.until[person.pk] for _row, person in some],
        )  # fmt: skip

    def _by_slack(self, some: Pairs, version: Version | None) -> Sequence[Message]:
        subject = mailing.subject_of(self.statement if version else None)
        made = [
            for_member(
                self.contacts[person.pk], person.email, purpose=PURPOSE[self.kind], promise=PROMISE[self.kind],
                subject=subject, post=self._post(person, version), now=self.now, not_after=self.until[person.pk],
            )
            for _row, person in some
        ]  # fmt: skip
        return put_in(made)

    def _post(self, person: Person, version: Version | None) -> dict[str, Any]:
        if version is None or self.statement is None:
            return chatting.practice(self.company, code_of(person.language) or original_of(self.company))
        return chatting.telling(self.company, self.statement, version, self._values(person))

    def _values(self, person: Person) -> Mapping[str, str]:
        unit = post.unit if (post := post_of(person)) else None
        line = self.team_lines.of(unit) if self.statement else ""
        return mailing.values_for(person.name, unit, self.company, self.statement, line)

    def _cut(self, language: str) -> tuple[Stencil, Version | None] | None:
        if self.slot.kind == Kind.PRACTICE:
            return mailing.practice(self.company, language), None
        if self.statement is None:
            return None
        version = version_for(self.slot, self.statement, language)
        if version is None:
            return None
        has_lines = bool(self.team_lines.by_unit)
        written = version.wording.language
        return mailing.telling(self.company, self.statement, version, written, has_lines), version


def version_for(slot: Slot, statement: EditionStatement, language: str) -> Version | None:
    """Of the approved words in the reader's language, else in our own, those whose turn it is: the calendar's alone."""
    turn = Slot.objects.filter(round=slot.round, statement=statement.key, number__lt=slot.number).count()
    for code in (language, original_of(slot.round.company)):
        ways = Wording.objects.filter(
            company=slot.round.company, statement=statement.key, language=code,
            kind=WordingKind.MESSAGE, retired_at=None,
        ).order_by("number")  # fmt: skip
        live = [version for way in ways if (version := way.live(mark(statement)))]
        if live:
            return live[turn % len(live)]
    return None
