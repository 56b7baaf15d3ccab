"""Can one see what is meant? Jargon, pictures, acronyms, hedges, and sentences that are hard to read."""

import re
from collections.abc import Iterator

from fairlead.core.plans.faults import Check, Finding, Sight
from fairlead.core.plans.headings import Kind
from fairlead.core.plans.lexicon import (
    BUZZ,
    DRESSING,
    ELSEWHERE,
    EMPTY_PHRASE,
    FOG,
    KNOWN_ACRONYMS,
    PLACEHOLDER,
    WEASEL,
    flat,
    is_abstract,
)
from fairlead.core.plans.lexicon_of_asking import VERBS
from fairlead.core.plans.readability import is_hard, reading_of
from fairlead.core.plans.values import Plan, Statement
from fairlead.core.plans.words import STOP

SHORT = 12  # words; of a shorter sentence one fault of its words is enough
NAMED_VALUE = 2  # abstract nouns; a value of one is shown by what is done for it
PROMISES = (Kind.PRIORITY, Kind.GOAL, Kind.VALUE, Kind.NOT_DOING)
HARD_PLAN = (60, 50.0)
_IMAGE = re.compile(
    r"(?i)^\W*(?:for example|e\.g|for instance|in practice|(?:that|this) means|we do|we never|we always)\b"
)
_ACRONYM = re.compile(r"(?<![\w&.-])([A-Z]{2,5})(?=s?\b)(?![\w]*[a-rt-z])(?![&-])")
_CHOICE = re.compile(r"(?i)\b(?:over|before|not|than|instead of|rather)\b")  # trust over process: it chooses
_WORDS = re.compile(r"[a-z]+(?:'[a-z]+)?")


def jargon(text: str) -> list[str]:
    """The words for which a sentence is called jargon: one that is always so, or two that often are.

    >>> jargon("Leverage synergies"), jargon("A robust fence"), jargon("Robust, scalable fences")
    (['leverage', 'synergies'], [], ['robust', 'scalable'])
    """
    plain = flat(text)
    always, often = BUZZ.findall(plain), FOG.findall(BUZZ.sub(" ", plain))
    often = list(dict.fromkeys(word for word in often))
    return [*always, *often] if always or len(often) > 1 else []


def pictureless(text: str) -> list[str]:
    """The abstract nouns of a sentence that holds little else; none if it can be pictured.

    >>> pictureless("Excellence through innovation"), pictureless("Quality of the bread we sell at six")
    (['excellence', 'innovation'], [])
    """
    plain = flat(text)
    if any(sign.isdigit() for sign in plain):
        return []
    left = [
        word
        for word in _WORDS.findall(EMPTY_PHRASE.sub(" ", FOG.sub(" ", BUZZ.sub(" ", plain))))
        if word not in STOP
    ]
    airy = [*EMPTY_PHRASE.findall(plain), *(word for word in left if is_abstract(word))]
    seen = [word for word in left if not is_abstract(word) and word not in DRESSING]
    enough = 2 if jargon(text) else 1
    return airy if len(airy) >= enough and (not seen or 2 * len(seen) <= len(airy)) else []


def buzzwords(plan: Plan, _: Sight) -> Iterator[Finding]:
    """Words that nobody says to a colleague."""
    for statement in plan.statements:
        if found := jargon(statement.text):
            yield statement, f"#{statement.id} speaks jargon: {', '.join(found)}."


def _shown(statement: Statement) -> bool:
    return any(_IMAGE.match(line) for line in statement.details)


def no_image(plan: Plan, _: Sight) -> Iterator[Finding]:
    """Abstract nouns and nothing that one could see, count or touch."""
    for statement in plan.statements:
        airy = [] if _shown(statement) and statement.kind is not Kind.VALUE else pictureless(statement.text)
        least = (
            NAMED_VALUE if statement.kind is Kind.VALUE else 1
        )  # one word names a value that its behaviours show
        if len(airy) >= least:
            yield statement, f"#{statement.id} shows nothing that one could see: {', '.join(airy)}."


def label_only(plan: Plan, _: Sight) -> Iterator[Finding]:
    """A priority that is a label of one or two words."""
    for p in plan.priorities:
        words = [] if PLACEHOLDER.search(p.text) else _WORDS.findall(flat(p.text))
        label = len(words) == 1 or (len(words) == 2 and not VERBS & set(words))
        if label and not any(sign.isdigit() for sign in p.text) and not pictureless(p.text):
            yield p, f"“{p.text}” is a label, not a sentence."


def _explained(acronym: str, whole: str) -> bool:
    initials = "".join(word[0] for word in re.findall(r"[a-z]+", whole.casefold()))
    here = re.escape(acronym)
    given = rf"\({here}s?\)|\b{here}s? ?(?:\(|[:=]|means|stands for|is short for|– |— )"
    return acronym.casefold() in initials or re.search(given, whole) is not None


def undefined_acronym(plan: Plan, _: Sight) -> Iterator[Finding]:
    """Capitals that the plan does not explain."""
    said = [(s, " ".join((s.text, s.measure or "", *s.details))) for s in plan.statements]
    whole = "\n".join((plan.company, plan.title, *plan.remarks, *plan.front, *(text for _, text in said)))
    known = set(KNOWN_ACRONYMS)
    for statement, text in said:
        capitals = list(dict.fromkeys(_ACRONYM.findall("" if text.isupper() else PLACEHOLDER.sub(" ", text))))
        new = [a for a in capitals if a not in known and a not in plan.company and not _explained(a, whole)]
        known |= set(new)
        if new:
            yield (
                statement,
                f"{' and '.join(new)} in #{statement.id} {'is' if len(new) == 1 else 'are'} not explained.",
            )


def weasel_words(plan: Plan, _: Sight) -> Iterator[Finding]:
    """Words that leave a way out."""
    for statement in plan.statements:
        found = WEASEL.search(flat(statement.text)) if statement.kind in PROMISES else None
        if found:
            yield statement, f"#{statement.id} leaves a way out: “{found[0]}”."


def elsewhere(plan: Plan, _: Sight) -> Iterator[Finding]:
    """A sentence that sends the reader to another page."""
    for statement in plan.statements:
        if ELSEWHERE.search(statement.text.casefold()):
            yield statement, f"#{statement.id} sends the reader elsewhere."


def hard_to_read(plan: Plan, _: Sight) -> Iterator[Finding]:
    """A long sentence of long words (LIX 60 or more), or a plan that is difficult as a whole."""
    hard = list(_hard_sentences(plan))
    whole = reading_of(" ".join(f"{s.text.rstrip('.')}." for s in plan.statements))
    if not hard and whole.words >= HARD_PLAN[0] and whole.lix >= HARD_PLAN[1]:
        yield None, f"The plan as a whole has a reading index (LIX) of {whole.lix:.0f}; 50 is difficult."
    yield from hard


def _hard_sentences(plan: Plan) -> Iterator[Finding]:
    for statement in plan.statements:
        counts = reading_of(statement.text)
        if is_hard(statement.text) and not (jargon(statement.text) and counts.words < SHORT):
            of = f"{counts.long} of its {counts.words} words are long"
            yield (
                statement,
                f"#{statement.id} has a reading index (LIX) of {counts.lix:.0f}: {of}; 60 is very difficult.",
            )


_SAID = "## Priorities\n- Call every placement after one week. {#call}\n"

CHECKS = (
    Check(
        id="buzzwords",
        severity="should",
        why="Words that fit any firm are forgotten with all the others.",
        weak="## Priorities\n- Leverage synergies across verticals. {#call}",
        strong=_SAID,
        fix="Say it as you would to a neighbour: who does what, for whom.",
        find=buzzwords,
    ),
    Check(
        id="no-image",
        severity="should",
        why="What cannot be pictured cannot be repeated, and everyone pictures something else.",
        weak="## Priorities\n- Excellence through innovation and quality. {#call}",
        strong=_SAID,
        fix="Name one thing that a visitor would see, or add a line: For example: …",
        find=no_image,
    ),
    Check(
        id="label-only",
        severity="should",
        why="Two people who repeat a label need not mean the same.",
        weak="## Priorities\n- Branch network. {#call}",
        strong=_SAID,
        fix="Make it a sentence with a verb: who does what.",
        find=label_only,
    ),
    Check(
        id="undefined-acronym",
        severity="should",
        why="The newest person in the room will not ask.",
        weak="## Priorities\n- Raise the TTFB of every branch. {#call}",
        strong="## Priorities\n- Raise the share of calls answered first time (SAFT). {#call}",
        fix="Write the words, or explain it once in brackets.",
        find=undefined_acronym,
    ),
    Check(
        id="weasel-words",
        severity="could",
        why="Whoever does not do it has kept it all the same.",
        weak="## Priorities\n- Strive to call every placement where possible. {#call}",
        strong=_SAID,
        fix="Say what will be done; name the exception if there is one.",
        find=weasel_words,
    ),
    Check(
        id="elsewhere",
        severity="should",
        why="A direction that must be looked up is not known by heart.",
        weak="## Purpose\n- The current strategy is in the internal handbook. {#call}",
        strong=_SAID,
        fix="Put the sentence itself here; the page behind it can be linked on an indented line.",
        find=elsewhere,
    ),
    Check(
        id="hard-to-read",
        severity="could",
        why="Many of those who should follow it will not reach its end.",
        weak="## Purpose\n- The organisation facilitates comprehensive employment arrangements for individuals, "
        "notwithstanding considerable administrative complexities and regional particularities. {#call}",
        strong=_SAID,
        fix="Use short words and two sentences instead of one.",
        find=hard_to_read,
    ),
)  # fmt: skip
