"""What the DNS says of the servers and keys of a domain, judged: SPF (RFC 7208), DKIM (RFC 6376).

Values in, values out: the texts are looked up elsewhere (`lookups.py`).
"""

import re
from collections.abc import Sequence

from django.utils.translation import gettext as _

from fairlead.outbox.findings import Finding, Standing, untold
from fairlead.outbox.spf_walk import ALLOWED, Ask, Walk, only_spf, walked


def spf(texts: Sequence[str] | None, host: str, ask: Ask) -> Finding:
    """`texts`: TXT records of the domain; None when no resolver answered. `ask` looks up what the record includes."""
    if texts is None:
        return untold("SPF")
    found = only_spf(texts)
    if not found:
        return Finding(
            "SPF",
            Standing.MISSING,
            _("No record says which servers may send for this domain."),
            f"v=spf1 a:{host} -all",
        )
    if len(found) > 1:
        return Finding(
            "SPF",
            Standing.WEAK,
            _("There are {n} SPF records; receivers then trust none.").format(n=len(found)),
            _("Merge them into one."),
        )
    end = _end_of(found[0])
    return end if end.standing == Standing.WEAK else _asks_too_much(walked(found[0], ask)) or end


def _asks_too_much(walk: Walk) -> Finding | None:
    """RFC 7208, 4.6.4: more than ten questions, or an include of nothing, make the record void."""
    if walk.empty:
        said = _("It includes {name}, which has no SPF record; receivers then trust none.").format(
            name=walk.empty
        )
        return Finding("SPF", Standing.WEAK, said, _("Take that include out, or ask who gave it to you."))
    if walk.silent:
        said = _("What it includes could not be looked up: {name} did not answer.").format(name=walk.silent)
        return Finding("SPF", Standing.UNTOLD, said)
    if walk.asked > ALLOWED:
        said = _("With all that it includes, the record asks for more than ten look-ups; ten are allowed.")
        return Finding("SPF", Standing.WEAK, said, _("Take out includes that are not needed."))
    return None


def _end_of(record: str) -> Finding:
    words = record.lower().split()
    # RFC 7208, 5.1: the first "all" decides, and what stands after it is not read.
    end = next((word for word in words[1:] if re.fullmatch(r"[+~?-]?all", word)), None)
    if end in ("+all", "all", "?all"):
        return Finding(
            "SPF",
            Standing.WEAK,
            _("The record says “{end}”: anybody may send as you.").format(end=end),
            _("End it in -all or ~all."),
        )
    if end is None and not any(word.startswith("redirect=") for word in words):
        return Finding(
            "SPF",
            Standing.WEAK,
            _("The record does not say what to do with other servers."),
            _("End it in -all or ~all."),
        )
    return Finding("SPF", Standing.GOOD, _("The record names the servers that may send."))


def dkim(texts: Sequence[str] | None, selector: str) -> Finding:
    """`texts`: TXT records at selector._domainkey.domain."""
    if texts is None:
        return untold("DKIM")
    keys = [match[1] for text in texts if (match := re.search(r"(?i)(?:^|;)\s*p=([^;]*)", text))]
    if not keys:
        return Finding(
            "DKIM",
            Standing.MISSING,
            _("There is no key under “{selector}”.").format(selector=selector),
            _("Take the record from your mail provider."),
        )
    if not keys[0].strip():
        return Finding(
            "DKIM",
            Standing.WEAK,
            _("The key under “{selector}” was revoked.").format(selector=selector),
            _("Publish the new key, or name its selector."),
        )
    return Finding(
        "DKIM",
        Standing.GOOD,
        _("A key is published; whether your server signs with it shows in a received message."),
    )
