"""A telling as an Adaptive Card 1.4 for a channel of Teams: values in, values out, never more than Teams takes.

People's words stand in text runs, which are no Markdown: no link, no mention comes of what somebody typed.
"""

import json
from typing import Any

from django.utils.translation import gettext as _

from fairlead.communicate.chat.told import Told

Card = dict[str, Any]
MOST = 28_000  # bytes that a post may have, by Microsoft's limits; its own wrapping comes on top of ours
OURS = 24_000  # so much of it we use
VERSION, SCHEMA = "1.4", "http://adaptivecards.io/schemas/adaptive-card.json"
KIND = "application/vnd.microsoft.card.adaptive"


def telling(told: Told, language: str) -> Card:
    """What is too long loses its last paragraphs, never the statement or where to read on."""
    parts = [part for part in told.paragraphs if part and part != told.statement]
    while len(encoded(whole := _post(told, parts, language))) > OURS and parts:
        parts.pop()
    return whole if len(encoded(whole)) <= OURS else _post(_cut(told), [], language)


def trial(company: str, language: str) -> Card:
    words = _("Fairlead can post in this channel. Nothing else goes with this message.")
    return _wrapped([_text(words), _text(company[:200], isSubtle=True)], [], words, language)


def encoded(card: Card) -> bytes:
    return json.dumps(card, ensure_ascii=False, separators=(",", ":")).encode()


def _post(told: Told, parts: list[str], language: str) -> Card:
    body = [_text(told.statement, size="Large", weight="Bolder")]
    body += [_text(part) for part in parts]
    body += [_text(line) for line in (told.team_line,) if line]
    body += [_text(_("Ask: {who}").format(who=told.ask), isSubtle=True)] if told.ask else []
    reads = [{"type": "Action.OpenUrl", "title": _("Read the plan"), "url": told.plan}]
    return _wrapped(body, reads, told.statement, language)


def _wrapped(body: list[Card], actions: list[Card], instead: str, language: str) -> Card:
    card = {"$schema": SCHEMA, "type": "AdaptiveCard", "version": VERSION, "lang": language, "body": body,
            "actions": actions, "fallbackText": instead, "msteams": {"width": "Full"}}  # fmt: skip
    return {"type": "message", "attachments": [{"contentType": KIND, "contentUrl": None, "content": card}]}


def _text(words: str, **style: Any) -> Card:
    return {"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": words, **style}]}


def _cut(told: Told) -> Told:
    """Of words that are long beyond reason: what fits, six bytes a sign at most, twice since the statement stands twice."""
    return Told(told.statement[:1_200], (), told.team_line[:600], told.ask[:200], told.plan, "")
