"""docs/operate/chat.md: the rights, events, hosts, addresses and limits on it are those of the program."""

import re
from pathlib import Path

import pytest
from django.urls import reverse

from fairlead.communicate.chat.inbound import LONGEST
from fairlead.communicate.chat.slack.manifest import FILE
from fairlead.communicate.chat.slack.signing import FOR
from fairlead.communicate.chat.teams.cards import MOST, OURS, VERSION
from fairlead.communicate.chat.teams.places import ENDINGS
from fairlead.communicate.chat.teams.transport import OVER
from fairlead.config.limits import limits

PAGE = (Path(__file__).parents[4] / "docs/operate/chat.md").read_text()


def listed(name):
    """The items of a list of the manifest."""
    return re.findall(r"- (\S+)", re.search(rf"{name}:\n((?: +- \S+\n)+)", FILE.read_text())[1])


def test_each_right_of_the_manifest_has_its_reason_and_no_other_is_named():
    assert re.findall(r"^\| `([a-z:.]+)` \|", PAGE, re.MULTILINE) == listed("bot")


@pytest.mark.parametrize("event", listed("bot_events"))
def test_what_the_app_hears_of_is_said(event):
    assert f"`{event}`" in PAGE


def test_a_workflow_may_live_where_the_page_says():
    said = PAGE[PAGE.index("Its host must end in") :].split("(")[0]
    assert tuple(re.findall(r"`(\S+)`", said)) == ENDINGS


def test_sizes_times_and_statuses_are_those_of_the_program():
    assert f"Adaptive Card {VERSION}, of {OURS // 1000} kB at most (Teams takes {MOST // 1000})" in PAGE
    assert FOR == 5 * 60
    assert f"more than {LONGEST // 1000} kB" in PAGE
    assert f"of Teams {', '.join(map(str, sorted(OVER)))}" in PAGE


def test_the_limits_are_the_usual_ones():
    usual = limits({})
    assert f"At most {usual['slack/*'].a_minute} messages" in PAGE
    assert f"and {usual['teams/*'].a_minute} to each channel" in PAGE
    limits({"FAIRLEAD_LIMITS": re.search(r"`(slack/\*=\S+)`", PAGE)[1]})


def test_slack_calls_at_the_address_of_the_page():
    found = reverse("chat:from-slack", args=["00000000-0000-0000-0000-000000000000"])
    assert f"`{re.sub('0.*0', '…', found)}`" in PAGE
