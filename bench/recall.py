"""Prints how well recall is scored: `python bench/recall.py [--part PART …] [--data FOLDER] [--json]`.

Parts: own (our labelled plans), coded (what coded answers of a firm add), public (graded short answers, by leaving
questions out), anchors (what a few coded answers of a question add), speed. Without --part all of them, a quarter of an
hour at first; the vectors are kept in bench/out/, so that a second run takes some minutes. Example:

    python bench/recall.py --part public --data ../shared/data/asag-scientsbank-beetle --json
"""

import argparse
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy is loaded

import recall_anchors
import recall_own
import recall_questions
import recall_speed
from recall_asag import HELD_BACK, Question, questions
from recall_features import features, rarity
from recall_kept import ROOT, OnDisk, encoder_on_disk, say
from recall_print import printed

DATA = ROOT.parent / "shared" / "data" / "asag-scientsbank-beetle"
NEEDED = ("student_answers.tsv.gz", "reference_answers.tsv.gz")
Found = dict[str, Any]


def own(encoder: OnDisk, _: list[Question]) -> Found:
    return recall_own.whole(encoder)


def coded(encoder: OnDisk, _: list[Question]) -> Found:
    return recall_own.curve(encoder)


def public(encoder: OnDisk, asked: list[Question]) -> Found:
    found: Found = {}
    rare = rarity(asked)
    every: list[recall_questions.Said] = []
    for corpus, some in by_corpus(asked).items():
        say(f"  {corpus}: what is seen of {sum(len(q.answers) for q in some)} answers")
        seen = [features(question, encoder, rare) for question in some]
        said = recall_questions.left_out(some, seen)
        found[corpus] = recall_questions.figures(said)
        every += said
        for split in HELD_BACK:
            if held := recall_questions.unseen(some, seen, split):
                found[f"{corpus}, {split}"] = recall_questions.figures(held)
    return {**found, "all together": recall_questions.figures(every)}


def anchors(encoder: OnDisk, asked: list[Question]) -> Found:
    every = {corpus: recall_anchors.graded(some, encoder) for corpus, some in by_corpus(asked).items()}
    return {corpus: recall_anchors.figures(found) for corpus, found in every.items()}


def speed(_: OnDisk, __: list[Question]) -> Found:
    return {"ratios": recall_speed.ratios(), "memory": recall_speed.memory()}


PARTS: dict[str, Callable[[OnDisk, list[Question]], Found]] = {
    "own": own, "coded": coded, "public": public, "anchors": anchors, "speed": speed,
}  # fmt: skip
OF_DATA = ("public", "anchors")


def by_corpus(asked: list[Question]) -> dict[str, list[Question]]:
    return {corpus: [q for q in asked if q.corpus == corpus] for corpus in sorted({q.corpus for q in asked})}


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--part", action="append", choices=list(PARTS), help="one part; may be given again")
    parser.add_argument("--data", type=Path, default=DATA, help="the folder of the public graded sets")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    told = parser.parse_args()
    parts = told.part or list(PARTS)
    there = all((told.data / name).is_file() for name in NEEDED)
    if not there and set(parts) & set(OF_DATA):
        print(
            f"{told.data} does not hold {' and '.join(NEEDED)}: give their folder with --data.",
            file=sys.stderr,
        )
        if told.part:
            return 2
        parts = [part for part in parts if part not in OF_DATA]
    encoder, asked = encoder_on_disk(), questions(told.data) if there else []
    found: Found = {}
    for part in parts:
        say(f"{part} ...")
        found[part] = PARTS[part](encoder, asked)
        encoder.save()
    print(json.dumps(found, indent=1) if told.json else printed(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
