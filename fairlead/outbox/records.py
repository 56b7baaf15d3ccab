"""What the DNS says about mail from a domain, judged: SPF (RFC 7208), DKIM (RFC 6376), DMARC (RFC 7489).

Values in, values out: the texts are looked up elsewhere (`lookups.py`).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _


class Standing(StrEnum):
    GOOD = "good"
    WEAK = "weak"
    MISSING = "missing"
    UNTOLD = "cannot tell"


@dataclass(frozen=True, slots=True)
class Finding:
    """One record: how it stands, in a sentence, and what to put into the DNS."""

    name: str
    standing: Standing
    sentence: str
    to_do: str = ""


def spf(texts: Sequence[str] | None, host: str) -> Finding:
    """`texts`: TXT records of the domain; None when no resolver answered."""
    found = [text for text in texts or () if re.match(r"(?i)v=spf1(\s|$)", text)]
    if texts is None:
        return _untold("SPF")
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
    return _spf_of(found[0])


def _spf_of(record: str) -> Finding:
    words = record.lower().split()
    # RFC 7208, 4.6.4: more than ten terms that ask the DNS again make the record void.
    lookups = sum(bool(re.match(r"[+~?-]?(include|a|mx|ptr|exists)\b|redirect=", word)) for word in words[1:])
    if lookups > 10:
        return Finding(
            "SPF",
            Standing.WEAK,
            _("The record asks for {n} look-ups; ten are allowed.").format(n=lookups),
            _("Take out includes that are not needed."),
        )
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
        return _untold("DKIM")
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


def dmarc(texts: Sequence[str] | None) -> Finding:
    """`texts`: TXT records at _dmarc.domain."""
    if texts is None:
        return _untold("DMARC")
    found = [text for text in texts if re.match(r"(?i)v=dmarc1\s*(;|$)", text)]
    if len(found) != 1:
        return Finding(
            "DMARC",
            Standing.MISSING,
            _("There must be one record, and there are {n}.").format(n=len(found)),
            "v=DMARC1; p=quarantine",
        )
    policy = re.search(r"(?i);\s*p\s*=\s*(none|quarantine|reject)\b", found[0])
    if policy is None:
        return Finding(
            "DMARC", Standing.WEAK, _("The record states no policy that is known."), "v=DMARC1; p=quarantine"
        )
    if policy[1].lower() == "none":
        return Finding(
            "DMARC",
            Standing.WEAK,
            _("The policy is “none”: it only watches."),
            _("Once all your servers pass, raise it to quarantine."),
        )
    return Finding("DMARC", Standing.GOOD, _("Others who send as you are kept out."))


def _untold(name: str) -> Finding:
    return Finding(name, Standing.UNTOLD, _("No name server answered, so this cannot be told from here."))
