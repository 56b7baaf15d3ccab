"""How well the forgetting curve predicts a log of reviews: `python bench/forgetting.py LOG.csv [--page FILE]`.

The log has a row for each review, with the columns card_id, review_time (ISO) and review_rating (1 to 4). Every review
is predicted from those of the same card before it, with the default parameters; nothing is fitted to the log.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np

from fairlead.core.memory import Judgement, gaps, judge, replay_many
from fairlead.core.values import Estimate
from tests.spec.real_sets import ReviewLog

SEED, DRAWS = 1, 2000
RECALLED = 2  # grades from here on


def judgements(log: ReviewLog) -> dict[str, Judgement]:
    """The log's reviews after a card's first, all of them and split by what lies between them."""
    dates = log.times.astype("datetime64[D]")
    chances, since = replay_many(log.cards, log.times, log.grades), gaps(log.cards, log.times)
    by_date = replay_many(log.cards, dates, log.grades)
    kinds = {
        "a day or more after the one before": (chances, since >= 1),
        "within a day of the one before": (chances, since < 1),
        "all after the first": (chances, since >= 0),
        "on a later date (UTC), days counted by date": (by_date, gaps(log.cards, dates) >= 1),
    }
    return {
        kind: judge(
            log.cards[mask],
            p[mask],
            log.grades[mask] >= RECALLED,
            rng=np.random.default_rng(SEED),
            draws=DRAWS,
        )
        for kind, (p, mask) in kinds.items()
    }


def page(log: ReviewLog, name: str) -> str:
    """What was found, to be read."""
    found = judgements(log)
    first = len(log.cards) - found["all after the first"].gain.n
    rows = [
        f"| {kind} | {j.gain.n:,} | {j.cards:,} | {j.constant_log_loss:.4f} | {j.log_loss:.4f} | {said(j.gain, 4)} | {said(j.lean, 3)} |"
        for kind, j in found.items()
    ]
    main = found["a day or more after the one before"]
    bins = [
        f"| {b.low:.2f} to {b.high:.2f} | {b.predicted:.3f} | {said(b.recalled, 3)} | {b.recalled.n} |"
        for b in main.bins
    ]
    return TEXT.format(
        name=name,
        reviews=len(log.cards),
        cards=len(np.unique(log.cards)),
        first=first,
        rows="\n".join(rows),
        bins="\n".join(bins),
        off=said(main.off, 3),
        chance=main.off_by_chance,
        leaning=leaning(main.lean),
        lean=said(main.lean, 3),
        draws=DRAWS,
        seed=SEED,
    )


def said(e: Estimate, digits: int) -> str:
    return f"{e.value:.{digits}f} [{e.interval.low:.{digits}f} to {e.interval.high:.{digits}f}]"


def leaning(lean: Estimate) -> str:
    """What the interval says of it."""
    if lean.interval.low > 0:
        return "More was recalled than the curve says"
    return (
        "Less was recalled than the curve says"
        if lean.interval.high < 0
        else "As much was recalled as the curve says"
    )


TEXT = """# The forgetting curve on a real log

Made by `python bench/forgetting.py {name}` (with `--page` it writes this page): {reviews:,} reviews of {cards:,} cards.
Each review is predicted from those of the same card before it, by FSRS-6 with its authors' default parameters. Nothing
was fitted to the log.

- **First reviews** ({first:,}) are predicted by nobody: the function gives no number, and they count on neither side.
- **Days** are whole spans of 24 hours, as py-fsrs counts them; the last row counts by date instead.
- **Reviews within a day** of the one before: the curve was fitted to whole days and gives 1 there. Fairlead reads less than
  a day as one day. That rule has no parameter, yet it was chosen with a quarter of one log in sight, the quarter that is
  in our docs; the first row does without those reviews.
- **The constant** is the share recalled among the very reviews that are judged, which nobody could have known before them.
- **Intervals** at 95 %, by drawing whole cards with replacement ({draws:,} draws, seed {seed}). *Gain* is the constant's log
  loss minus the curve's; the bar is .02. *Lean* is the share recalled minus the mean prediction.

| reviews | n | cards | log loss of the constant | of the curve | gain | lean |
| --- | ---: | ---: | ---: | ---: | --- | --- |
{rows}

## Is a predicted 80 % an 80 %?

Reviews a day or more after the one before, in ten equal parts by prediction.

| predicted | mean | recalled | n |
| --- | ---: | --- | ---: |
{bins}

The two columns lie {off} apart on average; exact predictions would show about {chance:.3f} by chance, and the interval lies
too high by about as much. {leaning}, by {lean}.

## What this does not show

One learner, one subject, cards of their own choice, grades that they gave themselves. That the gist of a company's plan is
forgotten by the same curve has not been shown by anybody. A firm can find out for itself: `memory.judge` takes its own log.
"""


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("log", type=Path)
    arguments.add_argument("--page", type=Path, help="write there instead of printing")
    given = arguments.parse_args()
    text = page(ReviewLog.read(given.log), given.log.name)
    if given.page:
        given.page.write_text(text, encoding="utf-8")
    else:
        print(text, end="")


if __name__ == "__main__":
    main()
