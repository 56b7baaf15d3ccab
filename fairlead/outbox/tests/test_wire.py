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


def test_the_envelope_of_the_next_message_goes_out_with_the_end_of_a_text_and_never_its_text():
    with Relay() as (relay, line):
        line.next_is("bob@oak.example")
        line.send(SENDER, TO, b"x\n")
        assert relay.texts == [b"x\r\n"]
        line.send(SENDER, "bob@oak.example", b"y\n")
        assert relay.heard.count(b"RCPT TO:<bob@oak.example>\r\n") == 1
    assert (relay.texts, relay.talks) == ([b"x\r\n", b"y\r\n"], 1)


def test_who_was_foretold_and_does_not_come_gets_nothing():
    with Relay() as (relay, line):
        line.next_is("bob@oak.example")
        line.send(SENDER, TO, b"x\n")
        line.send(SENDER, "ann@oak.example", b"y\n")
        line.send(SENDER, "bob@oak.example", b"z\n")
    assert relay.texts == [b"x\r\n", b"y\r\n", b"z\r\n"]
    assert relay.talks == 2


def test_a_no_to_the_first_of_two_that_went_together_is_no_no_to_the_second():
    with Relay(**{".": b"552 Too long"}) as (relay, line):
        line.next_is("bob@oak.example")
        with pytest.raises(Refused):
            line.send(SENDER, TO, b"x\n")
        relay.answers.clear()
        line.send(SENDER, "bob@oak.example", b"y\n")
    assert (relay.texts[-1], relay.talks) == (b"y\r\n", 1)
    assert relay.heard.count(b"RCPT TO:<bob@oak.example>\r\n") == 1


def test_a_no_to_the_second_of_two_that_went_together_is_no_no_to_the_first():
    with Relay() as (relay, line):
        relay.unknown = b"bob"
        line.next_is("bob@oak.example")
        line.send(SENDER, TO, b"x\n")
        with pytest.raises(Refused, match="550 No such person"):
            line.send(SENDER, "bob@oak.example", b"y\n")
        line.send(SENDER, TO, b"z\n")
    assert (relay.texts, relay.talks) == ([b"x\r\n", b"", b"z\r\n"], 1)


def test_a_server_that_cannot_follow_is_asked_one_by_one_from_then_on():
    with Relay() as (relay, line):
        relay.hangs_up_when_ahead = True
        for to, then in ("ab", "bc", "cd"):
            line.next_is(f"{then}@oak.example")
            line.send(SENDER, f"{to}@oak.example", to.encode() + b"\n")
    assert relay.texts == [b"a\r\n", b"b\r\n", b"c\r\n"]
    assert relay.talks == 2


def test_an_address_that_cannot_be_written_is_no_fault_of_the_message_before_it():
    with Relay() as (relay, line):
        line.next_is("nobody\r\nRCPT TO:<eve@oak.example>")
        line.send(SENDER, TO, b"x\n")
        assert not any(b"nobody" in heard for heard in relay.heard)
    assert relay.texts == [b"x\r\n"]


def test_in_the_middle_of_what_was_foretold_the_server_says_goodbye():
    with Relay() as (relay, line):
        relay.answers[b"."] = b"421 Goodbye"
        line.next_is("bob@oak.example")
        with pytest.raises(Refused) as no:
            line.send(SENDER, TO, b"x\n")
        assert not no.value.is_final
        relay.answers.clear()
        line.send(SENDER, "bob@oak.example", b"y\n")
    assert (relay.texts[-1], relay.talks) == (b"y\r\n", 2)
