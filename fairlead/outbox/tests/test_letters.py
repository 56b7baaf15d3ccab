"""Nothing that a person typed opens a header of its own."""

from email import message_from_bytes
from email.headerregistry import Address
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairlead.outbox.errors import UnableToAddress
from fairlead.outbox.letters import BREAKS, Attached, letter

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


def read(**other):
    return message_from_bytes(letter(**GOOD | other), policy=default)


def body_of(part) -> str:
    return part.get_content().replace("\r\n", "\n")


@given(words=st.text(), page=st.text(min_size=1))
def test_any_text_comes_back_as_it_was_written(words, page):
    kept = [one.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n") for one in (words, page)]
    found = [body_of(part) for part in read(text=words, html=page).iter_parts()]
    assert found == [one if one.endswith("\n") else f"{one}\n" for one in kept]


@given(subject=st.text(st.characters(exclude_characters=BREAKS, exclude_categories=["Cc", "Cs", "Zs"])))
def test_any_subject_comes_back_as_it_was_written(subject):
    assert read(subject=subject)["Subject"] == subject


@pytest.mark.parametrize("subject", ["=?utf-8?q?Hello?=", "Ω " * 100, "plain words " * 40 + "end"])
def test_a_subject_that_looks_encoded_or_is_long_is_read_as_typed(subject):
    raw = letter(**GOOD | {"subject": subject})
    assert read(subject=subject)["Subject"].split() == subject.split()
    assert all(len(line) < 998 for line in raw.split(b"\n"))


@pytest.mark.parametrize("name", ["Ève Étoile", 'Lee, Ada "the first"', "Ada Lee"])
def test_a_name_before_an_address_comes_back(name):
    (found,) = read(sender=str(Address(name, "ada", "oak.example")))["From"].addresses
    assert (found.display_name, found.addr_spec) == (name, "ada@oak.example")


def test_a_long_address_in_a_header_is_not_broken():
    """Mail programs follow no link that stands in an encoded word (RFC 8058)."""
    link = f"<https://oak.example/mail/{'0123456789abcdef' * 8}/>"
    raw = letter(**GOOD | {"headers": {"List-Unsubscribe": link}})
    assert f"List-Unsubscribe: {link}\n".encode() in raw


def test_a_letter_says_when_it_was_written():
    assert read()["Date"].datetime.tzinfo


@pytest.mark.parametrize("text", ["x" * 2000, "é" * 2000, "ends in space \n" * 3, "From here\n.\n"])
def test_no_line_is_longer_than_the_wire_allows(text):
    assert all(len(line) < 998 for line in letter(**GOOD | {"text": text}).split(b"\n"))
    assert body_of(read(text=text)).rstrip("\n") == text.rstrip("\n")


def test_a_file_goes_along_whole_and_the_words_stay_first():
    file = bytes(range(256)) * 40
    content = letter(
        sender="a@oak.example", to="b@oak.example", subject="S", text="Hello.", html="<p>Hello.</p>",
        message_id="<1@oak.example>", attached=Attached("talk.ics", "text/calendar; method=REQUEST", file),
    )  # fmt: skip
    mail = message_from_bytes(content, policy=default)
    assert mail.get_body(("plain",)).get_content() == "Hello.\n"
    assert mail.get_body(("html",)).get_content() == "<p>Hello.</p>\n"
    (part,) = mail.iter_attachments()
    assert part.get_filename() == "talk.ics"
    assert part.get_payload(decode=True) == file
    assert not mail.defects
    assert max(map(len, content.split(b"\n"))) <= 90
