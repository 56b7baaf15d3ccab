"""Blocks against slack-sdk as authority, Slack's documented limits, and words that would like to be more than words."""

import json

import pytest
from slack_sdk.models.blocks import Block

from fairlead.communicate.chat.slack import blocks
from fairlead.communicate.chat.told import Invited, Told

EVIL = (
    "<!channel> <@U01EVE> *bold* [x](https://evil.example) <https://evil.example|here> & :bomb:",
    "{0.__class__}",
    "</b>",
)
WORDS = ("Call every placement after one week.", "Grüße, 早安, \u202eabc", "x" * 9_000, "", *EVIL)


def told(text, n=3):
    return Told(
        text or "A statement.",
        tuple(text for _ in range(n)),
        text,
        text,
        "https://plan.example/c/oak/plan/",
        "https://plan.example/c/oak/chat/mine/",
    )


def messages():
    yield blocks.practice(
        Invited("https://plan.example/c/oak/practice/", "https://plan.example/c/oak/chat/mine/")
    )
    yield blocks.trial("Oak & Sons")
    for text in WORDS:
        yield from (blocks.telling(told(text, n)) for n in (0, 1, 60))


@pytest.mark.parametrize("number", range(3 * len(WORDS) + 2))
def test_slack_sdk_takes_each_block_and_slack_s_limits_hold(number):
    message = list(messages())[number]
    parsed = Block.parse_all(message["blocks"])
    for block in parsed:
        block.validate_json()
    assert [block.to_dict()["type"] for block in parsed] == [block["type"] for block in message["blocks"]]
    assert 0 < len(message["blocks"]) <= 50
    assert len(json.dumps(message, ensure_ascii=False)) < 40_000
    for text in plain_texts(message["blocks"]):
        assert 0 < len(text) <= 3_000


def plain_texts(found):
    if isinstance(found, dict):
        if found.get("type") == "plain_text":
            yield found["text"]
        for value in found.values():
            yield from plain_texts(value)
    elif isinstance(found, list):
        for one in found:
            yield from plain_texts(one)


@pytest.mark.parametrize("text", EVIL)
def test_words_of_people_stay_words(text):
    message = blocks.telling(told(text))
    assert '"mrkdwn"' not in json.dumps(message["blocks"])
    assert "<" not in message["text"]
    assert (message["mrkdwn"], message["parse"], message["link_names"], message["unfurl_links"]) == (
        False,
        "none",
        False,
        False,
    )


def test_a_telling_says_the_statement_the_words_the_team_line_who_to_ask_and_where_to_read_on():
    one = Told("We say the bad news first.", ("Because clients wait.", "We say the bad news first."), "For us: ring at nine.", "Mo Hale",
               "https://plan.example/p", "https://plan.example/m")  # fmt: skip
    said = json.dumps(blocks.telling(one))
    for words in (
        "Because clients wait.",
        "For us: ring at nine.",
        "Ask: Mo Hale",
        "https://plan.example/p",
        "https://plan.example/m",
    ):
        assert said.count(words) == 1
    assert said.count("We say the bad news first.") == 2  # in the message, and in the notification


def test_a_practice_slot_has_no_place_for_a_statement_and_is_the_same_for_everybody():
    invited = Invited("https://plan.example/practice/", "https://plan.example/m")
    assert set(Invited.__dataclass_fields__) == {"practice", "reach"}
    assert blocks.practice(invited) == blocks.practice(invited)
    (button,) = next(
        block["elements"] for block in blocks.practice(invited)["blocks"] if block["type"] == "actions"
    )
    assert button["url"] == "https://plan.example/practice/"
    assert "value" not in button
