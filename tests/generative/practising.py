"""A firm that practises for some weeks, and all that lies about outside of the notebooks while it does."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

import numpy as np
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from fairlead.communicate.practice.models import Sealed
from fairlead.communicate.practice.sealing import holder_of
from fairlead.communicate.practice.tests import hands
from fairlead.communicate.practice.tests.hands import Clock, answer_to, at, token_of
from fairlead.communicate.practice.tokens import read
from fairlead.communicate.tests.hands import a_round, approve_all, live, person, seat_of, unit
from fairlead.core.memory import Grade
from fairlead.home.views.metrics import lines
from fairlead.people.models import Membership, Role, User
from fairlead.people.tests.matrix import Cast

NEW_EACH_TIME = re.compile(r'(?<=name="csrfmiddlewaretoken" value=")[^"]+')
SIGNED_IN = "_auth_user"  # what a session holds of everybody who signs in


@dataclass
class Visit:
    """What an attacker has of one opening of the page, and, apart, the truth."""

    person: int
    week: int
    log: list[tuple[str, int, int]] = field(default_factory=list)  # path, status, bytes
    left: tuple[str, ...] = ()  # what differs between the dumps before and after, but for the notebooks
    named: bool | None = None  # None: nothing was scored


Leak = Callable[[Client, Visit], None]


def nothing(client: Client, visit: Visit) -> None:
    """No leak is planted."""


@dataclass
class Practising:
    """People differ in what they know, so what is due differs; when they come does not hang on it."""

    cast: Cast
    clock: Clock
    people: int
    weeks: int
    leak: Leak = nothing
    asks_stories: bool = True  # whether the button under a story is pressed, as under all else
    seed: int = 6

    def __post_init__(self) -> None:
        self.rng = np.random.default_rng(self.seed)
        self.users = [self._user(number) for number in range(self.people)]
        self.knowing = self.rng.choice([0.15, 0.9], self.people)
        self.client, self.eyes = Client(), Client()

    def _user(self, number: int) -> User:
        user = User.objects.create_user(f"p{number}@oak.example", name=f"P {number}")
        user.key = UUID(int=2**64 + number)
        user.save()
        Membership.objects.create(user=user, company=self.cast.company, role=Role.EMPLOYEE)
        return user

    def run(self) -> list[Visit]:
        return [self._visit(person, week) for week in range(self.weeks) for person in range(self.people)]

    def _visit(self, person: int, week: int) -> Visit:
        self.clock.on(7 * week)
        self.clock.now += timedelta(minutes=int(self.rng.integers(480)))
        visit, knows = Visit(person, week), bool(self.rng.random() < self.knowing[person])
        self.client.force_login(self.users[person])
        self.eyes.force_login(self.cast.users[Role.OWNER])  # a session is over after two weeks
        before = self._seen()
        self._practise(visit, person, knows)
        self.leak(self.client, visit)
        visit.left = difference(before, self._seen())
        return visit

    def _seen(self) -> dict[str, dict[str, str]]:
        """All tables, the figures, and the page *Status* as an owner has it."""
        answer = self.eyes.get(reverse("home:status", args=[self.cast.company.slug]))
        assert answer.status_code == 200
        page = NEW_EACH_TIME.sub("", answer.content.decode())
        return dump() | {"status": dict(enumerate(page.splitlines()))}

    def _practise(self, visit: Visit, person: int, knows: bool) -> None:
        holder = holder_of(self.cast.company.key, self.users[person].key)
        page = self._noted(visit, self.client.get(at(self.cast)))
        token = read(token_of(page), holder)
        if token.ask == "story" and not self.asks_stories:
            return
        sent = {"token": token_of(page), **answer_to(token, knows=knows)}
        shown = self._noted(visit, self.client.post(at(self.cast), sent))
        turns = hands.keeping.notebook_of(holder).of(token.lineage)
        if token.ask != "story" and turns[-1].grade:
            visit.named = turns[-1].grade >= Grade.NAMED
        if b'name="token"' in shown.content:
            self._noted(visit, self.client.post(at(self.cast), {"token": token_of(shown), "had": "no"}))

    @staticmethod
    def _noted(visit: Visit, answer):
        visit.log.append((answer.wsgi_request.path, answer.status_code, len(answer.content)))
        return answer


def dump() -> dict[str, dict[str, str]]:
    """Every table but the notebooks: rows by id, as the database gives them. Sessions are read: they are signed and not sealed."""
    tables = [model for model in apps.get_models(include_auto_created=True) if model is not Sealed]
    found = {one._meta.db_table: rows_of(one._meta.db_table) for one in tables}
    found["metrics"] = dict(enumerate(lines(timezone.now())))
    found["django_session"] = {one.pk: _said(one) for one in Session.objects.all()}
    return found


def rows_of(table: str) -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}"')
        return {str(key): repr(said) for key, *said in cursor.fetchall()}


def _said(session: Session) -> str:
    return repr({key: value for key, value in session.get_decoded().items() if not key.startswith(SIGNED_IN)})


def difference(before, after) -> tuple[str, ...]:
    """What was added, changed or taken out; of the rows of others nothing changes meanwhile."""
    found = []
    for table, rows in after.items():
        old = before[table]
        found += [f"{table}: {row}" for key, row in rows.items() if old.get(key) != row]
        found += [f"{table} lost a row" for key in old if key not in rows]
    return tuple(sorted(found))


@dataclass
class AndReading(Practising):
    """The same people, in a round that tells and invites; after practice they open the page of what was said to them."""

    def __post_init__(self) -> None:
        super().__post_init__()
        seat, sales = seat_of(self.cast), unit(self.cast.company, "Sales")
        approve_all(seat)
        for number, user in enumerate(self.users):
            person(self.cast.company, number, sales, account=user)
        begins = self._monday(-1)
        a_round(
            seat, practises=True, weekday=0, begins=begins, ends=begins + timedelta(weeks=self.weeks + 2)
        ).step("started", seat.user)

    def _monday(self, week: int) -> date:
        return hands.MONDAY.date() + timedelta(weeks=week)

    def run(self) -> list[Visit]:
        found = []
        for week in range(self.weeks):
            self.clock.on(7 * week)
            live(self._monday(week - 1), self._monday(week - 1) + timedelta(days=3), hours=(9, 12))
            found += [self._visit(number, week) for number in range(self.people)]
        return found

    def _practise(self, visit: Visit, person: int, knows: bool) -> None:
        super()._practise(visit, person, knows)
        page = self._noted(
            visit, self.client.get(reverse("communicate:inbox", args=[self.cast.company.slug]))
        )
        sent = {"until": str(page.context["until"])}
        self._noted(visit, self.client.post(reverse("communicate:read", args=[self.cast.company.slug]), sent))
        self._noted(visit, self.client.get(reverse("home:company", args=[self.cast.company.slug])))
