"""Owners, days, measures and targets that stand in the words of a statement."""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from fairlead.core.plans.foreign.values import Found
from fairlead.core.plans.lexicon_of_asking import VERBS
from fairlead.core.plans.words import STOP

LONGEST = 8  # words of a measure
_OWNER = re.compile(
    # Up to three words that a comma or a bracket ends are a name, also where only the first has a capital: "Net ops".
    r"\b(?i:owners?|dri|lead)\b\s*[:=]\s*(?P<said>[A-ZÀ-Þ][\w.'-]*(?: [^\W\d][\w.'&-]*){0,2})(?=\s*[,;)])"
    r"|\b(?i:owners?|owned by|dri|lead(?: by)?|led by|responsible|accountable|sponsor"
    r"|champion)\b\s*(?:[:=–—-]\s*|(?<=by)\s+)@?(?P<who>[A-ZÀ-Þ][\w.'-]*(?: (?:&|and|[A-ZÀ-Þ][\w.'-]*|of|team"
    r"|lead|leads))*)"
    r"|\((?P<named>[A-ZÀ-Þ][\w.'-]+ [A-ZÀ-Þ][\w.'-]+)\)\s*$|(?<![\w@])@(?P<at>[A-Za-z][\w.-]+)"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_BY = (
    r"\b(?:(?:by|until|before|due|deadline|due date|due on|due by|target date|end of|the end of|in"
    r"|for)\b\s*[:=-]?\s*(?:the\s+)?(?:end of\s+)?)"
)
_DAYS = re.compile(
    "(?i)" + _BY + r"(?:(?P<iso>\d{4}-\d\d-\d\d)|(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: of)?\s+" + _NAME.format("m1") + r",?\s+(?P<y1>20\d\d)|"
    + _NAME.format("m2") + r"\s+(?P<d2>\d{1,2})(?:st|nd|rd|th)?,\s+(?P<y2>20\d\d)|" + _NAME.format("m3") + r",?\s+(?P<y3>20\d\d)|"
    r"q(?P<q>[1-4])[\s/-]*(?:fy\s*)?(?P<y4>20\d\d)|h(?P<h>[12])[\s/-]*(?P<y6>20\d\d)|(?P<y5>20\d\d)\b)"
)  # fmt: skip
_FIGURE = (
    r"(?<![A-Za-z\d.])(?:[<>≤≥~]=?\s*)?[$€£]?\d[\d.,]*(?:(?![A-Za-z\d])|x\b|[kKmM]\b)(?:\s?(?:%|percent"
    r"|per cent|[kKmMbB]n?\b|million|days?|weeks?|hours?|minutes?|mins?|seconds?|points?|x\b))?"
)
_TO = re.compile(
    rf"(?:\bto|\bis|\bare|\bat|\bunder|\bover|\bbelow|\babove|\bwithin|\bof|=|→|->)\s+({_FIGURE})(?:\W*$|[\s,;(])",
    re.IGNORECASE,
)
_ANY = re.compile(_FIGURE)


def keys_in(text: str, *, counted: bool = False) -> tuple[Found, ...]:
    """The keys that the words of a statement name; `counted` for a key result, whose measure and target are looked for too.

    >>> [(f.key, f.value) for f in keys_in("Open in Linden by March 2027 (Owner: Ada Lee)")]
    [('owner', 'Ada Lee'), ('due', '2027-03-31')]
    >>> [(f.key, f.value) for f in keys_in("Bury the line (owner: Net ops, by March 2027)")]
    [('owner', 'Net ops'), ('due', '2027-03-31')]
    >>> [(f.key, f.value) for f in keys_in("Raise the share of calls returned from 60% to 95%", counted=True)]
    [('target', '95%'), ('measure', 'share of calls returned')]
    """
    found = [one for one in (_owner(text), _day(text)) if one]
    if counted:
        found += _target_and_measure(text)
    return tuple(found)


_LINE = re.compile(
    r"(?i)^(?P<key>owner|lead|dri|responsible|due|deadline|due date|measure|metric|kpi|measured by"
    r"|target)s?\s*[:=–—-]\s*(?P<value>\S.*)$"
)
_ROLE = {
    "lead": "owner",
    "dri": "owner",
    "responsible": "owner",
    "deadline": "due",
    "due date": "due",
    "metric": "measure",
    "kpi": "measure",
    "measured by": "measure",
}


def keys_of(text: str, details: Sequence[str], *, counted: bool = False) -> tuple[Found, ...]:
    """The keys in a statement's words, and those that its own lines name: `Owner: Ada`.

    >>> [(f.key, f.value) for f in keys_of("Open in Linden", ["Owner: Ada", "KPI: keys handed over"])]
    [('owner', 'Ada'), ('measure', 'keys handed over')]
    """
    found = {one.key: one for one in keys_in(text, counted=counted)}
    for line in details:
        if named := _LINE.match(line):
            key = _ROLE.get(named["key"].casefold(), named["key"].casefold())
            dated = _day(f"by {named['value']}") if key == "due" else Found(key, named["value"], line)
            found |= {key: dated} if dated and key not in found else {}
    return tuple(found.values())


def _owner(text: str) -> Found | None:
    found = _OWNER.search(text)
    who = found and (found["said"] or found["who"] or found["named"] or found["at"])
    return Found("owner", who.strip(" .,;"), found[0].strip()) if found and who else None


def _day(text: str) -> Found | None:
    for found in _DAYS.finditer(text):
        told = found[0].lower().startswith(("in", "for")) and not found["q"]
        day = None if told and found["y5"] else day_of(found)
        if day:
            return Found("due", day.isoformat(), found[0].strip())
    return None


def day_of(found: re.Match[str]) -> date | None:
    """The last day of what is named; None if there is no such day."""
    part = found.groupdict()
    try:
        if part["iso"]:
            return date.fromisoformat(part["iso"])
        year = int(
            next(y for y in (part["y1"], part["y2"], part["y3"], part["y4"], part["y6"], part["y5"]) if y)
        )
        named = part["m1"] or part["m2"] or part["m3"]
        month = (
            _MONTHS.index(named[:3].lower()) + 1
            if named
            else 3 * int(part["q"])
            if part["q"]
            else 6 * int(part["h"])
            if part["h"]
            else 12
        )
        day = part["day"] or part["d2"]
        return date(year, month, int(day) if day else monthrange(year, month)[1])
    except ValueError:
        return None


def _target_and_measure(text: str) -> list[Found]:
    if day := _day(text):
        before, _, after = text.partition(day.words)
        text = before if before.strip() else after
    aimed = list(_TO.finditer(text))
    any_of = list(_ANY.finditer(text))
    if not any_of:
        return []
    target = (
        any_of[0][0]
        if any_of[0].start() == 0
        else aimed[-1][1].strip(" ,.;")
        if aimed
        else any_of[-1][0].strip(" ,.;")
    )
    found = [Found("target", target, target)]
    measure = _measure(text, any_of[0].start())
    return [*found, Found("measure", measure, measure)] if measure else found


def _measure(text: str, at: int) -> str:
    """The words that are counted: before the figure, without the verb that leads them; else those after it."""
    before = re.sub(
        r"(?i)\s*\b(?:from|to|by|of|at|is|under|over|below|above|within|least|most|<|>|=)?\W*$", "", text[:at]
    )
    before = re.sub(r"(?i)\s*\b(?:from|to|by|is|at|reaches|exceeds)$", "", before).strip(" :,-<>=≤≥")
    words = before.split()
    while words and (
        words[0].lower() in VERBS
        or words[0].lower() in ("the", "a", "an", "our", "achieve", "increase", "decrease")
    ):
        words = words[1:]
    after = re.sub(rf"^\W*{_FIGURE}\s*(?:of\s+)?", "", text[at:]).strip(" .)(")
    if any(
        word.lower() not in STOP and word.lower() not in ("goal", "target", "objective") for word in words
    ):
        return " ".join(words) if len(words) <= LONGEST else ""
    return after if 0 < len(after.split()) <= LONGEST else ""
