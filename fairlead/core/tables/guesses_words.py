"""What words betray: the construct of a question, the family of a reason, a kind of exit, a column better not read.

Each guess comes with the word that led to it, so that the reader of the mapping can judge it.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from fairlead.core.tables.guesses_cues import CONSTRUCTS, KINDS, PRIVATE, REASONS, RECALL, STATES, Cue

WORDS_OF_A_LABEL = 4  # a longer heading is a question, in which such words mean other things


class Guess(NamedTuple):
    """What something is taken for, and the words that say so; `said` is empty where nothing does."""

    what: str
    said: str
    reversed: bool = False


def first(cues: Iterable[Cue], words: str, usual: str = "") -> Guess:
    """The first cue that a text answers to."""
    low = " ".join(words.replace("_", " ").lower().split())
    for what, patterns in cues:
        for pattern in patterns:
            if (found := re.search(pattern, low)) and found[0].strip():
                return Guess(what, found[0].strip())
    return Guess(usual, "")


def construct_of_wording(wording: str) -> Guess:
    """What a question measures; "other" where no word says.

    >>> construct_of_wording("I was told lately where we are going.")
    Guess(what='reached', said='was told', reversed=False)
    >>> construct_of_wording("I often think of leaving.").reversed, construct_of_wording("Coffee").what
    (True, 'other')
    """
    found = first(CONSTRUCTS, wording, "other")
    if found.what == "leave":
        return Guess("stay-intent", found.said, True)
    return Guess(found.what, found.said, found.what == "changes")


def recall_cue(wording: str) -> str:
    """The words that ask for recall; '' if none do.

    >>> recall_cue("In your own words: what matters?"), recall_cue("Any comments?")
    ('own words', '')
    """
    return first((Cue("recall", RECALL),), wording).said


def reason_of(wording: str) -> Guess:
    """The family of a reason for leaving; "other" where no word says.

    >>> reason_of("Lack of direction").what, reason_of("Work life balance").what, reason_of("???").said
    ('direction/no-plan', 'work-life', '')
    """
    return first(REASONS, wording, "other")


def kind_of_exit(wording: str) -> Guess:
    """How an employment ended; "other" where no word says.

    >>> kind_of_exit("Voluntary Early Retirement").what, kind_of_exit("Resignation").what, kind_of_exit("Involuntary").what
    ('other', 'voluntary', 'involuntary')
    """
    return first(KINDS, wording, "other")


def state_of(wording: str) -> Guess:
    """How a commitment stands; "open" where no word says.

    >>> state_of("done late").what, state_of("quietly dropped").what
    ('late', 'dropped')
    """
    return first(STATES, wording, "open")


def private(heading: str) -> str:
    """Why a column is better not read, by its heading in plain words; '' if nothing speaks against it.

    >>> private("annual salary"), private("date of birth"), private("first name"), private("branch")
    ('pay', 'sensitive', 'names a person', '')
    """
    return first(PRIVATE, heading).what if len(heading.split()) <= WORDS_OF_A_LABEL else ""
