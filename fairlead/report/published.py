"""Figures that came without a base, summed up: a line a question, since nobody reads ten thousand lines."""

from collections.abc import Sequence
from gettext import gettext as _

from fairlead.core.diagnosis.survey import COMPANY
from fairlead.core.diagnosis.values import Published
from fairlead.report import numbers
from fairlead.report.numbers import Words
from fairlead.report.parts import Fact, Facts, Section


def by_group(figures: Sequence[Published]) -> bool:
    """Whether any of them speaks of a part of the company."""
    return any(figure.group != COMPANY[1] for figure in figures)


def section(figures: Sequence[Published]) -> Section:
    """The latest pulse of each question and its first; all the figures stay in the JSON."""
    asked: dict[str, list[Published]] = {}
    for figure in figures:
        asked.setdefault(figure.item, []).append(figure)
    rows = tuple(map(_question, asked.values()))
    facts = Facts("published-figures", _("Figures as they were published"), _("Question"), rows, drawn=False)
    return Section("published", _("Published figures"), _says(len(figures), len(rows)), (facts,))


def _says(figures: int, questions: int) -> tuple[str, ...]:
    said = _("These figures came without the number of answers behind them: no link is judged by them.")
    if figures == questions:
        return (said,)
    summed = _("{figures} are summed up here, a line a question; --json lists each of them.")
    return said, summed.format(figures=numbers.many(figures, "figures"))


def _question(figures: Sequence[Published]) -> Fact:
    whole = [figure for figure in figures if figure.group == COMPANY[1]]
    groups = [figure for figure in figures if figure.group != COMPANY[1]]
    latest = _ends(groups)[-1:]
    then = _then_and_now(_ends(whole), _("as a whole: {ends}"))
    notes = (*then, *(latest if whole else _then_and_now(_ends(groups), "{ends}")))
    said = _ends(whole)[-1] if whole else latest[0]
    label = figures[0].wording or figures[0].item
    return Fact(label, Words(said, numbers.NO_BASE), notes=tuple(notes))


def _then_and_now(ends: Sequence[str], said: str) -> tuple[str, ...]:
    return (said.format(ends=", ".join(ends)),) if len(ends) > 1 else ()


def _ends(figures: Sequence[Published]) -> list[str]:
    """The first and the latest pulse in words; one of them where they are the same; none without figures."""
    pulses = sorted({figure.pulse for figure in figures})
    ends = dict.fromkeys([*pulses[:1], *pulses[-1:]])
    return [_pulse([figure for figure in figures if figure.pulse == pulse]) for pulse in ends]


def _pulse(figures: Sequence[Published]) -> str:
    """One figure as it is, several as their range.

    >>> _pulse([Published("2018", "all", "B05", "lived", "", 0.43)])
    '43% (2018)'
    >>> _pulse([Published("2018", name, "B05", "lived", "", share) for name, share in (("A", .2), ("B", .5))])
    '20% to 50% over 2 groups (2018)'
    """
    first = figures[0]
    if len(figures) == 1:
        name = "" if first.group == COMPANY[1] else f"{first.group}, "
        return f"{numbers.percent(first.share)} ({name}{first.pulse})"
    low, high = min(f.share for f in figures), max(f.share for f in figures)
    return _("{low} to {high} over {groups} ({pulse})").format(
        low=numbers.percent(low),
        high=numbers.percent(high),
        groups=numbers.many(len(figures), "groups"),
        pulse=first.pulse,
    )
