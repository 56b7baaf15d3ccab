"""Nothing that a person typed opens a header of its own."""

from email import message_from_bytes
from email.policy import default

import pytest

from fairlead.outbox.errors import UnableToAddress
from fairlead.outbox.letters import BREAKS, letter

GOOD = {
    "sender": "Fairlead <fairlead@oak.example>", "to": "eve@oak.example", "subject": "Hello",
    "text": "Word for word.", "message_id": "<1@oak.example>",
}  # fmt: skip


@pytest.mark.parametrize("mark", BREAKS)
@pytest.mark.parametrize("where", ["subject", "to", "sender"])
def test_a_break_in_a_header_is_refused(mark, where):
    with pytest.raises(UnableToAddress, match="one line"):
        letter(**GOOD | {where: f"{GOOD[where]}{mark}Bcc: all@oak.example"})


@pytest.mark.parametrize("address", ["", "eve", "@oak.example", "eve@", "ève@oak.example", "eve@a..b"])
def test_an_address_that_mail_cannot_reach_is_refused_in_one_sentence(address):
    with pytest.raises(UnableToAddress):
        letter(**GOOD | {"to": address})


def test_a_host_in_another_script_goes_over_the_wire_in_ascii():
    assert b"eve@xn--" in letter(**GOOD | {"to": "eve@bücher.example"})


def test_text_and_html_say_the_same_and_the_text_comes_first():
    read = message_from_bytes(letter(**GOOD, html="<p>Word for word.</p>"), policy=default)
    assert [part.get_content_type() for part in read.iter_parts()] == ["text/plain", "text/html"]
    assert read["Auto-Submitted"] == "auto-generated"
