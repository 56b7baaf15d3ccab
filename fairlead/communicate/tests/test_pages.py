"""A person sets a round, mends words, says something, looks at the dose; without JavaScript."""

import re
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from fairlead.communicate import telling_file
from fairlead.communicate.choosing import mark, statements_of
from fairlead.communicate.dose import dose, telling_rows
from fairlead.communicate.models import Caps, Caution, Hours, Leave, Round, RoundEvent, Telling, Wording
from fairlead.communicate.tests.hands import a_firm, a_round, approve_all, person, publish, seat_of, unit
from fairlead.journal.models import Entry
from fairlead.outbox.models import Message
from fairlead.people.models import Role

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def page(client, cast):
    """`page(name, data)`: a GET without data, else a POST; as the owner unless somebody else was signed in."""
    client.force_login(cast.users[Role.OWNER])

    def call(name, data=None, **at):
        where = reverse(f"communicate:{name}", kwargs={"company": cast.company.slug} | at)
        return client.get(where) if data is None else client.post(where, data)

    return call


def text(answer):
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def typed(**other):
    return {
        "name": "The plan, every week", "kinds": ["tells"], "rhythm": "weekly", "weekday": "1", "series": "0, 3, 10",
        "begins": TODAY.isoformat(), "ends": (TODAY + timedelta(weeks=8)).isoformat(), "at_most_a_week": "2",
    } | other  # fmt: skip


def test_a_round_is_set_looked_at_in_numbers_and_as_a_week_and_only_then_started(cast, page):
    _seat, (_ann, away, bare) = a_firm(cast)
    bare.email = ""
    bare.save()
    Leave.objects.create(person=away, first=TODAY, last=TODAY + timedelta(days=60))
    answer = page("new-round", typed())
    one = Round.objects.get()
    assert answer["Location"].endswith(f"/rounds/{one.key}/")
    seen = text(page("round", key=one.key))
    assert "not started" in seen
    assert "People 3" in seen
    assert "Messages a week from this round 1 " in seen
    assert "limits: 1 a day, 2 a week" in seen
    assert "1, no mail address is known: Person 2" in seen
    assert "1, away on the day: Person 1" in seen
    assert "The first week of Person 0" in seen
    assert "Call every placement after one week." in seen
    assert not Message.objects.exists()
    page("round-do", {"verb": "start"}, key=one.key)
    one.refresh_from_db()
    assert one.state == "running"
    assert [e.did for e in RoundEvent.objects.all()] == ["started", "made"]
    assert "round started" in set(Entry.objects.values_list("what", flat=True))


def test_what_was_typed_wrong_is_told_and_kept(cast, page):
    a_firm(cast)
    answer = page(
        "new-round", typed(kinds=[], ends="2020-01-01", series="soon", opens="10:00", closes="09:00")
    )
    assert answer.status_code == 422
    seen = text(answer)
    for sentence in (
        "Choose one or both",
        "Choose a day after the first",
        "Write numbers of days",
        "Choose an hour after",
    ):
        assert sentence in seen
    assert 'value="soon"' in answer.content.decode()
    assert not Round.objects.exists()


def test_a_round_without_approved_words_does_not_start(cast, page):
    seat = seat_of(cast)
    publish(seat)
    one = a_round(seat)
    answer = page("round-do", {"verb": "start"}, key=one.key)
    assert answer.status_code == 409
    assert "No words are approved yet" in text(answer)


def test_a_second_click_on_start_is_told_that_it_runs_already(cast, page):
    seat, _people = a_firm(cast)
    one = a_round(seat)
    assert page("round-do", {"verb": "start"}, key=one.key).status_code == 302
    assert page("round-do", {"verb": "start"}, key=one.key).status_code == 409
    for verb, state in (("pause", "paused"), ("resume", "running"), ("end", "ended")):
        page("round-do", {"verb": verb}, key=one.key)
        one.refresh_from_db()
        assert one.state == state
    assert page("round-change", typed(), key=one.key).status_code == 409


def test_a_change_keeps_what_was_set_before(cast, page):
    seat, _people = a_firm(cast)
    one = a_round(seat)
    page("round-change", typed(name="Every second week", rhythm="fortnightly"), key=one.key)
    one.refresh_from_db()
    assert (one.name, one.rhythm) == ("Every second week", "fortnightly")
    assert RoundEvent.objects.first().was["rhythm"] == "weekly"


def test_send_me_a_test_goes_to_who_asks_and_is_counted_nowhere(cast, page):
    seat, _people = a_firm(cast)
    one = a_round(seat, practises=True)
    page("round-test", {}, key=one.key)
    sent = Message.objects.order_by("pk")
    assert [m.to for m in sent] == ["owner@oak.example"] * 2
    letter = message_from_bytes(bytes(sent[0].content), policy=policy.default)
    assert "Dear Sam," in letter.get_body(("plain",)).get_content()
    assert not Telling.objects.exists()


def test_drafts_are_proposed_from_the_statement_and_used_once_approved(cast, page):
    seat = seat_of(cast)
    publish(seat)
    page("draft-words", {})
    row = statements_of(cast.company)[0]
    ways = Wording.objects.filter(statement=row.key, kind="message")
    texts = [way.last.text for way in ways]
    assert texts == [
        "{statement}\n\nWhy: two of three quit early.",
        "{statement}\n\nHow we will know: share called, 95 %.",
    ]
    assert ways[0].live(mark(row)) is None
    page("approve-words", {}, pk=ways[0].last.pk)
    assert ways[0].live(mark(row)) == ways[0].last
    assert "approved by Sam owner" in text(page("statement-words", key=row.key))


@pytest.mark.parametrize("wrong", ["{boss}", "Dear {0.__class__}", "{first_name!r}"])
def test_a_field_that_is_none_is_refused_with_its_name_and_what_was_typed_stays(cast, page, wrong):
    a_firm(cast)
    answer = page("write-words", {"text": wrong, "seen": 0}, key=statements_of(cast.company)[0].key)
    assert answer.status_code == 422
    assert "is no field" in text(answer)
    assert wrong in answer.content.decode()


def test_of_two_who_mend_the_same_words_none_loses_a_text(cast, page):
    a_firm(cast)
    row = statements_of(cast.company)[0]
    way = Wording.objects.filter(statement=row.key, kind="message").first()
    mine = {"way": way.pk, f"w{way.pk}-text": "Mine: {statement}", f"w{way.pk}-seen": 1}
    assert page("write-words", mine, key=row.key).status_code == 302
    answer = page("write-words", mine | {f"w{way.pk}-text": "Yours: {statement}"}, key=row.key)
    assert answer.status_code == 409
    assert "Yours: {statement}" in answer.content.decode()
    assert way.last.text == "Mine: {statement}"
    assert way.versions.count() == 2


def test_a_manager_says_it_before_a_unit_below_and_nowhere_else(cast, page, client):
    a_firm(cast, people=0)
    sales, care = unit(cast.company, "Sales"), unit(cast.company, "Care")
    boss, one, _other = (
        person(cast.company, 1, care),
        person(cast.company, 2, sales),
        person(cast.company, 3, care),
    )
    one.posts.update(manager=boss)
    boss.link(cast.users[Role.MANAGER])
    client.force_login(cast.users[Role.MANAGER])
    answer = page("kit")
    key = re.search(r'name="statement" value="([^"]+)"', answer.content.decode())[1]
    assert "What did we do last week that served this?" in text(answer)
    assert "Care" not in text(answer)
    data = {"statement": key, "told_on": TODAY.isoformat(), "unit": sales.pk, "channel": "meeting"}
    assert page("said", data).status_code == 302
    told = Telling.objects.get()
    assert (told.unit, told.people, told.told_by, told.channel) == (
        sales,
        1,
        cast.users[Role.MANAGER],
        "meeting",
    )
    assert page("said", data | {"unit": care.pk}).status_code == 422
    assert page("said", data | {"told_on": (TODAY + timedelta(days=1)).isoformat()}).status_code == 422
    page("take-back", {}, pk=told.pk)
    assert not Telling.objects.exists()


def test_an_all_hands_is_noted_by_ticks_and_one_button(cast, page):
    a_firm(cast)
    keys = [row.key for row in statements_of(cast.company)]
    page("told", {"statement": keys[:2], "channel": "all-hands", "told_on": TODAY.isoformat()})
    assert list(Telling.objects.values_list("channel", "unit", "told_on")) == [("all-hands", None, TODAY)] * 2
    assert page("told", {"channel": "all-hands", "told_on": TODAY.isoformat()}).status_code == 422


def test_a_file_is_read_and_refused_lines_are_listed_with_their_number_and_why(cast, page):
    a_firm(cast)
    key = statements_of(cast.company)[0].key
    lines = [
        "told_on,statement,channel,unit,people,teller", f"2026-09-01,{key},talk,Sales,12,Ann", "1.9.2026,x,shout,,,",
        "2026-09-02,nothing,talk,,,,", "", f"2026-09-02,{key},poster,Nowhere,,", f"2026-09-02,{key},poster,,many,",
        f"2026-09-01,{key},talk,Sales,12,Ann",
    ]  # fmt: skip
    file = SimpleUploadedFile("told.csv", "\n".join(lines).encode("utf-8-sig"))
    answer = page("told-file", {"file": file})
    assert answer.status_code == 422
    seen = text(answer)
    assert "5 lines were not used; 1 were noted." in seen
    for words in ("Line 3: “1.9.2026” is no day", "Line 4: “nothing” is no id", "Line 6: “Nowhere” is no unit",
                  "Line 7: “many” is no number", "Line 8: This telling is noted already"):  # fmt: skip
        assert words in seen
    (row,) = telling_rows(cast.company)
    assert row == {"told_on": Telling.objects.get().told_on, "statement": key, "channel": "talk", "unit": "Sales",
                   "audience": "", "people": 12, "teller": "Ann"}  # fmt: skip


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"", b"a,b\n1,2\n", b"told_on;statement;channel\n;;\n"])
def test_a_file_that_is_none_gets_a_sentence(cast, page, content):
    a_firm(cast)
    answer = (
        page("told-file", {"file": SimpleUploadedFile("x.csv", content)})
        if content
        else page("told-file", {})
    )
    assert answer.status_code in (302, 422)
    assert not Telling.objects.exists()


def test_the_dose_counts_a_telling_for_the_unit_those_below_and_a_company_one_for_all(cast):
    seat, _people = a_firm(cast)
    firm = unit(cast.company, "Firm")
    north, south = unit(cast.company, "North", firm), unit(cast.company, "South", firm)
    key = statements_of(cast.company)[0].key
    for where, teller in ((None, ""), (firm, ""), (north, ""), (north, "Maren"), (north, "Maren")):
        Telling.objects.create(
            company=cast.company, told_on=TODAY, statement=key, channel="talk", unit=where, teller=teller
        )
    Telling.objects.create(
        company=cast.company, told_on=TODAY - timedelta(days=90), statement=key, channel="talk"
    )
    cells = dose(cast.company, [key], [firm, north, south], TODAY)[key]
    assert [cell.count for cell in cells] == [2, 4, 2]
    assert [cell.band for cell in cells] == ["once", "three", "once"]
    assert seat.company == cast.company


def test_the_dose_says_what_it_cost_and_what_is_missing_for_more(cast, page):
    a_firm(cast)
    person(cast.company, 90, unit(cast.company, "North"))
    key = statements_of(cast.company)[0].key
    Telling.objects.create(company=cast.company, told_on=TODAY, statement=key, channel="talk", people=7)
    seen = text(page("dose"))
    assert "What it cost in contacts" in seen
    assert "by mouth 7" in seen
    assert "Fairlead holds none yet" in seen
    assert f"fairlead export FOLDER --company {cast.company.slug}" in seen


def test_of_a_file_an_audience_that_is_no_unit_is_listed_and_everyone_is_everyone(cast):
    a_firm(cast)
    key = statements_of(cast.company)[0].key
    lines = (
        f"told_on,statement,channel,audience\n{TODAY},{key},talk,Branch leads\n{TODAY},{key},talk,All staff\n"
    )
    rows, refused = telling_file.read(cast.company, lines.encode())
    assert [row["audience"] for row in rows] == ["All staff"]
    assert [(one.line, one.why) for one in refused] == [
        (2, "“Branch leads” is no unit: name the unit, or say “everyone” where it was told to all.")
    ]


def test_an_employee_reads_the_dose_of_the_own_unit_only(cast, page, client):
    a_firm(cast, people=0)
    me = person(cast.company, 1, unit(cast.company, "Sales"))
    person(cast.company, 2, unit(cast.company, "Care"))
    me.link(cast.users[Role.EMPLOYEE])
    client.force_login(cast.users[Role.EMPLOYEE])
    seen = text(page("dose"))
    assert "Sales" in seen
    assert "Care" not in seen


def test_a_statement_under_caution_warns_wherever_its_words_would_be_repeated(cast, page):
    seat, _people = a_firm(cast)
    row = statements_of(cast.company)[0]
    Caution.put(cast.company, row.key, "The branches do not call.")
    Caution.put(cast.company, row.key, "Two branches do not call.")
    one = a_round(seat)
    for answer in (page("index"), page("round", key=one.key), page("statement-words", key=row.key)):
        assert "Two branches do not call." in text(answer)
    assert Caution.objects.count() == 2
    Caution.lift(cast.company, row.key)
    assert "Two branches" not in text(page("index"))


def test_somebody_sets_own_hours_and_days_away_and_nobody_else_s(cast, page, client):
    _seat, (me, other, *_more) = a_firm(cast)
    me.link(cast.users[Role.EMPLOYEE])
    theirs = Leave.objects.create(person=other, first=TODAY, last=TODAY)
    client.force_login(cast.users[Role.EMPLOYEE])
    page("mine", {"zone": "asia/tokyo", "week": ["0", "2"], "opens": "10:00", "closes": "12:00"})
    row = Hours.objects.get(person=me)
    assert (row.zone, row.week) == ("Asia/Tokyo", "02")
    page("mine", {"first": TODAY.isoformat(), "last": TODAY.isoformat()})
    assert Leave.objects.filter(person=me).count() == 1
    page("drop-my-away", {}, pk=theirs.pk)
    assert Leave.objects.filter(pk=theirs.pk).exists()
    page("drop-my-away", {}, pk=Leave.objects.get(person=me).pk)
    assert not Leave.objects.filter(person=me).exists()
    assert page("mine", {"zone": "Moon/Base"}).status_code == 422
    page("mine", {})
    assert not Hours.objects.filter(person=me).exists()


def test_the_company_sets_hours_limits_and_what_differs_at_a_place(cast, page):
    _seat, (ann, *_more) = a_firm(cast)
    ann.posts.update(location="Lisbon")
    base = {
        "zone": "Europe/Berlin",
        "country": "DE",
        "part": "BY",
        "week": ["0", "1"],
        "opens": "09:00",
        "closes": "17:00",
    }
    assert page("hours", base | {"a_day": "2", "a_week": "4"}).status_code == 302
    caps = Caps.objects.get()
    assert (caps.a_day, caps.a_week) == (2, 4)
    assert page("hours", base | {"part": "XX", "a_day": "2", "a_week": "4"}).status_code == 422
    other = {"other-whose": "place:Lisbon", "other-zone": "Europe/Lisbon", "other-country": "PT"}
    assert page("other-hours", other).status_code == 302
    assert Hours.objects.get(place="Lisbon").country == "PT"
    assert page("other-hours", {"other-whose": "place:Atlantis"}).status_code == 422
    page("drop-hours", {}, pk=Hours.objects.get(place="Lisbon").pk)
    assert not Hours.objects.filter(place="Lisbon").exists()


def test_nothing_of_another_company_is_found(cast, page):
    seat, _people = a_firm(cast)
    foreign = seat_of(cast, company=cast.foreign)
    publish(foreign)
    approve_all(foreign)
    theirs = a_round(foreign)
    assert page("round", key=theirs.key).status_code == 404
    version = Wording.objects.filter(company=cast.foreign).first().last
    assert page("approve-words", {}, pk=version.pk).status_code == 404
    assert seat.company != cast.foreign


def test_the_journal_knows_no_person_and_no_statement_of_what_was_sent(cast, page):
    seat, people = a_firm(cast)
    one = a_round(seat, practises=True)
    page("round-do", {"verb": "start"}, key=one.key)
    keys = {str(p.key) for p in people} | {row.key for row in statements_of(cast.company)}
    said = [
        f"{e.what} {e.subject} {e.details}"
        for e in Entry.objects.exclude(what__startswith="edition").exclude(what__startswith="statement")
    ]
    assert not any(key in line for key in keys for line in said)
