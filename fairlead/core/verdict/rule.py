"""The verdict as a table of cases (DESIGN, section 5).

The chain is read from the left: the first case that fits is the verdict. A link that is unknown
never counts as holding: it is named as not ruled out.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from gettext import gettext as _

from fairlead.core.values import Status

LINKS = ("plan", "sent", "reached", "known", "connected", "believed", "lived")
SPOKEN = ("reached", "known", "connected", "believed", "lived")  # links for which people were asked
Chain = Mapping[str, Status]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the chain says. `not_ruled_out`: earlier links that are unknown; `also`: later breaks."""

    id: str
    sentence: str
    not_ruled_out: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    would_change: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One row of the table: its id, the link that breaks (if one does), and when it applies."""

    id: str
    breaks: str | None
    applies: Callable[[Chain], bool]


def _fails(link: str) -> Callable[[Chain], bool]:
    return lambda chain: chain[link] is Status.FAILS


def _not_told(chain: Chain) -> bool:
    # A company that can say its direction was told it somehow: then the record is at fault, not the telling.
    hardly = Status.FAILS in (chain["sent"], chain["reached"])
    return hardly and chain["known"] is not Status.HOLDS


def _did_not_land(chain: Chain) -> bool:
    return chain["known"] is Status.FAILS and chain["reached"] is Status.HOLDS


def _all_hold(chain: Chain) -> bool:
    return all(chain[link] is Status.HOLDS for link in LINKS)


def _nothing_decided(chain: Chain) -> bool:
    # A plan on paper and a send list say nothing of what people know, believe or see.
    return all(chain[link] is Status.UNKNOWN for link in SPOKEN)


CASES = (
    Case("no-plan", "plan", _fails("plan")),
    Case("not-told", "sent", _not_told),
    Case("did-not-land", "known", _did_not_land),
    Case("not-known", "known", _fails("known")),
    Case("not-connected", "connected", _fails("connected")),
    Case("not-believed", "believed", _fails("believed")),
    Case("not-lived", "lived", _fails("lived")),
    Case("holds", None, _all_hold),
    Case("cannot-tell", None, _nothing_decided),
    Case("no-break-found", None, lambda chain: True),
)


def decide(chain: Chain) -> Verdict:
    """The first case that fits the seven statuses, with what it leaves open.

    Raises KeyError if a link of `LINKS` is missing.

    >>> holds = dict.fromkeys(LINKS, Status.HOLDS)
    >>> decide(holds).id
    'holds'
    >>> decide(holds | {"believed": Status.FAILS, "known": Status.UNKNOWN}).not_ruled_out
    ('known',)
    """
    case = next(case for case in CASES if case.applies(chain))
    at = _position(case, chain)
    unknown = tuple(link for link in LINKS[:at] if chain[link] is Status.UNKNOWN)
    also = tuple(link for link in LINKS[at + 1 :] if chain[link] is Status.FAILS)
    return Verdict(case.id, _sentence(case.id, chain, unknown), unknown, also)


def _position(case: Case, chain: Chain) -> int:
    if case.breaks is None:
        return len(LINKS)
    if case.id == "not-told" and chain["sent"] is not Status.FAILS:
        return LINKS.index("reached")
    return LINKS.index(case.breaks)


def _sentence(verdict: str, chain: Chain, unknown: tuple[str, ...]) -> str:
    said = _not_told_sentence(chain) if verdict == "not-told" else _SENTENCES[verdict]
    if not unknown:
        return said
    if verdict in ("no-break-found", "cannot-tell"):
        return f"{said} {_('Undecided or not examined')}: {', '.join(unknown)}."
    return f"{said} {_('Not ruled out before it')}: {', '.join(unknown)}."


def _not_told_sentence(chain: Chain) -> str:
    if chain["sent"] is Status.FAILS:
        return _("The direction was hardly told.")
    if chain["sent"] is Status.HOLDS:
        return _("The direction was sent, yet people say that it did not reach them.")
    return _("People say that they were hardly told the direction.")


_SENTENCES = {
    "no-plan": _("There is no plan that can be said and kept, or the leaders do not share one."),
    "did-not-land": _(
        "The direction was told and heard, but people cannot say it: mend the message, not how often it is sent."
    ),
    "not-known": _("People cannot say where the company is going; whether they heard it is not known."),
    "not-connected": _("People do not see what their own work has to do with the direction."),
    "not-believed": _("People do not believe in the direction."),
    "not-lived": _("People do not see the direction lived: words and deeds do not match."),
    "holds": _(
        "All seven links hold: the direction shows no break; look for the reasons for leaving elsewhere."
    ),
    "no-break-found": _("No break was found in what could be judged."),
    "cannot-tell": _("There is too little here to tell which link breaks."),
}
