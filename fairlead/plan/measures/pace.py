"""On the way or not, by one rule that is said: a straight line from start to target. Nothing is forecast."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fairlead.plan.measures.figures import with_unit
from fairlead.plan.measures.models.measure import STALE, Direction, Measure


class Pace(StrEnum):
    REACHED = "reached"
    ON_THE_WAY = "on the way"
    BEHIND = "behind"
    MISSED = "missed"
    UNKNOWN = "cannot tell"


NAMES = {
    Pace.REACHED: gettext_lazy("target reached"),
    Pace.ON_THE_WAY: gettext_lazy("on the way"),
    Pace.BEHIND: gettext_lazy("behind"),
    Pace.MISSED: gettext_lazy("target missed"),
    Pace.UNKNOWN: gettext_lazy("cannot tell"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of the pace, and the rule in words."""

    pace: Pace
    why: str

    @property
    def name(self) -> str:
        return str(NAMES[self.pace])


def pace_of(measure: Measure, on: date | None, value: float | None, today: date) -> Told:
    """Of the last value, which was on `on`."""
    if on is None or value is None:
        return Told(Pace.UNKNOWN, _("There is no value yet."))
    if measure.target is None:
        return Told(Pace.UNKNOWN, _("No target has been set."))
    if today - on > STALE:
        return Told(Pace.UNKNOWN, _("The last value is more than a month old."))
    if measure.direction == Direction.HOLD:
        return _held(measure, value)
    return _towards(measure, on, value, today)


def _held(measure: Measure, value: float) -> Told:
    if measure.start is None or measure.target is None:
        return Told(Pace.UNKNOWN, _("Both values between which it shall stay must be set."))
    low, high = sorted((measure.start, measure.target))
    said = _("It shall stay between {low} and {high}; the last value is {value}.").format(
        low=with_unit(low, measure.unit),
        high=with_unit(high, measure.unit),
        value=with_unit(value, measure.unit),
    )
    return Told(Pace.ON_THE_WAY if low <= value <= high else Pace.BEHIND, said)


def _towards(measure: Measure, on: date, value: float, today: date) -> Told:
    sign = 1 if measure.direction == Direction.UP else -1
    last, target = with_unit(value, measure.unit), with_unit(measure.target, measure.unit)
    if sign * value >= sign * (measure.target or 0.0):
        return Told(
            Pace.REACHED,
            _("The last value is {value}, the target {target}.").format(value=last, target=target),
        )
    if measure.target_on and today > measure.target_on:
        said = _("The day of the target was {day}; the last value is {value}, the target {target}.")
        return Told(Pace.MISSED, said.format(day=measure.target_on.isoformat(), value=last, target=target))
    if why := _no_line(measure, on, sign):
        return Told(Pace.UNKNOWN, why)
    line = line_at(measure, on)
    said = _(
        "A straight line from {start} on {start_on} to {target} on {target_on} stands at {line} on {on}; "
    )
    said += _("the value of that day is {value}.")
    said = said.format(
        start=with_unit(measure.start, measure.unit), start_on=measure.start_on, target=target,
        target_on=measure.target_on, line=with_unit(round(line, 2), measure.unit), on=on, value=last,
    )  # fmt: skip
    return Told(Pace.ON_THE_WAY if sign * value >= sign * line else Pace.BEHIND, said)


def _no_line(measure: Measure, on: date, sign: int) -> str:
    """Why no straight line can be drawn; empty if it can."""
    if None in (measure.start, measure.start_on, measure.target_on):
        return _("Start, day of the start and day of the target must be set before a pace can be told.")
    if measure.start_on >= measure.target_on:
        return _("The start is not before the day of the target.")
    if on < measure.start_on:
        return _("The last value is from before the start.")
    if sign * measure.start >= sign * measure.target:
        return _("The start is as good as the target, or better: there is no way to go.")
    return ""


def line_at(measure: Measure, on: date) -> float:
    """Where the straight line stands on a day: start + (target − start) · days gone / days in all."""
    gone, whole = (on - measure.start_on).days, (measure.target_on - measure.start_on).days
    return float(measure.start + (measure.target - measure.start) * min(gone / whole, 1.0))
