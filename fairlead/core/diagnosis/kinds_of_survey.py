"""Surveys that do not speak for all who stay: of leavers only, published without a base, or not yet coded."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from gettext import gettext as _

from fairlead.core.diagnosis.cuts import LINK_OF
from fairlead.core.diagnosis.recorded import Records
from fairlead.core.diagnosis.survey import Survey
from fairlead.core.diagnosis.values import LinkFinding, Published
from fairlead.core.values import Status
from fairlead.core.verdict import Verdict, next_steps

ONLY_LEAVERS = _(
    "Only people who left were asked: what the firm knows and believes cannot be read from them."
)
ASK_STAYERS = _("the same questions, asked of those who stay")
LEAVERS_STEPS = (
    _("Ask those who stay the nine questions of `fairlead start`: then the chain can be judged."),
    _(
        "Ask leavers again after three to six months, by somebody neutral: reasons given at the door are polite."
    ),
    _("Add “I was not sure where the company is going” to the reasons on the exit form, if it is not there."),
)

PUBLISHED_STEPS = (
    _(
        "Ask whoever published the figures for the number of answers behind each: then the links can be judged."
    ),
    _(
        "Read the figures over the years and the spread over groups; a single figure without its base says little."
    ),
    _("Ask your own people the nine questions of `fairlead start`, the recall question first."),
)


def steps(verdict: Verdict, chain: Mapping[str, Status], survey: Survey, record: Records) -> tuple[str, ...]:
    """What to do next, for this kind of survey."""
    if record.leavers_only:
        return LEAVERS_STEPS
    if record.published and not survey.items:
        return PUBLISHED_STEPS
    return next_steps(verdict, chain)


def provisional(known: LinkFinding) -> LinkFinding:
    """Rests on the scorer's word alone: more answers would not settle it, coded ones would."""
    coded = _("people who code some of the recall answers, each apart from the other")
    missing = coded if known.status is Status.UNKNOWN and known.estimate is not None else known.missing
    return replace(known, provisional=known.estimate is not None, missing=missing)


def not_of_stayers(link: LinkFinding) -> LinkFinding:
    """Those who left speak for nobody who stays: their answers stand with the items, not in the chain."""
    return LinkFinding(link.link, Status.UNKNOWN, ONLY_LEAVERS, link.cut, missing=ASK_STAYERS)


def published_only(link: LinkFinding, figures: Sequence[Published]) -> LinkFinding:
    """A link whose figures came without the number of answers."""
    if link.measures or not any(LINK_OF.get(figure.construct) == link.link for figure in figures):
        return link
    said = _("Published without the number of answers: shown, not judged.")
    return replace(link, says=said, missing=_("how many answered"))
