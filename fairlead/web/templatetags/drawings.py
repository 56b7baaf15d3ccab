"""The drawings of the report, in a page: the chain, and a share with its interval. Apart, because they load the core."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.utils.translation import gettext

from fairlead.core.values import Estimate, Status
from fairlead.report import geometry, numbers
from fairlead.report.parts import Step

register = template.Library()


@register.inclusion_tag("web/components/chain.html")
def chain(steps: Sequence[Step]) -> dict[str, Any]:
    return {
        "steps": steps,
        "across": geometry.across(steps),
        "downwards": geometry.downwards(steps),
        "torn": geometry.APART / 2,
    }


@register.filter
def status(value: Status) -> str:
    return gettext(numbers.status(value))


@register.filter
def below(y: int, by: int) -> int:
    return y + by


@register.inclusion_tag("web/components/strip.html")
def strip(
    estimate: Estimate,
    label: str,
    of: str = "answers",
    cut: float | None = None,
    status: Status | None = None,
) -> dict[str, Any]:
    return {
        "label": label,
        "words": numbers.in_words(estimate, of),
        "place": geometry.strip(estimate, cut),
        "cut": "" if cut is None else numbers.percent(cut),
        "status": status,
    }
