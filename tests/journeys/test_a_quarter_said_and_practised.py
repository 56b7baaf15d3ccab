"""Issue 6, the whole story: a firm of 40 is told and asked for a quarter, forgets, meets a change, and nobody looks over a shoulder.

The clock is moved, the mail arrives at a real server, answers are POSTs from the page. People are simulated: some know
what they were told, some never do, some come once and forget it.
"""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from fairlead.communicate.choosing import mark, statements_of
from fairlead.communicate.models import Caps, Planned, Round, Wording, company_hours
from fairlead.communicate.planning import plan as plan_ahead
from fairlead.communicate.practice import deck, keeping
from fairlead.communicate.practice.jobs import count_the_quarter
from fairlead.communicate.practice.models import QuarterCount
from fairlead.communicate.practice.sealing import holder_of, key_path
from fairlead.communicate.practice.tests.hands import CALL, HIRE, NEWS, plan, publish, rewrite, token_of
from fairlead.communicate.practice.tokens import read
from fairlead.communicate.sending import send
from fairlead.communicate.settling import settle
from fairlead.communicate.tests.hands import approve_all, at, person, seat_of, unit
from fairlead.communicate.tests.test_a_quarter import letters_to
from fairlead.outbox.tests.post_office import Office
from fairlead.outbox.working import work_once
from fairlead.people.models import Membership, Role, Spell, User
from tests.generative.practising import difference, dump

pytestmark = pytest.mark.django_db
TUESDAY = date(2026, 4, 7)
WEEK = timedelta(weeks=1)
WEEKS, CHANGES = 12, 6
NEW_CALL = "Every placement is called on the third day and after one week, by the one who placed it."
TEAMS = {"North": 13, "South": 13, "Care": 10, "Lab": 4}
RIGHT = {"call@1": CALL, "news@1": NEWS, "hire@1": HIRE}
ASKED = {  # who practises, in which weeks, and from which week on (or until which) he knows it
    "North": (range(8), range(1, WEEKS, 2)), "South": (range(6), range(2, WEEKS, 3)), "Lab": (range(3), range(1, WEEKS, 3)),
}  # fmt: skip


class Firm:
    """Forty people with accounts, their clock, their server, and what was seen of their practice from outside."""

    def __init__(self, cast, monkeypatch):
        self.cast, self.company, self.client = cast, cast.company, Client()
        self.now = at(TUESDAY - timedelta(days=4))
        monkeypatch.setattr(timezone, "now", lambda: self.now)
        plan(cast)
        self.seat = seat_of(cast)
        approve_all(self.seat, ["call", "news", "hire"])
        self._hours()
        self.teams = {name: unit(self.company, name) for name in TEAMS}
        self.people = {name: [self.hire(name, n) for n in range(size)] for name, size in TEAMS.items()}
        self.right, self.log, self.asked, self.left = dict(RIGHT), Counter(), [], []

    def _hours(self):
        hours = company_hours(self.company)
        hours.zone, hours.country, hours.part = "Europe/London", "GB", "ENG"
        hours.save()
        Caps.objects.get_or_create(company=self.company)

    def hire(self, team, number, day=date(2020, 1, 1)):
        user = User.objects.create_user(f"{team.lower()}{number}@oak.example", name=f"{team} {number}")
        Membership.objects.create(user=user, company=self.company, role=Role.EMPLOYEE)
        one = person(self.company, f"{team}{number}", self.teams[team], hired=day, account=user)
        one.email = user.email
        one.save()
        return one

    def start_the_round(self):
        self.client.force_login(self.cast.users[Role.PEOPLE_TEAM])
        slug = self.company.slug
        form = {"name": "Every week", "kinds": ["tells", "practises"], "rhythm": "weekly", "weekday": "1", "series": "",
                "begins": TUESDAY.isoformat(), "ends": (TUESDAY + WEEK * WEEKS).isoformat(), "at_most_a_week": "2"}  # fmt: skip
        self.client.post(reverse("communicate:new-round", args=[slug]), form)
        do = reverse("communicate:round-do", args=[slug, Round.objects.get().key])
        assert self.client.post(do, {"verb": "start"}).status_code == 302

    def live(self, line, week):
        """The working days of a week; the worker takes its turns on the clock of that day."""
        for day in range(4):
            for hour in (1, 12):
                self.now = at(TUESDAY + WEEK * week + timedelta(days=day), hour)
                plan_ahead(self.now)
                send(self.now)
                while work_once(line, "worker", lambda: self.now):
                    pass
                settle(self.now)

    def practise(self, week):
        """Those whose week it is come from the mail, one after the other."""
        for team, (numbers, weeks) in ASKED.items():
            for number in numbers if week in weeks else ():
                self.answer(self.people[team][number], week, knows=number % 3 != 2 and week + number != 7)

    def answer(self, one, week, *, knows):
        address = reverse("practice:now", args=[self.company.slug])
        self.client.force_login(one.account)
        before = dump() if week in (3, 8) else {}
        page = self.client.get(address)
        token = read(token_of(page), self.holder(one))
        said = (
            {"text": self.right[token.lineage] if knows else "I do not know"}
            if token.ask in ("say", "anew")
            else {}
        )
        if token.ask in ("five", "two"):
            said = {"choice": token.right if knows else "0" * 12}
        shown = self.client.post(address, {"token": token_of(page), **said})
        closed = self.client.post(address, {"token": token_of(shown), "had": "no"})
        self.asked.append((one, week, token, page.content.decode(), shown.content.decode()))
        self.log[
            tuple((a.wsgi_request.path, a.status_code, len(a.content)) for a in (page, shown, closed))
        ] += 1
        self.left += difference(before, dump()) if before else ()

    def holder(self, one):
        return holder_of(self.company.key, one.account.key)

    def book(self, one):
        return keeping.notebook_of(self.holder(one))

    def change_call(self):
        rewrite(self.cast, "call", text=NEW_CALL)
        publish(self.cast, why="A week was too late for two of three.")
        (row,) = statements_of(self.company, ["call"])
        for way in Wording.objects.filter(company=self.company, statement="call", kind="message"):
            way.write("It is not as it was. {statement}", self.seat.user, seen=1, mark=mark(row)).approve(
                self.seat.user
            )
        self.right["call@1"] = NEW_CALL


@pytest.fixture
def firm(cast, monkeypatch, settings, tmp_path):
    settings.DATA = tmp_path
    key_path().write_text("5e" * 32)
    key_path().chmod(0o600)
    deck._lines.cache_clear()
    return Firm(cast, monkeypatch)


def test_a_quarter_is_said_and_practised(firm):
    firm.start_the_round()
    leaver = firm.people["Care"][0]
    Spell.objects.filter(person=leaver).update(ended=TUESDAY + WEEK * 6)
    joiner = firm.hire("South", 99, day=TUESDAY + WEEK * 3)
    with Office() as (office, line):
        for week in range(WEEKS):
            if week == CHANGES:
                firm.change_call()
            firm.live(line, week)
            firm.practise(week)
        judge_the_mail(firm, office, leaver, joiner)
    judge_the_caps()
    judge_the_change(firm)
    judge_the_forgetting(firm)
    judge_the_counts(firm)
    judge_what_others_see(firm, office)


def judge_the_mail(firm, office, leaver, joiner):
    assert set(office.taken.values()) == {1}
    stays = letters_to(office, firm.people["North"][1].email)
    subjects = Counter(one["Subject"] for one in stays)
    assert subjects["A minute for where we are going"] == WEEKS
    assert subjects[NEW_CALL] >= 1
    assert subjects[CALL] >= 1
    told = [one["Subject"] for one in stays if one["Subject"] in (CALL, NEW_CALL)]
    assert told == sorted(told, key=[CALL, NEW_CALL].index)
    assert len(stays) == 2 * WEEKS
    assert len(letters_to(office, leaver.email)) == 13  # up to the last day, the seventh Tuesday
    assert len(letters_to(office, joiner.email)) == 2 * (WEEKS - 3)


def judge_the_caps():
    rows = Planned.objects.exclude(state="skipped")
    assert set(rows.values_list("state", flat=True)) == {"sent"}
    assert max(Counter(rows.values_list("person", "day")).values()) == 1
    assert max(Counter(rows.values_list("person", "week")).values()) == 2


def judge_the_change(firm):
    """Who knew the old sentence met the new one first and was told what changed; who had not met it was simply asked."""
    met = {one.pk for one, *_rest in firm.asked if knew_the_old(firm, one)}
    never = {
        one.pk for one, *_rest in firm.asked if not any(t.substance == 1 for t in firm.book(one).of("call@1"))
    }
    first = {}
    for one, week, token, page, shown in firm.asked:
        if week >= CHANGES:
            first.setdefault(one.pk, (token, page, shown))
    knew = [first[pk] for pk in met & first.keys()]
    assert len(knew) >= 5
    assert {token.ask for token, *_pages in knew} == {"anew"}
    assert all(CALL in page and NEW_CALL not in page for _token, page, _shown in knew)
    assert all(
        "What changed since edition 1" in shown and "third day" in shown for _token, _page, shown in knew
    )
    assert "anew" not in {first[pk][0].ask for pk in never & first.keys()}


def knew_the_old(firm, one):
    """Was asked about it before the change, and the answer was scored."""
    return any(turn.substance == 1 and turn.grade for turn in firm.book(one).of("call@1"))


def judge_the_forgetting(firm):
    """What was not named comes back, what was named rests; a notebook says so, to its owner alone."""
    grades = Counter()
    for team, (numbers, _weeks) in ASKED.items():
        for number in numbers:
            book = firm.book(firm.people[team][number])
            assert book.turns
            grades.update((number % 3 != 2, turn.grade) for turn in book.turns if turn.grade)
    assert grades[False, 1] > grades[False, 3]
    assert grades[True, 3] > grades[True, 1] > 0


def judge_the_counts(firm):
    """Once the quarter is over: told where five or more practised, withheld where they were three."""
    firm.now = datetime(2026, 7, 1, 3, tzinfo=UTC)
    count_the_quarter(firm.now)
    rows = QuarterCount.objects.filter(release__quarter="2026-Q2")
    assert rows.exists()
    assert rows.filter(why_hidden="", unit="").exists()
    assert not rows.filter(why_hidden="", unit="Lab").exists()
    assert not rows.filter(statement="sell").exists()
    assert count_the_quarter(firm.now) == "2026-Q2 is counted."


def judge_what_others_see(firm, office):
    """Every visit left the same line in the log; no table but the notebooks changed; no invitation names a sentence."""
    assert len(firm.log) == 1, firm.log
    assert firm.left == []
    texts = (CALL, NEWS, HIRE, NEW_CALL)
    asks = [one for one in office.letters if b"A minute for where we are going" in one]
    assert len(asks) > 400
    assert not any(text.encode() in one for one in asks for text in texts)
    assert not Planned.objects.filter(slot__kind="practice").exclude(slot__statement="").exists()
