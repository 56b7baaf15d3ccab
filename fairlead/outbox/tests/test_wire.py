"""What goes over the wire, byte for byte, to a server that takes commands together and to one that does not."""

import pytest

from fairlead.outbox.errors import Lost, Refused, Unreachable
from fairlead.outbox.letters import letter
from fairlead.outbox.tests.relay import Relay

SENDER, TO = "Fairlead <fairlead@oak.example>", "eve@oak.example"
both = pytest.mark.parametrize("pipelines", [True, False])


@both
def test_every_line_ends_as_the_standard_says_and_dots_are_doubled(pipelines):
    """A bare line feed is how mail is smuggled: many servers refuse the whole message for one."""
    with Relay(pipelines) as (relay, line):
        line.send(SENDER, TO, b"Subject: x\n\n.\n..\r\nlone\rend of nothing")
    assert relay.texts == [b"Subject: x\r\n\r\n..\r\n...\r\nlone\r\nend of nothing\r\n"]
    assert b"MAIL FROM:<fairlead@oak.example>\r\n" in relay.heard


@both
def test_a_letter_of_ours_arrives_as_it_was_written(pipelines):
    content = letter(sender=SENDER, to=TO, subject="x", text="é\n.\nend", html="<p>é</p>", message_id="<1@x>")
    with Relay(pipelines) as (relay, line):
        line.send(SENDER, TO, content)
        line.send(SENDER, TO, content)
    assert [text.replace(b"\r\n", b"\n").replace(b"\n..", b"\n.") for text in relay.texts] == [content] * 2
    assert relay.talks == 1


@both
@pytest.mark.parametrize(
    ("answers", "is_final", "says"),
    [
        ({"RCPT": b"550-No such\r\n550 person"}, True, "550 No such\nperson"),
        ({"RCPT": b"451 Later"}, False, "451 Later"),
        ({"MAIL": b"553 Not you"}, True, "553 Not you"),
        ({"DATA": b"554 No"}, True, "554 No"),
        ({".": b"552 Too long"}, True, "552 Too long"),
        ({"RCPT": b"550 No such person", "DATA": b"554 Nobody"}, True, "550 No such person"),
    ],
)
def test_a_no_is_told_in_the_words_of_the_server_and_the_line_goes_on(pipelines, answers, is_final, says):
    with Relay(pipelines, **answers) as (relay, line):
        with pytest.raises(Refused) as no:
            line.send(SENDER, TO, b"x\n")
        relay.answers.clear()
        relay.texts.clear()
        line.send(SENDER, TO, b"y\n")
    assert (no.value.is_final, no.value.reason) == (is_final, says)
    assert relay.texts == [b"y\r\n"]
    assert relay.talks == 1


def test_a_server_that_waits_for_a_text_without_a_reader_gets_an_empty_one():
    with Relay(RCPT=b"550 No such person") as (relay, line), pytest.raises(Refused):
        line.send(SENDER, TO, b"secret\n")
    assert relay.texts == [b""]


@both
def test_a_line_that_was_closed_meanwhile_is_opened_anew_before_anything_is_given_away(pipelines):
    with Relay(pipelines) as (relay, line):
        line.send(SENDER, TO, b"x\n")
        relay.answers[b"MAIL"] = b"hang up"
        with pytest.raises(Unreachable):
            line.send(SENDER, TO, b"y\n")
        assert relay.talks == 2  # the old line, then a new one: not for ever
        relay.answers.clear()
        line.send(SENDER, TO, b"z\n")
    assert relay.texts == [b"x\r\n", b"z\r\n"]


@both
def test_a_silence_after_the_text_is_told_apart(pipelines):
    with Relay(pipelines, **{".": b"what?"}) as (_relay, line), pytest.raises(Lost):
        line.send(SENDER, TO, b"x\n")


def test_a_host_in_another_script_is_asked_for_in_ascii():
    with Relay() as (relay, line):
        line.send(SENDER, "eve@bücher.example", b"x\n")
    assert any(heard.startswith(b"RCPT TO:<eve@xn--") for heard in relay.heard)
