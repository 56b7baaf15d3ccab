"""What the tests of practice do over and over: publish, move the clock, open the page, answer."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from fairlead.communicate.practice import keeping, tokens
from fairlead.communicate.practice.notebook import Notebook
from fairlead.communicate.practice.sealing import holder_of
from fairlead.people.models import Role
from fairlead.people.tests.matrix import Cast
from fairlead.plan.tests.hands import publish, rewrite, write

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
CALL = "Every placement is called after one week, by the one who placed it."
NEWS = "We say the bad news first."
HIRE = "No temp contracts under a week."
NEWS_LINES = "We do: ring the client before the client finds out.\nWe do not: soften a number in a report."
__all__ = ["publish", "rewrite", "write"]


class Clock:
    """What the whole product takes for now."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.now = MONDAY
        patch.setattr(timezone, "now", lambda: self.now)

    def on(self, day: int) -> "Clock":
        """Days since the first Monday."""
        self.now = MONDAY + timedelta(days=day)
        return self

    @property
    def day(self):
        return self.now.date()


def plan(cast: Cast) -> None:
    """Three statements for staff, one for leaders."""
    write(cast, CALL, key="call", details="Why: two of three early quits told us nobody rang.")
    write(cast, NEWS, key="news", kind="value", details=NEWS_LINES, measure="", target="", owner="")
    write(cast, HIRE, key="hire", kind="not-doing", details="", measure="", target="", owner="")
    write(
        cast,
        "Sell the Carrow yard by summer.",
        key="sell",
        audience="leaders",
        details="",
        measure="",
        target="",
    )
    publish(cast)


def holder(cast: Cast, role: str = Role.EMPLOYEE) -> str:
    return holder_of(cast.company.key, cast.users[role].key)


def book(cast: Cast, role: str = Role.EMPLOYEE) -> Notebook:
    return keeping.notebook_of(holder(cast, role))


def at(cast: Cast, name: str = "now") -> str:
    return reverse(f"practice:{name}", args=[cast.company.slug])


def token_of(page) -> str:
    return unescape(re.search(r'name="token" value="([^"]+)"', page.content.decode())[1])


def asked(page, cast: Cast, role: str = Role.EMPLOYEE) -> tokens.Token:
    """What a page asks, as its token says."""
    return tokens.read(token_of(page), holder(cast, role))


RIGHT = {"call@1": CALL, "news@1": NEWS, "hire@1": HIRE}


def answer_to(token: tokens.Token, *, knows: bool) -> dict[str, str]:
    """What somebody who knows it, or does not, sends."""
    if token.ask in ("say", "anew"):
        return {"text": RIGHT[token.lineage] if knows else "I do not know"}
    return {"choice": token.right if knows else "0" * 12} if token.ask in ("five", "two") else {}


def practise(client: Client, cast: Cast, role: str = Role.EMPLOYEE, *, knows: bool = True):
    """Opens, answers, goes on; the token of what was asked."""
    client.force_login(cast.users[role])
    page = client.get(at(cast))
    token = asked(page, cast, role)
    shown = client.post(at(cast), {"token": token_of(page), **answer_to(token, knows=knows)})
    client.post(at(cast), {"token": token_of(shown)})
    return token
