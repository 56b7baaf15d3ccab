"""How many questions an SPF record asks, through everything that it includes (RFC 7208, 4.6.4).

Values in, values out: `ask` gives the TXT records at a name, or None when nobody answered.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Ask = Callable[[str], Sequence[str] | None]
ALLOWED = 10
ASKS = re.compile(r"[+~?-]?(?:(include|exists):(\S+)|(?:a|mx|ptr)(?:[:/]\S*)?)")


@dataclass
class Walk:
    """What was found on the way; no further than one question too many."""

    asked: int = 0
    empty: str = ""  # a name that is included and has no SPF record: receivers then trust none
    silent: str = ""  # a name at which nobody answered

    @property
    def is_over(self) -> bool:
        return self.asked > ALLOWED or bool(self.empty or self.silent)


def walked(record: str, ask: Ask) -> Walk:
    """The most that the record can ask: a receiver stops earlier when a server matches.

    >>> walked("v=spf1 a include:b.example -all", {"b.example": ["v=spf1 mx ?all"]}.get).asked
    3
    """
    walk = Walk()
    _terms(record, ask, walk)
    return walk


def only_spf(texts: Sequence[str]) -> list[str]:
    return [text for text in texts if re.match(r"(?i)v=spf1(\s|$)", text)]


def _terms(record: str, ask: Ask, walk: Walk) -> None:
    words = record.lower().split()[1:]
    for word in words:
        if re.fullmatch(r"[+~?-]?all", word):  # what stands after it is not read, and no redirect either
            return
        if found := ASKS.fullmatch(word):
            walk.asked += 1
            if found[1] == "include":
                _follow(found[2], ask, walk)
        if walk.is_over:
            return
    for word in words:
        if word.startswith("redirect="):
            walk.asked += 1
            _follow(word.removeprefix("redirect="), ask, walk)
            return


def _follow(name: str, ask: Ask, walk: Walk) -> None:
    # A macro hangs on the single message; a loop ends at the eleventh question.
    if "%" in name or walk.is_over:
        return
    texts = ask(name)
    if texts is None:
        walk.silent = name
    elif not (found := only_spf(texts)):
        walk.empty = name
    else:
        _terms(found[0], ask, walk)
