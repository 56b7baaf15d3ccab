"""The pulses of an invented company: who answers, what they tick and write, wave by wave."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from fairlead.core.simulate import asking
from fairlead.core.simulate.attitudes import Minds, Question, UnitShares, think
from fairlead.core.simulate.dice import dice
from fairlead.core.simulate.recipe import Recipe
from fairlead.core.simulate.records import stated_times
from fairlead.core.simulate.response import respondents
from fairlead.core.simulate.staff import Staff
from fairlead.core.simulate.tabulated import as_counts
from fairlead.core.simulate.waves import LEAST, before, pulse_name
from fairlead.core.simulate.wording import Written, leaders_write, recalled
from fairlead.core.values import IntArray

if TYPE_CHECKING:
    import pyarrow as pa


def pulse_tables(recipe: Recipe, staff: Staff) -> "dict[str, pa.Table]":
    """The tables `items`, `answers` and, where the scales come counted, `counts`."""
    import pyarrow as pa

    asked = _asked(recipe)
    texts, scales = zip(*(_wave(recipe, staff, ago) for ago in reversed(range(recipe.waves))), strict=True)
    lists = pa.array(recipe.lists) if recipe.lists else _lists(recipe)
    answers = [*texts, *([] if recipe.counted else scales), asking.leaders_answers(lists)]
    found = {
        "items": asking.items_table(recipe.trade, recipe.trade.leaders, asked),
        "answers": pa.concat_tables(answers),
    }
    return found | ({"counts": as_counts(pa.concat_tables(scales))} if recipe.counted else {})


def _wave(recipe: Recipe, staff: Staff, ago: int) -> "tuple[pa.Table, pa.Table]":
    """What was written and what was ticked, so many waves before the last."""
    named = f" {ago} waves ago" if ago else ""
    rng, words = dice(recipe.seed, f"pulse{named}"), dice(recipe.seed, f"words{named}")
    minds, few = _minds(recipe, staff, ago), recipe.truth.cause == "cannot-tell"
    who = respondents(rng, minds.content, answering=recipe.answering, odds=recipe.bias_odds, few=few)
    scales = asking.scale_answers(rng, minds, who, _asked(recipe), (recipe.cannot_say, recipe.skipped))
    written = recalled(words, recipe.trade, minds.knows[who])
    written = out_of_date(written, recipe, staff.leaf[who], minds.knows[who])
    coded = 0 if ago else recipe.coded
    texts = asking.text_answers(
        words, asking.RECALL, written, recipe.trade.ids, skipped=recipe.skipped, coded=coded
    )
    pulse = pulse_name(ago)
    return asking.signed(texts, staff, who, pulse), asking.signed(scales, staff, who, pulse)


def _asked(recipe: Recipe) -> tuple[Question, ...]:
    return asking.questions_of(recipe.truth, described="items" not in recipe.without)


def _minds(recipe: Recipe, staff: Staff, ago: int) -> Minds:
    """The same people each wave; of what they thought before, a part was chance of that day."""
    anew = dice(recipe.seed, f"minds {ago} waves ago") if ago else None
    truth = before(recipe.truth, recipe.drift, ago)
    rng = dice(recipe.seed, "minds")
    differ = less_told(recipe) if ago and recipe.rising else recipe.differ
    return think(rng, staff, truth, leniency=recipe.leniency, differ=differ, anew=anew)


def out_of_date(written: Written, recipe: Recipe, leaf: IntArray, knows: NDArray[np.bool_]) -> Written:
    """Two of three who were never told and do not know it write what the plan before said."""
    import pyarrow as pa

    behind = np.flatnonzero(np.isin(leaf, recipe.unheard) & ~knows)
    behind = behind[np.arange(len(behind)) % 3 < 2]
    if not recipe.stale or not len(behind):
        return written
    texts, named = written.texts.to_pylist(), written.named.copy()
    named[behind] = False
    for turn, person in enumerate(behind.tolist()):
        texts[person] = recipe.stale[turn % len(recipe.stale)]
    return Written(pa.array(texts, pa.string()), named)


def less_told(recipe: Recipe) -> UnitShares:
    """*Reached* and *known* of each leaf before it was told what it was told since: `rising` log odds less for a step."""
    steps = np.log2(1 + stated_times(len(recipe.trade.priorities), recipe.told)).mean(axis=0)
    own, found = recipe.differ or {}, dict[int, dict[str, float]]()
    for leaf, dose in enumerate(steps.tolist()):
        now = {link: own.get(leaf, {}).get(link, recipe.truth.shares[link]) for link in ("reached", "known")}
        lower = {link: now / (now + (1 - now) * np.exp(recipe.rising * dose)) for link, now in now.items()}
        found[leaf] = {
            **own.get(leaf, {}),
            **{link: max(LEAST, float(share)) for link, share in lower.items()},
        }
    return found


def _lists(recipe: Recipe) -> "pa.Array":
    """A list a leader: five or four priorities who share the plan, one or none who have lost it."""
    leader = np.arange(len(recipe.trade.leaders))
    lost = recipe.truth.breaks("plan") and recipe.no_plan == "leaders"
    many = leader % 2 if lost else len(recipe.trade.priorities) - leader % 2
    return leaders_write(dice(recipe.seed, "leaders"), recipe.trade, many)
