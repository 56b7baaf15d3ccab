"""Answers per option in words."""

from collections.abc import Sequence
from gettext import gettext as _

from fairlead.core.diagnosis.values import Histogram
from fairlead.report import numbers

Counted = tuple[str, int | None]


def answers(histogram: Histogram) -> str:
    """A histogram as one line, in scale order: what is shown, then which options are hidden. What is hidden of
    “cannot say” and “skipped” is not listed: that is explained once.

    >>> answers(Histogram(("No", "Yes"), (12, 14), 3, 0))
    'No 12, Yes 14; cannot say 3, skipped 0'
    >>> answers(Histogram(("No", "Neither", "Yes"), (None, None, 14), None, None))
    'Yes 14; hidden: No, Neither'
    >>> answers(Histogram(("No", "Yes"), (None, None), None, 4))
    'Answers per option: hidden; skipped 4'
    """
    options = tuple(zip(histogram.labels, histogram.counts, strict=True))
    beside = ((_("cannot say"), histogram.cannot_say), (_("skipped"), histogram.skipped))
    said = _("Answers per option: hidden") if none_shown(histogram) else _hidden(options)
    return "; ".join(part for part in (_shown(options), said, _shown(beside)) if part)


def none_shown(histogram: Histogram) -> bool:
    """Every option is hidden: there is nothing to draw."""
    return all(n is None for n in histogram.counts)


def count(n: int | None) -> str:
    """A count, or that it is hidden: it, or what could be worked out from it, is under 3."""
    return numbers.HIDDEN if n is None else numbers.whole(n)


def _shown(options: Sequence[Counted]) -> str:
    return ", ".join(f"{label} {numbers.whole(n)}" for label, n in options if n is not None)


def _hidden(options: Sequence[Counted]) -> str:
    labels = ", ".join(label for label, n in options if n is None)
    return _("hidden: {options}").format(options=labels) if labels else ""
