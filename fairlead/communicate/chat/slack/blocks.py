"""Messages as blocks of Slack: values in, values out.

People's words stand in rich text and plain text, which Slack shows as they are: no formatting, no mention, no link comes
of what somebody typed.
"""

from typing import Any

from django.utils.translation import gettext as _

from fairlead.communicate.chat.told import Invited, Told

Block = dict[str, Any]
LONGEST_TEXT, LONGEST_RUN, MOST_BLOCKS, LONGEST_BUTTON = 3_000, 3_000, 50, 75
ALL_PARAGRAPHS = 8_000  # signs; Slack refuses messages whose blocks are too long together, and says no figure


def telling(told: Told) -> Block:
    """The body of chat.postMessage, without whom it goes to."""
    blocks = [_quote(told.statement)]
    blocks += [_plain(part) for part in _fitting(told)]
    blocks += [_plain(line) for line in (told.team_line, asked(told.ask)) if line]
    blocks += [_button(_("Read the plan"), told.plan), *_foot(told.reach)]
    return _message(told.statement, blocks)


def practice(invited: Invited) -> Block:
    """The same for everybody, every time."""
    words = _(
        "A minute for where we are going: one question, on your own page. What you answer stays with you."
    )
    return _message(
        words, [_plain(words), _button(_("Open my page"), invited.practice), *_foot(invited.reach)]
    )


def trial(company: str) -> Block:
    words = _("Fairlead can write to you here. Nothing else goes with this message.")
    return _message(words, [_plain(words), _plain(company)])


def asked(who: str) -> str:
    return _("Ask: {who}").format(who=who) if who else ""


def _fitting(told: Told) -> list[str]:
    """The first paragraphs, as many as there is room for; one that is the statement itself is not said twice."""
    found: list[str] = []
    for part in told.paragraphs:
        room = ALL_PARAGRAPHS - sum(map(len, found))
        if part and part != told.statement and room > 1 and len(found) < MOST_BLOCKS - 6:
            found.append(short(part, min(room, LONGEST_TEXT)))
    return found


def _message(text: str, blocks: list[Block]) -> Block:
    """`text` is what a notification says; nothing in it or in a link is unfolded by Slack."""
    quiet = {
        "mrkdwn": False,
        "parse": "none",
        "link_names": False,
        "unfurl_links": False,
        "unfurl_media": False,
    }
    return {"text": escaped(short(text, LONGEST_TEXT)), "blocks": blocks[:MOST_BLOCKS], **quiet}


def _quote(text: str) -> Block:
    run = {"type": "text", "text": short(text, LONGEST_RUN), "style": {"bold": True}}
    return {"type": "rich_text", "elements": [{"type": "rich_text_quote", "elements": [run]}]}


def _plain(text: str) -> Block:
    return {"type": "section", "text": _words(text, LONGEST_TEXT)}


def _words(text: str, at_most: int) -> Block:
    return {"type": "plain_text", "text": short(text, at_most) or "…", "emoji": False}


def _button(label: str, address: str) -> Block:
    button = {"type": "button", "action_id": "open", "text": _words(label, LONGEST_BUTTON), "url": address}
    return {"type": "actions", "elements": [button]}


def _foot(reach: str) -> list[Block]:
    if not reach:
        return []
    words = _("You choose what you read: {address}").format(address=reach)
    return [{"type": "context", "elements": [_words(words, LONGEST_TEXT)]}]


def escaped(text: str) -> str:
    """The three signs that Slack's own markup begins with.

    >>> escaped("<!channel> & <@U1>")
    '&lt;!channel&gt; &amp; &lt;@U1&gt;'
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def short(text: str, at_most: int) -> str:
    """
    >>> short("a sentence", 5)
    'a se…'
    """
    return text if len(text) <= at_most else f"{text[: at_most - 1].rstrip()}…"
