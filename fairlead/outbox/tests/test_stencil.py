"""A letter for many says the same as one built for a single reader, and a field stays a word."""

from email import message_from_bytes, policy

import pytest

from fairlead.outbox.errors import UnableToAddress
from fairlead.outbox.stencil import HTML, TEXT, stencil, token

NAME = token(TEXT, "name")
LEAVE = "https://oak.example/leave/abc"
HOSTILE = [
    "\r\nBcc: all@oak.example",
    "<script>alert(1)</script>",
    "=3D=\n.",
    "x" * 3_000,
    "Zoë 名前 שלום",
    "\x0b\u2028a",
    "",
]


def cut(text="", html=""):
    return stencil(
        sender="fairlead@oak.example", subject="Where we are going – für alle", text=text or f"Dear {NAME},\n\nword.\n",
        html=html or f"<p>Dear {token(HTML, 'name')}</p>", host="oak.example", headers={"List-Id": "<a.oak.example>"},
    )  # fmt: skip


def read(content):
    return message_from_bytes(content.replace(b"\r\n", b"\n"), policy=policy.default)


def test_each_reader_gets_the_own_name_and_everything_else_alike():
    letter = cut()
    first, second = (
        read(letter.fill(to, {"name": name}, leave=LEAVE)[1])
        for to, name in (("a@oak.example", "Ann"), ("b@oak.example", "Zoë"))
    )
    assert (first["To"], second["To"]) == ("a@oak.example", "b@oak.example")
    assert first["Subject"] == second["Subject"] == "Where we are going – für alle"
    assert first["Message-ID"] != second["Message-ID"]
    assert second.get_body(("plain",)).get_content() == "Dear Zoë,\n\nword.\n"
    assert second.get_body(("html",)).get_content() == "<p>Dear Zoë</p>"
    assert first["Auto-Submitted"] == "auto-generated"
    assert first["List-Unsubscribe"] == f"<{LEAVE}>"
    assert first["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_value_opens_no_header_and_no_tag_and_no_line_grows_too_long(value):
    content = cut().fill("a@oak.example", {"name": value}, leave=LEAVE)[1]
    message = read(content)
    assert sorted(message.keys()) == sorted(
        read(cut().fill("a@oak.example", {"name": "Ann"}, leave=LEAVE)[1]).keys()
    )
    assert "<script" not in message.get_body(("html",)).get_content()
    assert max(map(len, content.split(b"\r\n"))) <= 78
    assert len(message.get_body(("plain",)).get_content().splitlines()) == 3


@pytest.mark.parametrize("before", range(60, 80))
def test_a_token_at_the_edge_of_a_line_is_found(before):
    content = cut(text="w" * before + NAME + " end\n").fill("a@oak.example", {"name": "Ann"}, leave=LEAVE)[1]
    assert read(content).get_body(("plain",)).get_content() == "w" * before + "Ann end\n"


@pytest.mark.parametrize("to", ["a@oak.example\r\nBcc: b@oak.example", "nobody", "a b@oak.example\0"])
def test_a_hostile_address_is_refused(to):
    with pytest.raises(UnableToAddress):
        cut().fill(to, {"name": "Ann"}, leave=LEAVE)
