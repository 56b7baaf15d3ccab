"""A round that uses chat: to whom it goes where, what falls back to mail, and what never changes by it."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from fairlead.communicate.chat import services as chat
from fairlead.communicate.chat.ending import end
from fairlead.communicate.chat.jobs import match
from fairlead.communicate.chat.models import Connection, Contact, Kind
from fairlead.communicate.chat.tests.servers import (
    SIGNING,
    TOKEN,
    SlackServer,
    error,
    serving,
    status,
    too_many,
)
from fairlead.communicate.models import ChannelPost, Planned, Telling
from fairlead.communicate.planning import plan
from fairlead.communicate.posting import post
from fairlead.communicate.sending import send
from fairlead.communicate.settling import settle
from fairlead.communicate.testing import send_test
from fairlead.communicate.tests.hands import TEXTS, TUESDAY, a_firm, a_round, at, person, unit
from fairlead.config.channels import CHANNELS
from fairlead.journal.models import Entry
from fairlead.outbox.models import Lane, Message
from fairlead.outbox.stops import Why, stop
from fairlead.outbox.working import work_once
from fairlead.people.erasing import erase

DUE = at(TUESDAY, 12)


class Mail:
    """Takes every letter."""

    def __init__(self):
        self.taken = []

    def send(self, sender, to, content):
        self.taken.append((to, content))

    def close(self):
        pass


@pytest.fixture
def mail():
    return Mail()


@pytest.fixture
def firm(cast, workspace, slack):
    """Three people; two of them are in the workspace."""
    seat, people = a_firm(cast)
    slack.members |= {"p0@oak.example": "U0000", "p1@oak.example": "U0001"}
    match(at(TUESDAY, 0))
    return seat, people


def start(seat, **other):
    one = a_round(seat, in_slack=True, **other)
    one.step("started", seat.user)
    return one


def outbox(mail, now, times=3):
    for _turn in range(times):
        for name, made in {**CHANNELS, "mail": lambda: mail}.items():
            work_once(made(), "w1", lambda: now, name)


def turn(mail, now):
    plan(now)
    send(now)
    post(now)
    outbox(mail, now)
    settle(now)


def states():
    return dict(Planned.objects.order_by("person").values_list("person__number", "state"))


def test_who_is_known_in_slack_reads_it_there_and_who_is_not_gets_mail(firm, slack, mail):
    start(firm[0])
    plan(at(TUESDAY - timedelta(days=1)))
    turn(mail, DUE)
    assert sorted(post["channel"] for post in slack.posts) == ["U0000", "U0001"]
    assert [to for to, _content in mail.taken] == ["p2@oak.example"]
    assert set(states().values()) == {"sent"}
    assert Telling.objects.get().people == 3  # one telling, however it came
    said = json.dumps(slack.posts)
    assert TEXTS[0] in said
    assert "Branch leads" in said


def test_a_round_by_mail_alone_asks_slack_nothing(firm, slack, mail):
    one = a_round(firm[0])
    one.step("started", firm[0].user)
    plan(at(TUESDAY - timedelta(days=1)))
    turn(mail, DUE)
    assert (slack.posts, len(mail.taken)) == ([], 3)


def test_who_asked_for_mail_gets_mail(firm, slack, mail):
    chat.choose(person=firm[1][0], reads="mail")
    start(firm[0])
    plan(at(TUESDAY - timedelta(days=1)))
    turn(mail, DUE)
    assert [post["channel"] for post in slack.posts] == ["U0001"]
    assert sorted(to for to, _content in mail.taken) == ["p0@oak.example", "p2@oak.example"]


def test_who_left_the_list_is_not_written_to_in_slack_instead(firm, slack, mail, cast):
    stop(address="p0@oak.example", company=cast.company.key, why=Why.UNSUBSCRIBED, now=DUE)
    start(firm[0])
    plan(at(TUESDAY - timedelta(days=1)))
    turn(mail, DUE)
    assert [post["channel"] for post in slack.posts] == ["U0001"]
    assert states()["0"] == "unsent"


def test_an_address_that_bounces_does_not_keep_slack(firm, slack, mail):
    stop(address="p0@oak.example", why=Why.HARD, now=DUE)
    start(firm[0])
    plan(at(TUESDAY - timedelta(days=1)))
    turn(mail, DUE)
    assert "U0000" in [post["channel"] for post in slack.posts]


def test_a_person_whom_slack_refuses_gets_mail_in_the_same_place(firm, slack, mail):
    slack.closed.add("U0000")
    start(firm[0])
    plan(at(TUESDAY - timedelta(days=1)))
    before = list(Planned.objects.order_by("person").values_list("pk", "day", "of_day", "of_week"))
    turn(mail, DUE)
    assert states() == {"0": "planned", "1": "sent", "2": "sent"}
    turn(mail, DUE + timedelta(minutes=1))
    assert sorted(to for to, _content in mail.taken) == ["p0@oak.example", "p2@oak.example"]
    assert set(states().values()) == {"sent"}
    assert list(Planned.objects.order_by("person").values_list("pk", "day", "of_day", "of_week")) == before
    assert Telling.objects.get().people == 3
    assert not Message.objects.filter(state="dead").exists()  # it did go out
    assert Contact.objects.get(person=firm[1][0]).how == "gone"


@pytest.mark.parametrize("code", ["token_revoked", "invalid_blocks"])
def test_when_slack_ends_or_takes_no_message_everybody_gets_mail_once(firm, slack, mail, code):
    slack.turns.extend([error(code)] * 2)
    start(firm[0])
    plan(at(TUESDAY - timedelta(days=1)))
    for minute in range(4):
        turn(mail, DUE + timedelta(minutes=minute))
    assert slack.posts == []
    assert sorted(to for to, _content in mail.taken) == [f"p{n}@oak.example" for n in range(3)]
    assert Entry.objects.filter(what="chat ended").count() == (code == "token_revoked")


def test_what_falls_back_after_the_hours_goes_on_another_day_and_never_outside_them(firm, slack, mail):
    slack.turns.extend([error("channel_not_found")] * 2)
    start(firm[0])
    plan(at(TUESDAY - timedelta(days=1)))
    turn(mail, DUE)
    turn(mail, at(TUESDAY, 20))
    plan(at(TUESDAY, 20, 1))
    assert [to for to, _content in mail.taken] == ["p2@oak.example"]
    assert set(Planned.objects.exclude(state="sent").values_list("day", flat=True)) == {
        TUESDAY + timedelta(days=1)
    }


def test_a_429_holds_the_lane_and_nothing_is_lost_or_early(firm, slack, mail):
    slack.turns.append(too_many("90"))
    start(firm[0])
    plan(at(TUESDAY - timedelta(days=1)))
    turn(mail, DUE)
    assert slack.posts == []
    assert Lane.objects.get().waits_until == DUE + timedelta(seconds=90)
    turn(mail, DUE + timedelta(seconds=89))
    assert slack.posts == []
    turn(mail, DUE + timedelta(seconds=91))
    assert sorted(post["channel"] for post in slack.posts) == ["U0000", "U0001"]
    assert set(states().values()) == {"sent"}


def test_a_practice_slot_says_no_statement_anywhere_and_is_never_sent_twice(firm, slack, mail):
    slack.turns.append(status(500))
    start(firm[0], tells=False, practises=True)
    plan(at(TUESDAY - timedelta(days=1)))
    plan(DUE)
    send(DUE)
    rows = Message.objects.filter(channel="slack")
    kept = "".join(f"{row.subject} {bytes(row.content).decode()} {row.to} {row.purpose}" for row in rows)
    outbox(mail, DUE)
    settle(DUE)
    outbox(mail, DUE + timedelta(days=2))
    said = kept + json.dumps(slack.posts)
    assert len(rows) == 2
    for text in TEXTS:
        assert text not in said
        assert not [word for word in text.split() if len(word) > 6 and word in said]
    bodies = [{k: v for k, v in json.loads(row)["post"].items() if k != "channel"} for row in _contents(rows)]
    assert bodies[1:] == bodies[:-1]  # the same for everybody
    assert sorted(states().values()) == ["sent", "sent", "unknown"]
    assert len(slack.posts) == 1


def _contents(rows):
    return [bytes(row.content) for row in rows if row.content] or [b'{"post": {}}']


def test_a_test_of_a_round_comes_as_the_round_would(firm, slack, mail):
    seat, people = firm
    one = a_round(seat, in_slack=True, practises=True)
    send_test(seat=seat, one=one)
    outbox(mail, timezone.now() + timedelta(minutes=1))
    assert (slack.posts, len(mail.taken)) == ([], 2)  # who asks is no person here
    people[0].link(seat.user)
    send_test(seat=seat, one=one)
    outbox(mail, timezone.now() + timedelta(minutes=1))
    assert [post["channel"] for post in slack.posts] == ["U0000"] * 2
    assert len(mail.taken) == 2
    assert not Planned.objects.exists()


def test_erasing_a_person_takes_what_waits_in_chat_too(firm, slack, mail, cast):
    start(firm[0])
    plan(at(TUESDAY - timedelta(days=1)))
    send(DUE)
    assert Message.objects.filter(channel="slack").count() == 2
    erase(person=firm[1][0], by=firm[0].user)
    outbox(mail, DUE)
    assert [post["channel"] for post in slack.posts] == ["U0001"]


class Strict(SlackServer):
    """So many posts in each minute of its own clock; then 429. Who comes again before the time that he was told is early."""

    def __init__(self, a_minute):
        super().__init__()
        self.a_minute, self.now, self.early = a_minute, DUE, 0
        self.until, self.left = DUE, a_minute

    def _post(self, handler):
        if self.now < self.until and self.left <= 0:
            self.early += 1
        if self.now >= self.until:
            self.left = self.a_minute
        if not self.left:
            handler.say(429, {"ok": False, "error": "ratelimited"}, Retry_After="0")
            return
        self.left -= 1
        if not self.left:
            self.until = self.now + timedelta(seconds=60)
            handler.server.turns.append(too_many("60"))
        super()._post(handler)


def test_hundreds_of_messages_into_a_strict_workspace_none_lost_none_early_none_twice(cast, settings, mail):
    with serving(Strict(50)) as server:
        settings.SLACK_API = server.address
        settings.CHAT_HOSTS = frozenset({("127.0.0.1", server.port)})
        seat, people = a_firm(cast, people=210)
        workspace = Connection(company=cast.company, kind=Kind.SLACK)
        workspace.connect(name="Oak", by=seat.user, token=TOKEN, signing=SIGNING)
        server.members = {one.email: f"U{one.pk:05}" for one in people}
        Contact.objects.bulk_create(
            Contact(connection=workspace, person=one, how="found", member=f"U{one.pk:05}", address=one.email)
            for one in people
        )
        start(seat)
        plan(at(TUESDAY - timedelta(days=1)))
        send(DUE)
        for second in range(0, 300, 10):
            server.now = DUE + timedelta(seconds=second)
            outbox(mail, server.now)
        settle(DUE)
    assert sorted(post["channel"] for post in server.posts) == sorted(server.members.values())
    assert (server.early, mail.taken) == (0, [])
    assert set(states().values()) == {"sent"}


@pytest.fixture
def channel(cast, firm, teams):
    made = Connection(company=cast.company, kind=Kind.TEAMS, unit=unit(cast.company, "Sales"))
    made.connect(name="Sales", by=firm[0].user, address=f"{teams.address}workflows/x?sig=hush")
    Connection.objects.filter(pk=made.pk).update(made_at=at(TUESDAY - timedelta(days=9)))
    return made


def test_a_telling_is_posted_once_in_the_channel_of_its_unit_and_practice_never(firm, channel, teams, mail):
    start(firm[0], in_teams=True, practises=True)
    for day in range(5):
        for hour in (3, 9, 12, 20):
            turn(mail, at(TUESDAY + timedelta(days=day), hour))
    (card,) = teams.posts
    assert TEXTS[0] in json.dumps(card)
    assert ChannelPost.objects.get().day == TUESDAY
    assert Telling.objects.count() == 1  # it is the same telling


@pytest.mark.parametrize("hour", [3, 8, 20])
def test_nothing_is_posted_outside_the_hours_of_the_unit(firm, channel, teams, mail, hour):
    start(firm[0], in_teams=True)
    turn(mail, at(TUESDAY, hour))
    assert teams.posts == []


def test_a_post_that_was_held_up_past_the_hours_is_made_once_on_the_next_day_and_not_at_night(
    firm, channel, teams, mail
):
    start(firm[0], in_teams=True)
    plan(at(TUESDAY - timedelta(days=1)))
    post(at(TUESDAY, 16))
    for hour in (22, 23):
        outbox(mail, at(TUESDAY, hour))
        settle(at(TUESDAY, hour))
    assert teams.posts == []
    for hour in (9, 12):
        turn(mail, at(TUESDAY + timedelta(days=1), hour))
    assert len(teams.posts) == 1
    assert ChannelPost.objects.get().day == TUESDAY + timedelta(days=1)


def test_a_channel_in_which_others_read_too_gets_nothing(firm, channel, teams, mail, cast):
    north = unit(cast.company, "North", above=unit(cast.company, "Sales"))
    person(cast.company, 9, north)
    start(firm[0], in_teams=True, units=[str(north.key)])
    start(firm[0], in_teams=True, joined_since=TUESDAY)
    turn(mail, DUE)
    assert teams.posts == []


def test_two_rounds_on_one_day_post_on_two_days(firm, channel, teams, mail):
    start(firm[0], in_teams=True)
    start(firm[0], in_teams=True, name="Another")
    for day in range(3):
        turn(mail, at(TUESDAY + timedelta(days=day), 12))
    assert list(ChannelPost.objects.order_by("day").values_list("day", flat=True)) == [
        TUESDAY,
        TUESDAY + timedelta(days=1),
    ]


def test_a_workflow_that_is_gone_ends_the_channel_and_people_still_get_theirs(
    firm, channel, teams, slack, mail
):
    teams.turns.append(status(404))
    start(firm[0], in_teams=True)
    plan(at(TUESDAY - timedelta(days=1)))
    turn(mail, DUE)
    channel.refresh_from_db()
    assert (channel.state, channel.ended_why) == ("ended", "gone")
    assert set(states().values()) == {"sent"}


def test_disconnecting_sends_what_waits_by_mail(firm, slack, mail, cast):
    start(firm[0])
    plan(at(TUESDAY - timedelta(days=1)))
    send(DUE)
    end(Connection.objects.get(kind=Kind.SLACK), "by-hand", firm[0].user.key)
    for minute in range(3):
        turn(mail, DUE + timedelta(minutes=minute))
    assert (slack.posts, len(mail.taken)) == ([], 3)
