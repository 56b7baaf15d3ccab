"""The workflow of Teams: what it answers, what it may be, and that its address is told to nobody."""

import json

import pytest

from fairlead.communicate.chat.models import State
from fairlead.communicate.chat.teams import cards, places
from fairlead.communicate.chat.teams.transport import Teams, content_for, post
from fairlead.communicate.chat.tests.servers import hangs_up, status, too_many
from fairlead.communicate.chat.told import Told
from fairlead.outbox.errors import Lost, Refused, Wait
from fairlead.web.outward.errors import NotAllowed

CARD = cards.trial("Oak & Sons", "en")
AZURE = "https://prod-23.westeurope.logic.azure.com:443/workflows/a1b2/triggers/manual/paths/invoke?sig=hush"
POWER = "https://default0a1b.4c.environment.api.powerplatform.com/powerautomate/automations/direct/workflows/a1?sig=hush"


@pytest.fixture
def send(channel):
    return lambda: Teams().send("", "", content_for(channel, CARD))


def test_a_card_arrives_as_teams_wants_it(send, teams):
    send()
    (said,) = teams.posts
    (attached,) = said["attachments"]
    assert (said["type"], attached["contentType"]) == ("message", "application/vnd.microsoft.card.adaptive")
    assert (attached["content"]["type"], attached["content"]["version"]) == ("AdaptiveCard", "1.4")


def test_a_429_makes_the_lane_wait(send, teams):
    teams.turns.append(too_many("17"))
    with pytest.raises(Wait) as later:
        send()
    assert later.value.seconds == 17


@pytest.mark.parametrize("number", [401, 403, 404, 405, 410])
def test_an_address_that_opens_nothing_any_more_ends_the_connection(send, teams, channel, number):
    teams.turns.append(status(number, {"error": {"code": "WorkflowNotFound"}}))
    with pytest.raises(Refused) as no:
        send()
    channel.refresh_from_db()
    assert (no.value.is_final, channel.state, channel.ended_why, bytes(channel.sealed)) == (
        True,
        State.ENDED,
        "gone",
        b"",
    )


@pytest.mark.parametrize("number", [400, 413, 302])
def test_another_no_is_of_this_card(send, teams, channel, number):
    teams.turns.append(status(number, {"error": {"code": "Bad"}}))
    with pytest.raises(Refused) as no:
        send()
    channel.refresh_from_db()
    assert no.value.is_final
    assert channel.is_on


def test_a_yes_behind_which_stands_an_error_is_no_yes(send, teams, channel):
    teams.turns.append(
        status(
            200,
            b"Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 429.",
        )
    )
    with pytest.raises(Wait):
        send()
    teams.turns.append(status(200, {"error": {"code": "InvalidCard"}}))
    with pytest.raises(Refused):
        send()
    assert teams.posts == []


@pytest.mark.parametrize("turn", [status(500), status(502), hangs_up])
def test_what_breaks_after_the_card_was_given_away_is_in_doubt(send, teams, turn):
    teams.turns.append(turn)
    with pytest.raises(Lost):
        send()


def test_a_card_that_is_too_large_is_never_given_away(teams, channel):
    huge = {"type": "message", "text": "é" * 14_001}
    with pytest.raises(Refused, match="larger"):
        post(channel.secrets()["address"], huge)
    assert teams.posts == []


@pytest.mark.parametrize("address", [AZURE, POWER])
def test_addresses_of_microsoft_are_taken(address):
    assert places.workflow(address).port == 443


@pytest.mark.parametrize("address", [
    AZURE.replace("https", "http").replace(":443", ""), AZURE.replace(":443", ":8443"), "https://logic.azure.com/x",
    "https://evil.example/?.logic.azure.com", "https://x.logic.azure.com.evil.example/", "https://x.logic.azure.com@evil.example/",
    "https://evil.example\\.logic.azure.com/", "https://127.0.0.1/", "https://169.254.169.254/latest", "file:///etc/passwd",
    "https://xlogic.azure.com/", "https://x.logic.azure.com:22/", "https://oak.webhook.office.com/webhookb2/1",
])  # fmt: skip
def test_any_other_address_is_refused_in_words_that_do_not_repeat_it(address):
    with pytest.raises(NotAllowed) as no:
        places.workflow(address)
    assert "hush" not in no.value.sentence
    assert "evil" not in no.value.sentence


def test_a_sealed_address_that_is_not_of_microsoft_is_asked_nothing(monkeypatch):
    """However it came into the database: the name is not even looked up."""
    monkeypatch.setattr("fairlead.communicate.chat.teams.transport.ask", None)
    with pytest.raises(Refused, match="no address of a workflow"):
        post("https://evil.example/hush", CARD)


def test_a_host_of_microsoft_that_leads_inside_is_asked_nothing(monkeypatch):
    """The name is looked up once, and where it leads is what counts."""
    from fairlead.plan.measures.tests.servers import naming

    name = "x.logic.azure.com"
    with naming({name: ["10.0.0.7"]}) as (_names, asked):
        monkeypatch.setattr("fairlead.web.outward.hosts.dns.resolver.Resolver", lambda: asked)
        with pytest.raises(Refused, match="not of the public internet"):
            post(f"https://{name}/workflows/1", CARD)


@pytest.mark.parametrize("sign", ["é", "𝔘", '"', "\\", "\n", "\x01"])
def test_no_card_is_larger_than_teams_takes_and_the_statement_stays(sign):
    told = Told(
        sign * 5_000,
        tuple(sign * 3_000 for _ in range(40)),
        sign * 5_000,
        sign * 500,
        "https://plan.example/",
        "",
    )
    whole = cards.telling(told, "en")
    assert len(cards.encoded(whole)) <= cards.OURS < cards.MOST
    assert whole["attachments"][0]["content"]["body"][0]["inlines"][0]["text"].startswith(sign * 1_000)


def test_words_of_people_are_no_markdown_and_no_mention_in_a_card():
    told = Told(
        "[click](https://evil.example) <at>all</at>", ("**bold**",), "", "", "https://plan.example/", ""
    )
    said = json.dumps(cards.telling(told, "en"))
    assert "TextBlock" not in said.replace("RichTextBlock", "")
    assert "msteams" in said
    assert "entities" not in said
