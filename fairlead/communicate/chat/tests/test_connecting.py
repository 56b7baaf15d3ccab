"""The pages: connecting, trying, matching, choosing; and that what is secret is in none of them, nor anywhere it is kept."""

import json
import logging
from datetime import timedelta

import pytest
import typst
from django.core import serializers
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from slack_sdk.web import WebClient

from fairlead.communicate.chat import matching, reading
from fairlead.communicate.chat.jobs import match, tidy
from fairlead.communicate.chat.models import Choice, Connection, Contact, How, Kind, State
from fairlead.communicate.chat.slack.manifest import FILE, manifest
from fairlead.communicate.chat.tests.servers import (
    SIGNING,
    TOKEN,
    SlackServer,
    error,
    serving,
    status,
    too_many,
)
from fairlead.home.noticing import notices
from fairlead.journal.models import Entry
from fairlead.people.access import Seat
from fairlead.people.models import Person, Role, Spell
from fairlead.web.sealing import Unopened

PASTED = {"token": TOKEN, "signing": SIGNING}
SECRETS = ("SECRET", SIGNING, "hush")


@pytest.fixture
def browser(client, cast):
    client.force_login(cast.users[Role.OWNER])
    return client


def where(name, cast, **more):
    return reverse(f"chat:{name}", kwargs={"company": cast.company.slug, **more})


def a_person(cast, name, **other):
    return Person.objects.create(
        company=cast.company, number=name, name=name.title(), email=f"{name}@oak.example", **other
    )


def kept():
    """Every row of the database, as an export or a dump has it."""
    from django.apps import apps

    rows = [row for model in apps.get_models() for row in model.objects.all()]
    return serializers.serialize("json", rows)


def test_from_the_manifest_to_the_first_message(browser, cast, slack):
    slack.members["owner@oak.example"] = "U0OWNER"
    assert "Make the address" in browser.get(where("slack", cast)).content.decode()
    browser.post(where("begin", cast))
    one = Connection.objects.get()
    page = browser.get(where("slack", cast)).content.decode()
    assert f"http://localhost:8000/chat/slack/{one.key}/" in page
    browser.post(where("slack", cast), PASTED)
    one.refresh_from_db()
    assert (one.state, one.name) == (State.ON, "Oak & Sons")
    browser.post(where("try", cast, key=one.key))
    assert [post["channel"] for post in slack.posts] == ["U0OWNER"]
    assert set(Entry.objects.values_list("what", flat=True)) == {"chat connected", "chat tried"}


def test_secrets_are_in_no_page_journal_log_message_or_row(
    browser, cast, slack, workspace, channel, teams, caplog
):
    caplog.set_level(logging.DEBUG)
    slack.turns.append(error("internal_error"))
    pages = [
        browser.post(where("slack", cast), PASTED),
        browser.post(where("slack", cast), PASTED, follow=True),
    ]
    wrong = {"unit": "", "name": "", "address": f"{teams.address}?sig=hushSECRET"}
    pages += [
        browser.post(where("teams", cast), wrong),
        browser.post(where("slack", cast), {"token": TOKEN, "signing": "SECRET"}),
    ]
    for one in Connection.objects.all():
        pages.append(browser.post(where("try", cast, key=one.key), follow=True))
    pages += [
        browser.get(where(name, cast)) for name in ("index", "slack", "manifest", "teams", "people", "mine")
    ]
    said = "".join(page.content.decode() for page in pages) + kept() + caplog.text
    assert [secret for secret in SECRETS if secret in said] == []
    assert all(
        page["Cache-Control"] == "no-store"
        for page in pages
        if page.request["PATH_INFO"].endswith(("/slack/", "/teams/"))
    )


@pytest.mark.parametrize(("turn", "words"), [
    (error("invalid_auth"), "invalid_auth"), (too_many("7"), "7 seconds"), (status(500), "500"),
    (status(200, b"<html>"), "not an answer of Slack"),
])  # fmt: skip
def test_a_token_that_slack_does_not_take_is_not_kept(browser, cast, slack, turn, words):
    browser.post(where("begin", cast))
    slack.turns.append(turn)
    answer = browser.post(where("slack", cast), PASTED)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert Connection.objects.get().state == State.BEGUN


def test_a_token_of_a_user_is_not_taken(browser, cast, slack):
    browser.post(where("begin", cast))
    slack.turns.append(status(200, {"ok": True, "team": "Oak", "user_id": "U1"}))
    assert "Bot User OAuth Token" in browser.post(where("slack", cast), PASTED).content.decode()


def test_who_tries_and_is_not_in_slack_is_told_so(browser, cast, slack, workspace):
    page = browser.post(where("try", cast, key=workspace.key), follow=True).content.decode()
    assert "owner@oak.example" in page
    assert slack.posts == []


def test_trying_a_connection_that_slack_ended_ends_it_here(browser, cast, slack, workspace):
    slack.turns.append(error("token_revoked"))
    browser.post(where("try", cast, key=workspace.key))
    workspace.refresh_from_db()
    assert workspace.state == State.ENDED


def test_a_connection_that_ended_is_a_notice_until_it_is_connected_again(
    browser, cast, slack, workspace, owner
):
    def said():
        return [one.sentence for one in notices(owner, None, timezone.localdate()) if "Slack" in one.sentence]

    assert said() == []
    workspace.end("uninstalled")
    (one,) = said()
    assert "removed the app" in one
    assert (
        notices(Seat(cast.users[Role.MANAGER], cast.company, Role.MANAGER), None, timezone.localdate()) == []
    )
    browser.post(where("slack", cast), PASTED)
    assert said() == []
    browser.post(where("end", cast, key=workspace.key))
    assert said() == []  # by hand: nobody need be told


def test_ending_wipes_the_secrets_and_the_database_holds_it_to_that(workspace):
    workspace.end("by-hand")
    workspace.refresh_from_db()
    with pytest.raises(Unopened):
        workspace.secrets()
    with pytest.raises(IntegrityError), transaction.atomic():
        Connection.objects.update(sealed=b"x")


def test_what_is_sealed_for_one_connection_opens_in_no_other(workspace, channel):
    channel.sealed = workspace.sealed
    with pytest.raises(Unopened):
        channel.secrets()


def test_people_are_matched_by_address_and_the_outcome_is_seen(browser, cast, slack, workspace):
    eve, mo, ann, jo = (a_person(cast, name) for name in ("eve", "mo", "ann", "jo"))
    slack.members |= {
        "eve@oak.example": "U01EVE",
        "ann@oak.example": "U03ANN",
        "elsewhere@oak.example": "U02MO",
    }
    match(timezone.now())
    Choice.objects.create(person=ann, reads="mail")
    browser.post(where("people", cast), {"person": "MO@oak.example", "member": "U02MO"})
    outcomes = {
        person.number: outcome
        for person, outcome, _contact in reading.outcomes(workspace, reading.readers(cast.company))
    }
    assert outcomes == {"eve": "found", "mo": "by-hand", "ann": "mail", "jo": "none"}
    assert set(reading.contacts_of(cast.company, [eve.pk, mo.pk, ann.pk, jo.pk])) == {eve.pk, mo.pk}
    assert reading.counts(cast.company) == {
        "found": 1,
        "by_hand": 1,
        "none": 1,
        "gone": 0,
        "mail": 1,
        "waits": 0,
    }
    page = browser.get(where("people", cast)).content.decode()
    for words in ("found by the address", "matched by hand", "asked for mail", "not found"):
        assert words in page


def test_a_member_is_one_person_s_only(browser, cast, slack, workspace):
    a_person(cast, "eve")
    mo = a_person(cast, "mo")
    slack.members |= {"eve@oak.example": "U01EVE", "mo@oak.example": "U01EVE"}
    match(timezone.now())
    assert dict(Contact.objects.values_list("person__number", "how")) == {"eve": "found", "mo": "none"}
    answer = browser.post(where("people", cast), {"person": "MO@oak.example", "member": "U01EVE"})
    assert "somebody else" in answer.content.decode()
    assert Contact.objects.get(person=mo).how == How.NONE


@pytest.mark.parametrize("member", ["u01eve", "U0", "<script>", "U0NOBODY1"])
def test_a_member_that_is_nobody_s_is_refused(browser, cast, slack, workspace, member):
    a_person(cast, "eve")
    assert browser.post(where("people", cast), {"person": "eve", "member": member}).status_code == 422
    assert not Contact.objects.filter(member__gt="").exists()


def test_who_was_not_found_is_looked_for_after_a_week_and_who_moved_at_once(cast, slack, workspace):
    eve = a_person(cast, "eve")
    now = timezone.now()
    for day in (0, 1, 6, 8):
        match(now + timedelta(days=day))
    assert slack.looked_up == ["eve@oak.example"] * 2
    slack.members["new@oak.example"] = "U01EVE"
    Person.objects.filter(pk=eve.pk).update(email="new@oak.example")
    match(now + timedelta(days=9))
    assert Contact.objects.get().member == "U01EVE"


def test_a_match_by_hand_outlives_a_new_address_until_it_is_taken_back(browser, cast, slack, workspace):
    mo = a_person(cast, "mo")
    slack.members["elsewhere@oak.example"] = "U02MO"
    browser.post(where("people", cast), {"person": "MO@oak.example", "member": "U02MO"})
    Person.objects.filter(pk=mo.pk).update(email="mo2@oak.example")
    match(timezone.now())
    assert Contact.objects.get().how == How.BY_HAND
    browser.post(where("look-again", cast, pk=mo.pk))
    match(timezone.now())
    assert Contact.objects.get().how == How.NONE


def test_looking_up_waits_when_slack_says_so_and_goes_on_where_it_was(cast, slack, workspace):
    for name in ("ann", "eve", "mo"):
        a_person(cast, name)
    now = timezone.now()
    slack.turns.extend([slack.usual, too_many("30")])
    match(now)
    match(now + timedelta(seconds=29))
    assert Contact.objects.count() == 1
    match(now + timedelta(seconds=31))
    assert Contact.objects.count() == 3
    assert len(slack.looked_up) == 3


def test_looking_up_ends_a_connection_whose_token_is_no_good(cast, slack, workspace):
    a_person(cast, "eve")
    slack.tokens.clear()
    match(timezone.now())
    workspace.refresh_from_db()
    assert workspace.ended_why == "revoked"


def test_another_workspace_knows_nobody_of_the_one_before(browser, cast, slack, workspace):
    browser.post(where("slack", cast), PASTED)
    mo = a_person(cast, "mo")
    slack.members["elsewhere@oak.example"] = "U02MO"
    browser.post(where("people", cast), {"person": "mo", "member": "U02MO"})
    browser.post(where("slack", cast), PASTED)
    assert Contact.objects.filter(person=mo).exists()
    slack.team = "T02"
    browser.post(where("slack", cast), PASTED)
    assert not Contact.objects.exists()


def test_no_more_than_some_forty_are_looked_up_a_turn(cast, slack, workspace):
    for number in range(50):
        a_person(cast, f"p{number}")
    match(timezone.now())
    assert len(slack.looked_up) <= matching.A_TURN


def test_of_who_was_erased_nothing_stays(cast, slack, workspace):
    eve = a_person(cast, "eve")
    slack.members["eve@oak.example"] = "U01EVE"
    match(timezone.now())
    Choice.objects.create(person=eve, reads="slack")
    eve.erase()
    assert reading.contacts_of(cast.company, [eve.pk]) == {}
    tidy(timezone.now() + timedelta(minutes=1))
    assert not Contact.objects.exists()
    assert not Choice.objects.exists()


def test_one_chooses_for_oneself_and_the_journal_is_not_told(client, cast, workspace):
    eve = a_person(cast, "eve", account=cast.users[Role.EMPLOYEE])
    client.force_login(cast.users[Role.EMPLOYEE])
    client.post(where("mine", cast), {"reads": "mail"})
    assert Choice.objects.get().person == eve
    assert not Entry.objects.filter(what__startswith="chat").exists()
    assert client.post(where("mine", cast), {"reads": "carrier pigeon"}).status_code == 422


def test_teams_takes_only_addresses_of_microsoft_and_says_so_without_repeating_them(browser, cast):
    said = {"unit": "", "name": "General", "address": "https://evil.example/hush"}
    answer = browser.post(where("teams", cast), said)
    assert answer.status_code == 422
    assert "evil" not in answer.content.decode()
    browser.post(where("teams", cast), said | {"address": "https://x.logic.azure.com/workflows/1?sig=hush"})
    assert Connection.objects.get().secrets()["address"].endswith("sig=hush")


def test_a_channel_is_tried_by_a_post_that_says_nothing_of_the_plan(browser, cast, channel, teams):
    browser.post(where("try", cast, key=channel.key))
    assert "Oak &amp; Sons" not in json.dumps(teams.posts)
    assert len(teams.posts) == 1


def read_as_yaml(text, folder):
    """By typst, which is here for documents and reads YAML."""
    (folder / "manifest.yaml").write_text(text)
    (folder / "read.typ").write_text('#metadata(yaml("manifest.yaml")) <said>')
    return json.loads(typst.query(folder / "read.typ", "<said>", field="value", one=True, root=folder))


def test_the_manifest_is_yaml_with_two_addresses_and_no_right_to_read(workspace, tmp_path):
    said = read_as_yaml(manifest(workspace), tmp_path)
    here = f"http://localhost:8000/chat/slack/{workspace.key}/"
    assert (
        said["settings"]["event_subscriptions"]["request_url"]
        == said["settings"]["interactivity"]["request_url"]
        == here
    )
    assert not [
        one for one in said["oauth_config"]["scopes"]["bot"] if ":history" in one or "channels:" in one
    ]
    assert len(said["display_information"]["description"]) <= 140
    assert 175 <= len(said["display_information"]["long_description"]) <= 4000
    assert "{address}" in FILE.read_text()


def test_every_page_says_who_else_can_read_chat(browser, cast, workspace):
    a_person(cast, "own", account=cast.users[Role.OWNER])
    for name in ("index", "slack", "teams", "mine"):
        assert "Therefore practice is never in chat" in browser.get(where(name, cast)).content.decode()


def test_slack_sdk_follows_a_redirect_with_the_token_which_is_why_it_does_not_call_for_us(slack):
    """If this goes red the package has learned it, and the reason in slack/api.py is gone."""
    with serving(SlackServer()) as elsewhere:
        seen = []
        real = elsewhere.RequestHandlerClass.do_GET

        def do_get(handler):
            seen.append(handler.headers.get("Authorization", ""))
            real(handler)

        elsewhere.RequestHandlerClass = type("Seeing", (elsewhere.RequestHandlerClass,), {"do_GET": do_get})
        slack.turns.append(status(302, b"", Location=f"{elsewhere.address}api/auth.test"))
        WebClient(token=TOKEN, base_url=slack.address).auth_test()
    assert seen == [f"Bearer {TOKEN}"]


def test_one_workspace_a_company(workspace, owner):
    with pytest.raises(IntegrityError), transaction.atomic():
        Connection.objects.create(company=owner.company, kind=Kind.SLACK)


def test_slack_is_not_told_the_addresses_of_who_left_or_asked_for_mail(cast, slack, workspace):
    day = timezone.localdate()
    here, gone, mail = (a_person(cast, name) for name in ("here", "gone", "mail"))
    for one, ended in ((here, None), (gone, day - timedelta(days=1)), (mail, None)):
        Spell.objects.create(person=one, started=day - timedelta(days=90), ended=ended)
    Choice.objects.create(person=mail, reads=Choice.Reads.MAIL)
    matching.match_people(timezone.now())
    assert list(Contact.objects.values_list("person__name", flat=True)) == ["Here"]
