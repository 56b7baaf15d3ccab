"""From a scored answer to a grade: nobody grades themselves."""

from enum import IntEnum

from fairlead.core.recall import Outcome


class Grade(IntEnum):
    """How well one answer named one statement; the numbers are those of FSRS (again, hard, good, easy)."""

    NOT = 1
    PARTLY = 2
    NAMED = 3
    OWN_WORDS = 4


def grade(outcome: Outcome, *, own_words: bool = False) -> Grade:
    """The grade of an outcome; `own_words` says that a named answer also gave an example of the person's own.

    What contradicts a statement, or is anything but named or partly named, counts as not named.

    >>> grade(Outcome.NOT).name, grade(Outcome.PARTLY).name, grade(Outcome.NAMED).name
    ('NOT', 'PARTLY', 'NAMED')
    >>> grade(Outcome.NAMED, own_words=True).name, grade(Outcome.PARTLY, own_words=True).name
    ('OWN_WORDS', 'PARTLY')
    """
    if outcome is Outcome.NAMED:
        return Grade.OWN_WORDS if own_words else Grade.NAMED
    return Grade.PARTLY if outcome is Outcome.PARTLY else Grade.NOT
