"""What a domain asks receivers to do with mail that only claims to be from it: DMARC (RFC 7489), judged.

Without a list of public suffixes the organisational domain is found as the revised standard finds it: label by label
upwards, and a record that says it is a public suffix's (psd=y) is nobody's. `ask` gives the TXT records at a name, or None.
"""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from fairlead.outbox.findings import Finding, Standing, untold
from fairlead.outbox.spf_walk import Ask

PROPOSED = "v=DMARC1; p=quarantine; rua=mailto:postmaster@{domain}"
MOST_LABELS = 8


def dmarc(domain: str, ask: Ask) -> Finding:
    for name in _upwards(domain):
        texts = ask(f"_dmarc.{name}")
        if texts is None:
            return untold("DMARC")
        found = [text for text in texts if re.match(r"(?i)v=dmarc1\s*(;|$)", text)]
        if len(found) > 1:
            said = _("There must be one record, and there are {n}.").format(n=len(found))
            return Finding("DMARC", Standing.MISSING, said, _("Leave one of them."))
        if found and not (name != domain and tags(found[0]).get("psd") == "y"):
            return _judged(tags(found[0]), domain, name)
    return Finding("DMARC", Standing.MISSING, _("There is no record."), PROPOSED.format(domain=domain))


def tags(record: str) -> dict[str, str]:
    """Names and values in lower case; of a name that comes twice the first.

    >>> tags("v=DMARC1; p=Reject; pct = 50")
    {'v': 'dmarc1', 'p': 'reject', 'pct': '50'}
    """
    found: dict[str, str] = {}
    for part in record.lower().split(";"):
        name, is_given, value = part.partition("=")
        if is_given:
            found.setdefault(name.strip(), value.strip())
    return found


def _upwards(domain: str) -> Iterator[str]:
    labels = domain.rstrip(".").split(".")
    starts = [0, *range(max(1, len(labels) - MOST_LABELS + 1), len(labels) - 1)]
    return (".".join(labels[at:]) for at in starts)


def _judged(said: dict[str, str], domain: str, where: str) -> Finding:
    policy = said.get("sp", said.get("p")) if where != domain else said.get("p")
    weak = _weakness(policy, said)
    if weak:
        return Finding("DMARC", Standing.WEAK, weak[0], weak[1].format(domain=where))
    kept = _("Others who send as you are kept out.")
    above = _("The record of {where} holds for {domain}.").format(where=where, domain=domain)
    return Finding("DMARC", Standing.GOOD, kept if where == domain else f"{kept} {above}")


def _weakness(policy: str | None, said: dict[str, str]) -> tuple[str, str] | None:
    if policy not in ("none", "quarantine", "reject"):
        return _("The record states no policy that is known."), PROPOSED
    if policy == "none":
        return _("The policy is “none”: it only watches."), _(
            "Once all your servers pass, raise it to quarantine."
        )
    if (share := _share(said)) < 100:
        return _share_words(share), _("Take pct out once all your servers pass.")
    if not said.get("rua", "").startswith("mailto:"):
        told = _("Reports go to nobody: you would not see that mail of yours is refused.")
        return told, _("Add: {record}").format(record="rua=mailto:postmaster@{domain}")
    return None


def _share_words(share: int) -> str:
    if share == 0:
        return _("The policy is applied to no message (pct=0).")
    return _("The policy is applied to {share} of 100 messages.").format(share=share)


def _share(said: dict[str, str]) -> int:
    """RFC 7489, 6.3: what is no number from 0 to 100 counts as not said."""
    given = said.get("pct", "")
    return int(given) if re.fullmatch(r"\d{1,3}", given) and int(given) <= 100 else 100
