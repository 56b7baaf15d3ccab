"""Companies in which it is known what telling goes with: two waves, doses that differ, an effect that was planted, or none.

Only counts are made, and no people: what is tried is `core.dose`, from the release on.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from fairlead.core.anonymity import release
from fairlead.core.dose import Association, associate, steps
from fairlead.core.dose.rows import cells_of
from fairlead.core.values import FloatArray, Interval, Tally, tally

WAVES = ("spring", "autumn")
STAYS = 0.80  # of what lies behind an answer of a unit, from one wave to the other (see attitudes)
Chosen = Literal["by chance", "where less was known"]


@dataclass(frozen=True, slots=True)
class Dosed:
    """What is stated: `effect` are log odds for a step of the dose; `shock` is the standard deviation (in log odds) of what else
    happens to a unit between the waves, to all its lines alike; `chosen` says where it was told more."""

    units: int = 16
    lines: int = 3
    answers: int = 14
    effect: float = 0.0
    shock: float = 0.3
    chosen: Chosen = "by chance"


@dataclass(frozen=True, slots=True)
class Tried:
    """One company: what was said of it, and whether the interval holds the truth."""

    said: Association
    effect: float

    @property
    def holds(self) -> bool:
        """Whether the interval holds what was planted."""
        within = self.said.estimate.interval if self.said.estimate else None
        return within is not None and within.low <= float(np.exp(self.effect)) <= within.high


def tried(recipe: Dosed, rng: np.random.Generator, *, level: float = 0.95) -> Tried:
    """One company of the recipe, released as any other, and what is said of it.

    >>> found = tried(Dosed(units=12, answers=40, effect=0.8), np.random.default_rng(1))
    >>> found.said.id, found.said.units
    ('goes-with', 12)
    """
    doses, tallies = company(recipe, rng)
    items = [f"line-{k}" for k in range(recipe.lines)]
    shown = release(tallies, {item: {2} for item in items})
    return Tried(associate("known", "name it", cells_of(shown, WAVES, doses), level=level), recipe.effect)


def company(
    recipe: Dosed, rng: np.random.Generator
) -> tuple[Mapping[tuple[str, str, str], float], list[Tally]]:
    """The doses by (wave, item, unit), and the tallies of both waves."""
    people = np.maximum(6, rng.poisson(recipe.answers, recipe.units))
    usual = rng.normal(0, 0.5, recipe.lines) + rng.normal(0, 0.7, (recipe.units, 1))
    spring_logit = usual + rng.normal(0, 0.3, (recipe.units, recipe.lines))
    spring = _answers(rng, people, spring_logit)
    dose = _doses(recipe, rng, spring / people[:, None])
    shocks = rng.normal(0, recipe.shock, (recipe.units, 1)) + rng.normal(0, 0.4, recipe.lines)
    autumn = _answers(rng, people, spring_logit + shocks + recipe.effect * dose)
    found: dict[tuple[str, str, str], float] = {}
    for k in range(recipe.lines):
        for u in range(recipe.units):
            found["spring", f"line-{k}", f"u{u:03}"] = 0.0
            found["autumn", f"line-{k}", f"u{u:03}"] = float(dose[u, k])
    return found, [*_tallies("spring", people, spring), *_tallies("autumn", people, autumn)]


def _answers(rng: np.random.Generator, people: np.ndarray, logit: FloatArray) -> np.ndarray:
    return rng.binomial(people[:, None], 1 / (1 + np.exp(-logit)))


def _doses(recipe: Dosed, rng: np.random.Generator, known: FloatArray) -> FloatArray:
    """Steps of what each unit was told: some units hear more of everything, some of a line."""
    keen = rng.gamma(2.0, 1.0, (recipe.units, 1))
    if recipe.chosen == "where less was known":
        keen = 4 * (1 - known)
    return steps(rng.poisson(keen * rng.uniform(0.5, 1.5, (recipe.units, recipe.lines))))


def _tallies(wave: str, people: np.ndarray, yes: np.ndarray) -> list[Tally]:
    made = []
    for k in range(yes.shape[1]):
        by_unit = {
            f"u{u:03}": [int(n - y), int(y)] for u, (n, y) in enumerate(zip(people, yes[:, k], strict=True))
        }
        whole = [sum(row[i] for row in by_unit.values()) for i in (0, 1)]
        made += [
            tally(f"line-{k}", {"all": whole}, pulse=wave),
            tally(f"line-{k}", by_unit, pulse=wave, cut="unit"),
        ]
    return made


def in_log_odds(within: Interval) -> Interval:
    """The interval of an odds ratio, in log odds.

    >>> in_log_odds(Interval(1.0, 1.0)).low
    0.0
    """
    return Interval(float(np.log(within.low)), float(np.log(within.high)), within.level)
