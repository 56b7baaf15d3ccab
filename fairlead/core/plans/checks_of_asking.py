"""What is asked: is it a doing, one at a time, and could one see that it was done? What was written, and says nothing."""

import re
from collections.abc import Iterator

from fairlead.core.plans.checks_of_words import pictureless
from fairlead.core.plans.faults import Check, Finding, Sight
from fairlead.core.plans.headings import Kind
from fairlead.core.plans.lexicon import PLACEHOLDER, flat
from fairlead.core.plans.lexicon_of_asking import (
    EMPTY_MEASURE,
    EMPTY_TARGET,
    RANK,
    RESULT_NOUNS,
    RESULT_WORDS,
    STRAW,
    VERBS,
)
from fairlead.core.plans.values import Plan, Statement
from fairlead.core.plans.words import STOP, folded, listed

_WORDS = re.compile(r"[^\W\d_]+")
_HOW = re.compile(r"(?i)\b(?:by|through|with|via)\s+\w+ing\b|^\W*(?:how|by|through|we do|first)\b[^.]*:")
_RANKED = re.compile(
    r"^(?:to |we (?:will |want to |aim to )?)?(?:be|become|remain|stay) (?:the |a |an )?(?:\w+ )?"
    r"(?:leading|best|biggest|largest|number one|no\.? ?1|preferred|first choice|dominant|strongest"
    r"|fastest growing|market leader|most \w+ed)\b"
)
ABSTRACT_RATHER = 2  # abstract nouns; then it is the picture that lacks first
NO_THING = listed("it them what that this these those on up back in at by until from for with so then")
PROJECTS = listed(
    """open launch build hire recruit replace refit redesign rebuild cut reduce improve increase raise grow
    expand extend win introduce develop train retrain renovate modernise modernize relocate move acquire
    double halve enter fit install teach simplify automate"""
)
GROWTH = listed("grow double triple treble beat increase raise expand")
PEOPLE = listed("customers clients users members subscribers")  # a result where they are counted
FRACTION = listed("half third quarter fifth tenth percent cent per twice")


def _only(value: str | None, empty: frozenset[str]) -> bool:
    words = _WORDS.findall(flat(value or ""))
    return bool(words) and not any(sign.isdigit() for sign in value or "") and set(words) <= empty


def empty_target(plan: Plan, _: Sight) -> Iterator[Finding]:
    """A target that names a direction and no place."""
    for statement in plan.statements:
        if _only(statement.target, EMPTY_TARGET) and not PLACEHOLDER.search(statement.target or ""):
            yield statement, f"The target of #{statement.id} is “{statement.target}”."


def empty_measure(plan: Plan, _: Sight) -> Iterator[Finding]:
    """A measure that counts nothing."""
    for statement in plan.statements:
        if _only(statement.measure, EMPTY_MEASURE):
            yield statement, f"The measure of #{statement.id} is “{statement.measure}”."


def _result_only(statement: Statement) -> bool:
    words = [word for word in _WORDS.findall(flat(statement.text)) if word not in STOP]
    other = [word for word in words if word not in RESULT_WORDS]
    told = any(_HOW.search(line) for line in (statement.text, *statement.details))
    figure = any(sign.isdigit() for sign in statement.text) or FRACTION & set(words)
    counted = re.match(r"^(?:reach|hit|grow to|get to|attain|achieve) [~£$€]?\d", flat(statement.text))
    if counted and len(other) <= 2 and not told:
        return True
    people = PEOPLE & set(words) and (figure or GROWTH & set(words))
    more = people or (GROWTH & set(words) and figure and not other)
    if _RANKED.search(flat(statement.text)) and not told:
        return True
    result = RESULT_NOUNS & set(words) or RANK.search(flat(statement.text)) or more
    allowed = 0 if {"cost", "costs"} & set(words) else 1
    return bool(result) and len(other) <= allowed and not VERBS & (set(other) - RESULT_WORDS) and not told


def goal_as_strategy(plan: Plan, _: Sight) -> Iterator[Finding]:
    """A priority that is a result to be had, without what will be done for it (Rumelt's second sign of bad strategy)."""
    for p in plan.priorities:
        if _result_only(p) and len(pictureless(p.text)) < ABSTRACT_RATHER:
            yield p, f"#{p.id} names a result and not what will be done for it."


def _does(part: str) -> bool:
    """Whether a part of a sentence is a doing of its own: a verb, and a thing that is no `it`."""
    words = re.sub(r"^(?:and|then|also|to|we|will|shall|must)\s+", "", part.strip()).split()
    while words and words[0] in ("we", "to", "will", "then", "also", "and"):
        words = words[1:]
    return len(words) > 1 and words[0] in VERBS and words[1] not in NO_THING


def several_in_one(plan: Plan, _: Sight) -> Iterator[Finding]:
    """A priority that is several, joined by `and`."""
    for p in plan.priorities:
        parts = re.split(r"\s*[;,]\s*(?:and\s+)?|\s+and\s+|\s*&\s*", folded(p.text).strip(" .!"))
        doings = [part for part in parts if _does(part)] if _does(parts[0]) else []
        if len(doings) > 2 or (len(doings) == 2 and all(map(_is_project, doings))):
            yield p, f"#{p.id} asks for {len(doings)} things."


def _is_project(part: str) -> bool:
    """Whether a doing can stand alone as a priority; `and send a copy` only finishes the one before it."""
    return bool(PROJECTS & set(part.split()[:3]))


def straw_refusal(plan: Plan, _: Sight) -> Iterator[Finding]:
    """A refusal that every firm would sign."""
    for statement in plan.of_kind(Kind.NOT_DOING):
        if found := STRAW.search(flat(statement.text)):
            yield statement, f"Nobody sets out to do what #{statement.id} refuses: “{found[0]}”."


_KEPT = '## Priorities\n- Call every placement. {#call owner="Ada" due=2027-03-31 measure="share called"}\n'

CHECKS = (
    Check(
        id="empty-target",
        severity="should",
        why="Any movement reaches it.",
        weak=_KEPT.replace("}", " target=improve}"),
        strong=_KEPT.replace("}", " target=95%}"),
        fix="Write the figure, or the fact that one can see: target=95%.",
        find=empty_target,
    ),
    Check(
        id="empty-measure",
        severity="should",
        why="It counts nothing.",
        weak=_KEPT.replace("share called", "success"),
        strong=_KEPT,
        fix='Say what is counted: measure="share called".',
        find=empty_measure,
    ),
    Check(
        id="goal-as-strategy",
        severity="should",
        why="Everyone wants the result; a strategy says by what it comes.",
        weak="## Priorities\n- Grow revenue by 30 %. {#grow}",
        strong=_KEPT,
        fix="Put the result under ## Goals and write here what you will do differently.",
        find=goal_as_strategy,
    ),
    Check(
        id="several-in-one",
        severity="should",
        why="When half of it is done, nobody can say whether it was kept.",
        weak="## Priorities\n- Open a branch in Linden and hire twelve drivers. {#both}",
        strong=_KEPT,
        fix="Make two of it, or name the one that brings the other.",
        find=several_in_one,
    ),
    Check(
        id="straw-refusal",
        severity="could",
        why="Leaving undone costs nothing here, so it chooses nothing.",
        weak=_KEPT + "## Not doing\n- We do not compromise on quality. {#quality}",
        strong=_KEPT + "## Not doing\n- No contracts under a week. {#no-day-hire}",
        fix="Refuse something that a sensible rival does and that would pay.",
        find=straw_refusal,
    ),
)
