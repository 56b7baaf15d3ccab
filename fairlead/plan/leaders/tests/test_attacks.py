"""What leaders, owners and strangers try before the close, and what becomes of text when a round ends under it."""

import re

import pytest
from django.urls import reverse

from fairlead.journal.models import Entry as JournalEntry
from fairlead.outbox.models import Message
from fairlead.people.models import Role
from fairlead.plan.leaders import answering
from fairlead.plan.leaders.models import Participant, Round
from fairlead.plan.leaders.tests.hands import (
    answer,
    at,
    close,
    come_in,
    counted,
    of,
    open_round,
    plan,
    text_of,
)  # fmt: skip

pytestmark = pytest.mark.django_db
SECRET = "Sell the harbour office"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
ALL = (Role.OWNER, Role.LEADER, Role.ADVISER)


@pytest.fixture
def round(cast):
    plan(cast)
    return open_round(cast, *ALL)


def pages(round, mine):
    """Every page on which somebody might look for another's answer."""
    slug = round.company.slug
    return [
        reverse("home:company", args=[slug]),
        reverse("leaders:index", args=[slug]),
        at("answer", mine),
        at("order", mine),
        at("round", round),
        at("merge", round),
        reverse("plan:index", args=[slug]),
        reverse("leaders:rehearsals", args=[slug]),
    ]


def seen(client, addresses):
    """Status, length and bytes of each page, but for the secret of the form, which is new each time."""
    answers = [client.get(where, follow=True) for where in addresses]
    return [(one.status_code, TOKEN.sub("", text_of(one))) for one in answers]


def test_a_leader_sees_the_same_bytes_whether_others_are_in_or_not(round, cast):
    leader, mine = come_in(cast, Role.LEADER), of(round, cast, Role.LEADER)
    before = seen(leader, pages(round, mine))
    of(round, cast, Role.OWNER).keep_draft(SECRET, round.opened_at)
    answer(round, cast, Role.OWNER, SECRET, ("call", "pay", "hire"))
    answering.decline(participant=of(round, cast, Role.ADVISER), reason=SECRET)
    assert seen(leader, pages(round, mine)) == before
    answering.hand_in(participant=mine, text="Mine")
    assert not any(SECRET in page for _status, page in seen(leader, pages(round, mine)))


def test_the_owner_reads_who_is_in_and_nothing_of_what(round, cast):
    of(round, cast, Role.ADVISER).keep_draft(SECRET, round.opened_at)
    answer(round, cast, Role.LEADER, SECRET)
    owner, mine = come_in(cast, Role.OWNER), of(round, cast, Role.OWNER)
    more = [
        reverse("home:outbox", args=[round.company.slug]),
        at("ask", round),
        at("close", round),
    ]
    for status, page in seen(owner, [*pages(round, mine), *more]):
        assert SECRET not in page, status
    page = text_of(owner.get(at("round", round)))
    assert page.count(">in<") == 1
    assert page.count("not yet") == 2  # whether somebody types is not told
    assert owner.get(at("merge", round)).status_code == 404


def test_nothing_that_was_said_is_in_the_journal_or_the_outbox(round, cast):
    answer(round, cast, Role.LEADER, SECRET)
    answering.decline(participant=of(round, cast, Role.ADVISER), reason=SECRET)
    answer(round, cast, Role.OWNER, "Mine")
    counted(round)
    assert not any(SECRET in str(row.details) + row.subject for row in JournalEntry.objects.all())
    assert not any(SECRET.encode() in bytes(mail.content) for mail in Message.objects.all())


def test_a_forwarded_invitation_opens_for_nobody_else(round, cast):
    theirs = of(round, cast, Role.LEADER)
    for role in set(Role.values) - {Role.LEADER}:
        other = come_in(cast, role)
        assert other.get(at("answer", theirs)).status_code == 404
        assert other.get(at("order", theirs)).status_code == 404
        for name in ("answer", "order", "decline", "again", "late"):
            assert other.post(at(name, theirs), {"text": "Not me"}).status_code == 404
    assert not of(round, cast, Role.LEADER).draft


def test_a_page_that_the_browser_keeps_is_no_leak(round, cast):
    leader = come_in(cast, Role.LEADER)
    for where in (
        at("answer", of(round, cast, Role.LEADER)),
        reverse("leaders:index", args=[round.company.slug]),
    ):
        assert "no-store" in leader.get(where)["Cache-Control"]


def test_the_round_closes_while_somebody_types_and_the_text_is_kept_and_offered(round, cast):
    adviser, mine = come_in(cast, Role.ADVISER), of(round, cast, Role.ADVISER)
    answer(round, cast, Role.LEADER, "Call everybody")
    adviser.post(at("answer", mine), {"text": "Half a li", "go": "stay"}, headers={"HX-Request": "true"})
    close(round, cast)
    saved = adviser.post(
        at("answer", mine), {"text": "Half a line", "go": "stay"}, headers={"HX-Request": "true"}
    )
    assert "Your text is kept" in text_of(saved)
    refused = adviser.post(at("answer", mine), {"text": "Half a line more", "go": "hand-in"})
    assert refused.status_code == 409
    assert "Half a line more" in text_of(refused)
    assert "Hand it in late" in text_of(refused)
    assert not of(round, cast, Role.ADVISER).is_in


def test_who_may_still_hand_in_late_decides_before_seeing_the_results(round, cast):
    adviser, mine = come_in(cast, Role.ADVISER), of(round, cast, Role.ADVISER)
    answer(round, cast, Role.LEADER, SECRET)
    close(round, cast)
    counted(round)
    page = text_of(adviser.get(at("round", round), follow=True))
    assert SECRET not in page
    assert adviser.get(at("merge", round)).status_code == 404
    assert adviser.post(at("late", mine), {"text": "Late and my own"}).status_code == 302
    mine = of(round, cast, Role.ADVISER)
    assert (mine.is_late, mine.lines) == (True, ["Late and my own"])
    page = text_of(adviser.get(at("round", round)))
    assert SECRET in page
    assert ">late<" in page


def test_who_has_seen_the_results_hands_in_no_more(round, cast):
    adviser, mine = come_in(cast, Role.ADVISER), of(round, cast, Role.ADVISER)
    answer(round, cast, Role.LEADER, SECRET)
    close(round, cast)
    adviser.post(at("late", mine), {"waive": "1", "text": "What I had"})
    assert SECRET in text_of(adviser.get(at("round", round)))
    after = adviser.post(at("late", mine), {"text": SECRET})
    assert after.status_code == 409
    assert not of(round, cast, Role.ADVISER).is_in
    assert "What I had" not in text_of(come_in(cast, Role.OWNER).get(at("round", round), follow=True))


def test_an_owner_who_is_asked_closes_and_decides_too_before_reading(round, cast):
    answer(round, cast, Role.LEADER, SECRET)
    close(round, cast)
    assert SECRET not in text_of(come_in(cast, Role.OWNER).get(at("round", round), follow=True))


def test_while_the_round_is_open_nobody_waives_or_is_late(round, cast):
    leader, mine = come_in(cast, Role.LEADER), of(round, cast, Role.LEADER)
    leader.post(at("late", mine), {"waive": "1"})
    assert leader.post(at("late", mine), {"text": "Too early"}).status_code == 409
    mine = of(round, cast, Role.LEADER)
    assert (mine.waived_at, mine.is_in) == (None, False)


def test_who_was_not_asked_finds_no_round(cast, round):
    close(round, cast)
    for role in (Role.PEOPLE_TEAM, Role.MANAGER, Role.EMPLOYEE):
        assert come_in(cast, role).get(at("round", round)).status_code == 404


def test_who_was_taken_out_finds_no_results(cast, round):
    mine = of(round, cast, Role.LEADER)
    come_in(cast, Role.OWNER).post(at("round", round) + f"take-out/{mine.key}/")
    close(round, cast)
    assert come_in(cast, Role.LEADER).get(at("round", round), follow=True).status_code == 200
    assert "no longer asked" in text_of(come_in(cast, Role.LEADER).get(at("round", round), follow=True))
    assert come_in(cast, Role.LEADER).get(at("merge", round)).status_code == 404


def test_another_company_finds_nothing_and_is_asked_nothing(cast, round, client):
    client.force_login(cast.stranger)
    mine = of(round, cast, Role.LEADER)
    for where in (at("round", round), at("answer", mine)):
        assert client.get(where).status_code == 404
        assert client.get(where.replace(cast.company.slug, cast.foreign.slug)).status_code == 404
    theirs = cast.stranger.memberships.get()
    come_in(cast, Role.OWNER).post(at("ask", round), {"others": [theirs.pk]})
    assert not Participant.objects.filter(account=cast.stranger).exists()


def test_a_double_hand_in_is_one_answer_and_one_note(round, cast):
    leader, mine = come_in(cast, Role.LEADER), of(round, cast, Role.LEADER)
    for _ in range(2):
        assert leader.post(at("answer", mine), {"text": "Once", "go": "hand-in"}).status_code == 302
    for _ in range(2):
        leader.post(at("order", mine), {"rank-call": "1", "rank-pay": "2", "rank-hire": "3"})
    assert of(round, cast, Role.LEADER).lines == ["Once"]
    assert of(round, cast, Role.LEADER).rankings.count() == 3
    assert JournalEntry.objects.filter(what="leader handed in").count() == 1


def test_an_order_that_comes_after_the_close_is_told_so_and_the_list_counts(round, cast):
    leader, mine = come_in(cast, Role.LEADER), of(round, cast, Role.LEADER)
    answering.hand_in(participant=mine, text="Mine")
    close(round, cast)
    told = leader.post(at("order", mine), {"rank-call": "1", "rank-pay": "2", "rank-hire": "3"}, follow=True)
    assert "an order came too late" in text_of(told)
    assert Round.objects.get().counts.count() == 0
    assert list(counted(round).figures["leaders"]) == [str(mine.key)]


def test_hostile_words_stay_words(round, cast):
    answer(round, cast, Role.LEADER, "<script>alert(1)</script>\n{{ 7|add:7 }}")
    close(round, cast)
    owner = come_in(cast, Role.OWNER)
    owner.post(at("late", of(round, cast, Role.OWNER)), {"waive": "1"})
    counted(round)
    page = text_of(owner.get(at("round", round)))
    assert "<script>alert" not in page
    assert "{{ 7|add:7 }}" in page


def test_of_two_windows_neither_text_is_lost(round, cast):
    leader, mine = come_in(cast, Role.LEADER), of(round, cast, Role.LEADER)
    htmx = {"HX-Request": "true"}
    leader.post(at("answer", mine), {"text": "From the desk", "go": "stay", "seen": "0"}, headers=htmx)
    told = leader.post(
        at("answer", mine), {"text": "From the phone", "go": "stay", "seen": "0"}, headers=htmx
    )
    assert "From the desk" in text_of(told)
    assert 'id="id_seen" value="2"' in text_of(told)
    page = text_of(leader.get(at("answer", mine)))
    assert "From the phone" in page
    assert "From the desk" in page
    leader.post(at("answer", mine), {"text": "From the phone, more", "go": "stay", "seen": "2"}, headers=htmx)
    mine = of(round, cast, Role.LEADER)
    assert (mine.draft, mine.draft_before) == ("From the phone, more", "From the desk")
