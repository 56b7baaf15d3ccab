"""What an answer says, as a person wants to have it told: per statement, and of the answer as a whole."""

from collections.abc import Sequence
from dataclasses import dataclass

from fairlead.core.errors import BadInput
from fairlead.core.recall.commonplaces import is_blank, says_unknowing
from fairlead.core.recall.copying import copied_of
from fairlead.core.recall.encoder import Encoder
from fairlead.core.recall.language import is_foreign
from fairlead.core.recall.lists import split_list
from fairlead.core.recall.outcomes import SURE, Outcome, Scorer, Scores, Silence
from fairlead.core.recall.scorer import reads

MOST_LINES = 5
Answer = str | Sequence[str]
Statements = Sequence[tuple[str, str]]


class UnableToReadAnswer(BadInput):
    """An answer has more lines than a person was asked for."""


@dataclass(frozen=True, slots=True)
class Said:
    """What an answer says of one statement. `order` ranks answers; it is no probability and is not shown to a reader.

    What is not `sure` is to be coded by a person. `words` are those of the answer that speak for the statement; by
    meaning an answer can name a statement with none of its words.
    """

    statement: str
    outcome: Outcome
    sure: bool
    order: float
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One answer, read. `listed`: entries that name nothing; `copied`: ids said word for word, or in the plan's order."""

    text: str
    said: tuple[Said, ...]
    silence: Silence
    listed: tuple[str, ...] = ()
    copied: tuple[str, ...] = ()
    foreign: bool = False

    @property
    def to_code(self) -> bool:
        """Whether a person is to look at it: the scorer is not sure of one statement or more."""
        return any(not said.sure for said in self.said)


def read(answer: Answer, statements: Statements, scorer: Scorer, *, words: bool = True) -> Reading:
    """One answer, a text or up to five lines, read against the statements (id, text) that the scorer judges.

    >>> from fairlead.core.recall.scorer import StatementScorer
    >>> plan = [("call", "Call every placement."), ("pay", "Pay invoices early.")]
    >>> found = read(["call each placement", "win the cup"], plan, StatementScorer(plan))
    >>> [(s.statement, s.outcome.name, s.words) for s in found.said if s.outcome], found.listed
    ([('call', 'NAMED', ('call', 'placement'))], ('win the cup',))
    """
    return read_all([answer], statements, scorer, words=words)[0]


def read_all(
    answers: Sequence[Answer], statements: Statements, scorer: Scorer, *, words: bool = True
) -> tuple[Reading, ...]:
    """Readings of N answers, in their order; identical ones are read once and share one value.

    Without `words` the words that matched are left out, which is much faster where only counts are wanted.

    >>> from fairlead.core.recall.scorer import StatementScorer
    >>> plan = [("call", "Call every placement.")]
    >>> one, other, none = read_all(["call placements", "call placements", "-"], plan, StatementScorer(plan))
    >>> one is other, none.silence.name
    (True, 'EMPTY')
    """
    texts = [as_text(answer) for answer in answers]
    distinct = list(dict.fromkeys(texts))
    ids = [id for id, _ in statements]
    scores = scorer.score(distinct).of(ids)
    strangers = _strangers(distinct, scorer, ids)
    found = {
        text: Reading(
            text,
            _said(scores, row, text, scorer if words else None),
            Silence(int(scores.silence[row])),
            tuple(entry for entry in _entries(text) if entry in strangers),
            copied_of(text, statements),
            is_foreign(text),
        )
        for row, text in enumerate(distinct)
    }
    return tuple(found[text] for text in texts)


def as_text(answer: Answer) -> str:
    """An answer as one text. UnableToReadAnswer for more than five lines given apart.

    >>> as_text(["call", " ", "pay"])
    'call\\npay'
    """
    if isinstance(answer, str):
        return answer.strip()
    if len(answer) > MOST_LINES:
        raise UnableToReadAnswer(
            f"An answer of {len(answer)} lines was given, and {MOST_LINES} are the most: give it as one text."
        )
    return "\n".join(line.strip() for line in answer if line.strip())


def _entries(text: str) -> tuple[str, ...]:
    return tuple(entry for entry in split_list(text) if not (is_blank(entry) or says_unknowing(entry)))


def _strangers(texts: Sequence[str], scorer: Scorer, ids: Sequence[str]) -> frozenset[str]:
    """The entries that surely name none of the statements, not even in part or the other way round."""
    entries = list(dict.fromkeys(entry for text in texts for entry in _entries(text)))
    scores = scorer.score(entries).of(ids)
    silent = ((scores.outcome == Outcome.NOT) & (scores.sure >= SURE)).all(axis=1)
    return frozenset(entry for entry, none in zip(entries, silent.tolist(), strict=True) if none)


def _said(scores: Scores, row: int, text: str, speaks: Scorer | None) -> tuple[Said, ...]:
    columns = (scores.outcome[row], scores.sure[row], scores.score[row])
    found = zip(scores.statements, *(column.tolist() for column in columns), strict=True)
    return tuple(
        Said(
            id,
            Outcome(outcome),
            sure >= SURE,
            round(order, 3),
            speaks.words(text, id) if speaks and outcome != Outcome.NOT else (),
        )
        for id, outcome, sure, order in found
    )


BY_MEANING, NO_WEIGHTS, NOT_ENGLISH = "meaning", "words-no-weights", "words-not-english"


def way_of(statements: Statements, encoder: Encoder | None) -> str:
    """How a plan's answers are read: by "meaning"; or by words alone, and why.

    >>> way_of([("a", "Call them.")], None)
    'words-no-weights'
    """
    if not reads(statements):
        return NOT_ENGLISH
    return NO_WEIGHTS if encoder is None else BY_MEANING
