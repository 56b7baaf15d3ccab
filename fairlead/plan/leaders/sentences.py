"""The figures of a round in sentences. “Cannot tell” is one of them."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fairlead.plan.leaders.models import Round

CLOSE = 0.005  # two overlaps that read alike with two digits
A_WEEK = timedelta(days=7)


def sentences(round: Round, figures: dict[str, Any]) -> list[str]:
    return [one for one in _all(round, figures) if one]


def _all(round: Round, figures: dict[str, Any]) -> Iterator[str]:
    yield _caution(round, len(figures["leaders"]))
    if round.edition is not None:
        yield _shared(figures)
    yield _overlap(figures)
    yield _choice(figures)
    yield _ranking(figures)


def _caution(round: Round, leaders: int) -> str:
    if leaders == 0:
        return _("Nobody handed in a list, so there is nothing to compare.")
    if round.follows_id:
        return _("Two accounts of one person, a week apart: what is in both has stayed; the rest has not.")
    if leaders == 1:
        return _one_leader(round)
    if leaders == 2:
        return _(
            "With two leaders you see where they differ, but not which of the two is off; one pair is no average."
        )
    return ""


def _one_leader(round: Round) -> str:
    told = _("With one leader agreement cannot be told: there is nobody to agree with.")
    if round.edition is None or not round.closed_at or not round.is_last or round.participants.count() > 1:
        return told
    day = date_format(localtime(round.closed_at + A_WEEK), "j F Y")
    more = _("From {day} the same person is asked once more, and both accounts are held against the edition.")
    return f"{told} {more.format(day=day)}"


def _shared(figures: dict[str, Any]) -> str:
    n, statements = len(figures["leaders"]), figures["statements"]
    if n < 2 or not statements:
        return ""
    shared = sum(len(one["named"]) == n for one in statements)
    nobodys = sum(not one["named"] and not one["perhaps"] for one in statements)
    told = ngettext(
        "Of {all} priority, {shared} stand on all {n} lists, and {none} on no list.",
        "Of {all} priorities, {shared} stand on all {n} lists, and {none} on no list.",
        len(statements),
    )
    told = told.format(all=len(statements), shared=shared, n=n, none=nobodys)
    return told + " " + _("Everybody who answered is counted: exact figures, no interval.")


def _overlap(figures: dict[str, Any]) -> str:
    low, high = figures["overlap"], figures["overlap_at_most"]
    if low is None or high is None:
        return ""
    value = f"{low:.2f}"
    if high - low > CLOSE:
        value = _("{low}, and at most {high} if every unclear line is meant kindly").format(
            low=value, high=f"{high:.2f}"
        )
    return _("Overlap of the lists, lines on both over lines on either: {value}.").format(value=value)


def _choice(figures: dict[str, Any]) -> str:
    chance = figures["choice"]
    if chance is None:
        return ""
    return _("Do they name the same priorities more than by chance?") + " " + told(chance)


def _ranking(figures: dict[str, Any]) -> str:
    if figures["w"] is None:
        if figures["rankers"] == 1 and len(figures["leaders"]) > 1:
            return _("One leader alone ranked all statements: how alike they rank cannot be told.")
        return ""
    text = _("Kendall’s W of {n} rankings: {w} (1: one order, 0: none). Alike beyond chance? {told}")
    return text.format(n=figures["rankers"], w=f"{figures['w']:.2f}", told=told(figures["w_chance"]))


def told(chance: dict[str, Any] | None) -> str:
    if chance is None or (chance["p"] is None and chance["smallest"] >= 1):
        return _("Cannot tell: there is nothing to choose between.")
    if chance["p"] is None:
        share = f"{100 * chance['smallest']:.0f} %"
        return _("Cannot tell: with so few, even full agreement comes by chance in {share} of cases.").format(
            share=share
        )
    share = f"{100 * chance['p']:.1f} %" if chance["p"] >= 0.0005 else _("fewer than 0.1 %")
    if chance["p"] <= 0.05:
        return _("Yes: chance alone does it in {share} of cases.").format(share=share)
    return _("Not shown: chance alone does it in {share} of cases.").format(share=share)
