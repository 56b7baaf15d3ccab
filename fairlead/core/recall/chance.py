"""What would be "known" by chance: the same answers, read against plans of other firms."""

from collections.abc import Sequence

import numpy as np

from fairlead.core.errors import BadInput
from fairlead.core.recall.foils import Foil
from fairlead.core.recall.levels import Level, recall_levels
from fairlead.core.recall.outcomes import Scores


class UnableToCorrectForChanceError(BadInput):
    """Everyone names the foil plans, so nothing can be told."""


def share_by_chance(scores: Scores, foils: Sequence[Foil], need: int, *, uncertain: bool = False) -> float:
    """R0: the mean, over foil plans, of the share of N texts that name at least `need` of a foil's statements.

    `scores` must hold the foils' statements as columns (score plan and foils in one pass). With `uncertain`,
    what is partly named counts too: the chance behind the upper end of the bound. Without foils or texts, 0.

    >>> from fairlead.core.recall.scorer import StatementScorer
    >>> foil = Foil("x", (("a", "Sell beer."), ("b", "Grow roses.")))
    >>> share_by_chance(StatementScorer(foil.statements).score(["roses, beer to sell", "tea"]), [foil], need=1)
    0.5
    """
    floor = Level.UNCERTAIN if uncertain else Level.NAMED
    if not foils or not len(scores.outcome):
        return 0.0
    ids = ([id for id, _ in foil.statements] for foil in foils)
    return float(np.mean([np.mean(recall_levels(scores.of(own).outcome, need) >= floor) for own in ids]))


def chance_corrected(share: float, by_chance: float) -> float:
    """R' = (R - R0) / (1 - R0), the share beyond chance, not below 0.

    The form of Cohen's kappa and of the correction for guessing. Raises UnableToCorrectForChanceError at R0 = 1.

    >>> round(chance_corrected(.6, .2), 3), chance_corrected(.1, .2)
    (0.5, 0.0)
    """
    if by_chance >= 1:
        raise UnableToCorrectForChanceError(
            "Every answer also names the invented plans, so recall cannot be told from chance: "
            "look for answers that were filled in by a form."
        )
    return max(0.0, (share - by_chance) / (1 - by_chance))
