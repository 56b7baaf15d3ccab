"""The sender: what is due goes into the outbox; once it was sent or not, that is noted, and tellings are counted.

A telling goes out at least once (what people are owed), a practice slot at most once (a nudge).
"""

import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import connection, transaction

from fairlead.communicate import mailing
from fairlead.communicate.audience import audience, post_of
from fairlead.communicate.choosing import mark, statements_of
from fairlead.communicate.languages import code_of, own_language
from fairlead.communicate.models import Kind, Planned, Slot, State, Version, Wording, WordingKind
from fairlead.communicate.reaching import Reaches, leaves_of, within
from fairlead.communicate.times import Why, is_reachable, why_not
from fairlead.outbox.bulk import enqueue_many
from fairlead.outbox.errors import UnableToAddress
from fairlead.outbox.models import Message
from fairlead.outbox.stencil import Stencil
from fairlead.people.models import Person
from fairlead.plan.models import EditionStatement

BITE = 500
PURPOSE = {Kind.TELLING: "telling", Kind.PRACTICE: "practice"}
PROMISE = {Kind.TELLING: Message.Promise.AT_LEAST_ONCE, Kind.PRACTICE: Message.Promise.AT_MOST_ONCE}
LEFT, GONE, BAD_ADDRESS = "not there any more", "no approved words", "address"


def send(now: datetime, *, seconds: float = 5.0) -> int:
    """What is due now, slot by slot; how many rows were dealt with."""
    until, count = time.monotonic() + seconds, 0
    while time.monotonic() < until and (done := _send_bite(now)):
        count += done
    return count


@transaction.atomic
def _send_bite(now: datetime) -> int:
    due = Planned.objects.filter(
        state=Planned.State.PLANNED, moment__lte=now, slot__round__state=State.RUNNING
    )
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
        self.slot, self.rows, self.now = slot, rows, now
        self.round, self.company = slot.round, slot.round.company
        self.statement = self._statement()
        self.stencils: dict[str, tuple[Stencil, Version | None] | None] = {}

    def send(self) -> None:
        people, reaches = self._people(), Reaches(self.company)
        leaves = leaves_of([row.person_id for row in self.rows], min(row.day for row in self.rows))
        ready = []
        for row in self.rows:
            person = people.get(row.person_id)
            if person is None:
                row.skip(LEFT)
                continue
            reach = reaches.of(person, post_of(person), leaves.get(person.pk, ()))
            if is_reachable(self.now, within(reach, self.round.opens, self.round.closes)):
                ready.append((row, person))
            elif why_not(row.day, reach) is Why.AWAY:
                row.skip(str(Why.AWAY))
            else:
                row.delete()  # too late for its hours: the planner finds another place, or the reason why there is none
        self._enqueue(ready)

    def _people(self) -> dict[int, Person]:
        """Who is still meant, each as of the day on which the message goes out."""
        days, found = defaultdict(set), {}
        for row in self.rows:
            days[row.day].add(row.person_id)
        for day, ids in days.items():
            found |= {person.pk: person for person in audience(self.round, day).filter(pk__in=ids)}
        return found

    def _statement(self) -> EditionStatement | None:
        rows = statements_of(self.company, [self.slot.statement]) if self.slot.statement else []
        return rows[0] if rows else None

    def _enqueue(self, ready: Iterable[tuple[Planned, Person]]) -> None:
        letters = []
        for row, person in ready:
            found = self._stencil(code_of(person.language) or own_language())
            if found is None:
                row.skip(GONE)
                continue
            unit = post.unit if (post := post_of(person)) else None
            values = mailing.values_for(person, unit, self.company, self.statement)
            try:
                letters.append((row, person, found[1], found[0].fill(person.email, values)))
            except UnableToAddress:
                row.skip(BAD_ADDRESS)
        self._put(letters)

    def _put(self, letters: list[tuple[Planned, Person, Version | None, tuple[str, bytes]]]) -> None:
        kind = Kind(self.slot.kind)
        made = enqueue_many(
            purpose=PURPOSE[kind], subject=mailing.subject_of(self.statement), company=self.company.key,
            promise=PROMISE[kind], due_at=self.now,
            letters=[(person.email, *letter) for _row, person, _version, letter in letters],
        )  # fmt: skip
        for (row, _person, version, _letter), message in zip(letters, made, strict=True):
            row.version, row.state, row.message = version, Planned.State.QUEUED, message
        Planned.objects.bulk_update(
            [row for row, *_ in letters], ["state", "message", "version"], batch_size=200
        )

    def _stencil(self, language: str) -> tuple[Stencil, Version | None] | None:
        if language not in self.stencils:
            self.stencils[language] = self._cut(language)
        return self.stencils[language]

    def _cut(self, language: str) -> tuple[Stencil, Version | None] | None:
        if self.slot.kind == Kind.PRACTICE:
            return mailing.practice(self.company, language), None
        if self.statement is None:
            return None
        version = version_for(self.slot, self.statement, language)
        return (
            (mailing.telling(self.company, self.statement, version, version.wording.language), version)
            if version
            else None
        )


def version_for(slot: Slot, statement: EditionStatement, language: str) -> Version | None:
    """Of the approved words in the reader's language, else in our own, those whose turn it is: the calendar's alone."""
    turn = Slot.objects.filter(round=slot.round, statement=statement.key, number__lt=slot.number).count()
    for code in (language, own_language()):
        ways = Wording.objects.filter(
            company=slot.round.company, statement=statement.key, language=code,
            kind=WordingKind.MESSAGE, retired_at=None,
        ).order_by("number")  # fmt: skip
        live = [version for way in ways if (version := way.live(mark(statement)))]
        if live:
            return live[turn % len(live)]
    return None
