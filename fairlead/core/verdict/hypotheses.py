"""What leavers may also be saying: nine hypotheses, each supported, not supported, or without data."""

from collections.abc import Mapping
from dataclasses import dataclass
from gettext import gettext as _

from fairlead.core.values import Status

SUPPORTED, NOT_SUPPORTED, NO_DATA = "supported", "not-supported", "no-data"


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One of the nine. `finding` is supported, not-supported or no-data."""

    number: int
    says: str
    finding: str
    because: str


@dataclass(frozen=True, slots=True)
class _Claim:
    says: str
    fact: str  # the fact that supports it by failing
    needs_not_failing: str = ""  # a fact that must not fail beside it, or another claim explains it


# The order and the wording follow what leavers say, from "no plan" to "no future for me".
_CLAIMS = (
    _Claim(_("There is no plan, or the leaders have lost it."), "plan"),
    _Claim(_("There is a plan; I was told once or never."), "told", needs_not_failing="plan"),
    _Claim(_("I do not see what my work has to do with it."), "line-of-sight"),
    _Claim(_("I do not know what is expected of me."), "expected"),
    _Claim(_("I know it, and do not believe it."), "believed", needs_not_failing="known"),
    _Claim(_("You say it, and do not live it."), "lived"),
    _Claim(_("It keeps changing."), "changes"),
    _Claim(_("What I was told when I was hired is not what I found."), "promises"),
    _Claim(_("I see no future for me here."), "future"),
)
FACTS = tuple(dict.fromkeys(f for c in _CLAIMS for f in (c.fact, c.needs_not_failing) if f))


def weigh(facts: Mapping[str, Status | None]) -> tuple[Hypothesis, ...]:
    """The nine hypotheses against the facts; a fact that is absent or None was not measured.

    Keys are those of `FACTS`. A fact that fails supports its hypothesis; one that holds speaks against it.

    >>> [h.number for h in weigh({"lived": Status.FAILS, "plan": Status.HOLDS}) if h.finding == "supported"]
    [6]
    """
    return tuple(_weighed(number, claim, facts) for number, claim in enumerate(_CLAIMS, start=1))


def _weighed(number: int, claim: _Claim, facts: Mapping[str, Status | None]) -> Hypothesis:
    fact = facts.get(claim.fact)
    beside = facts.get(claim.needs_not_failing) if claim.needs_not_failing else None
    if fact is None:
        return Hypothesis(number, claim.says, NO_DATA, _("not measured"))
    if fact is Status.UNKNOWN:
        return Hypothesis(
            number, claim.says, NO_DATA, _("measured, but open: too near its cut, or too few answers")
        )
    if fact is Status.HOLDS:
        return Hypothesis(number, claim.says, NOT_SUPPORTED, _("“{fact}” holds").format(fact=claim.fact))
    if claim.needs_not_failing and beside is None:
        return Hypothesis(
            number, claim.says, NO_DATA, _("“{link}” was not measured").format(link=claim.needs_not_failing)
        )
    if beside is Status.FAILS:
        return Hypothesis(
            number,
            claim.says,
            NOT_SUPPORTED,
            _("“{link}” fails before it").format(link=claim.needs_not_failing),
        )
    return Hypothesis(number, claim.says, SUPPORTED, _("“{fact}” fails").format(fact=claim.fact))
