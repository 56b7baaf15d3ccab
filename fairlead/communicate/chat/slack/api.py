"""Calls of Slack's Web API, each one POST that follows nothing and ends in ten seconds.

The package slack-sdk is not what calls: it follows redirects with the token in hand, asks any address, and reads what
comes without a limit. It is the authority of the tests (tests/test_slack_sdk_agrees.py).
"""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings

from fairlead.communicate.chat.errors import NotThisPerson, Over
from fairlead.communicate.chat.slack import codes
from fairlead.outbox.errors import Lost, Refused, Unreachable, Wait
from fairlead.web.outward.clock import Until
from fairlead.web.outward.errors import NoAnswer
from fairlead.web.outward.hosts import Doors
from fairlead.web.outward.wire import Answer, ask

USUAL_WAIT, LONGEST_WAIT = 60.0, 86_400.0  # seconds, when a 429 says nothing that can be read
JSON, FORM = "application/json; charset=utf-8", "application/x-www-form-urlencoded"


def post(token: str, body: Mapping[str, Any]) -> None:
    """chat.postMessage. Raises Over, NotThisPerson, Refused, Wait, Unreachable or Lost."""
    _call("chat.postMessage", token, JSON, json.dumps(body, ensure_ascii=False).encode())


def who_am_i(token: str) -> dict[str, Any]:
    """auth.test: whose token it is."""
    return _call("auth.test", token, FORM, b"")


def member_by_address(token: str, address: str) -> str:
    """The member's id; empty when Slack knows nobody by this address."""
    return _member(token, "users.lookupByEmail", email=address)


def member_by_id(token: str, member: str) -> str:
    """The id itself; empty when it is nobody's."""
    return _member(token, "users.info", user=member)


def _member(token: str, method: str, **asks: str) -> str:
    try:
        found = _call(method, token, FORM, urlencode(asks).encode()).get("user")
    except NotThisPerson:
        return ""
    user = found if isinstance(found, dict) else {}
    member = user.get("id")
    is_somebody = isinstance(member, str) and not user.get("deleted") and not user.get("is_bot")
    return str(member) if is_somebody and 0 < len(str(member)) <= 30 else ""


def _call(method: str, token: str, kind: str, body: bytes) -> dict[str, Any]:
    headers = {"Authorization": f"Bearer {token}", "Content-Type": kind, "Accept": "application/json"}
    address = settings.SLACK_API + method
    try:
        answer = ask(address, headers, Doors(settings.CHAT_HOSTS), Until.after(), method="POST", body=body)
    except NoAnswer as no:
        raise (Lost if no.was_asked else Unreachable)(no.sentence) from None
    return _read(answer)


def _read(answer: Answer) -> dict[str, Any]:
    host = urlsplit(settings.SLACK_API).hostname
    if answer.status == 429:
        raise Wait(retry_after(answer.headers), f"{host} asks us to come back later.")
    if answer.status >= 500:
        raise Lost(f"{host} answered with status {answer.status}.")
    if answer.status != 200:
        raise Refused(f"{host} answered with status {answer.status}.", is_final=False)
    try:
        said = json.loads(answer.body)
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict) or not isinstance(said.get("ok"), bool):
        raise Lost(f"{host} answered with something that is not an answer of Slack.")
    if not said["ok"]:
        raise _no(said.get("error"), answer.headers)
    return said


def _no(error: object, headers: Mapping[str, str]) -> Exception:
    """Slack's code, if it looks like one; other words of an answer are not repeated."""
    code = error if isinstance(error, str) and error.replace("_", "").isalnum() and len(error) <= 60 else "?"
    if code in codes.ENDS:
        return Over(f"Slack ended the connection: {code}", codes.ENDS[code])
    if code in codes.PERSON:
        return NotThisPerson(f"Slack does not write to this person: {code}")
    if code in codes.SLOWER:
        return Wait(retry_after(headers), f"Slack asks us to come back later: {code}")
    if code in codes.UNSURE:
        return Lost(f"Slack broke off: {code}")
    return Refused(f"Slack refused the message: {code}", is_final=code not in codes.LATER)


def retry_after(headers: Mapping[str, str]) -> float:
    """Seconds; a minute when it says nothing that can be read, a day at most.

    >>> retry_after({"retry-after": "30"}), retry_after({"retry-after": "soon"}), retry_after({})
    (30.0, 60.0, 60.0)
    """
    said = headers.get("retry-after", "").strip()
    return (
        min(float(said), LONGEST_WAIT) if said.isascii() and said.isdigit() and len(said) < 9 else USUAL_WAIT
    )
