"""A leader's free list against the plan: what is in it, and how much of it is nowhere in the plan."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fairlead.core.recall.commonplaces import is_blank, says_unknowing
from fairlead.core.recall.outcomes import Outcome, Scorer
from fairlead.core.recall.scorer import StatementScorer
from fairlead.core.recall.spans import lines_of

_MARK = re.compile(r"^\s*(?:[-*+•–—·▪◦‣]+\s*|\(?[0-9]{1,2}[.):]\s*|\(?[a-hA-H][.)]\s+)")
_INLINE = re.compile(r"(?:^|(?<=[\s,;.]))\(?[1-9][.)]\s+")


@dataclass(frozen=True, slots=True)
class CodedList:
    """The statements that a list names, those it names in part, and the entries that name none."""

    named: frozenset[str]
    partly: frozenset[str]
    unmatched: tuple[str, ...]


def split_list(text: str) -> tuple[str, ...]:
    """The entries of a list: numbered or dashed lines, else lines, else sentences.

    Where some lines bear a mark, the others are taken for what stands around a list (a greeting, a name).

    >>> split_list("Here goes:\\n1. Call back\\n2) Pay early")
    ('Call back', 'Pay early')
    >>> split_list("1. Call back 2. Pay early"), split_list("Call back. Pay early; rest")
    (('Call back', 'Pay early'), ('Call back', 'Pay early', 'rest'))
    """
    lines = [line for line in text.replace("\r", "\n").split("\n") if line.strip()]
    marked = [_MARK.sub("", line) for line in lines if _MARK.match(line)]
    if len(marked) > 1:
        entries = marked
    elif len(_INLINE.findall(text)) > 1:
        entries = _INLINE.split(text)[1:]
    else:
        entries = [sentence for line in lines for sentence in lines_of(_MARK.sub("", line))]
    return tuple(entry.strip(" \t,;.") for entry in entries if not is_blank(entry))


def code_list(text: str, statements: Sequence[tuple[str, str]], scorer: Scorer | None = None) -> CodedList:
    """Which of the statements (id, text) a free list names, and which of its entries name none.

    >>> plan = [("call", "Call every placement."), ("pay", "Pay invoices early.")]
    >>> coded = code_list("- call each placement\\n- pay invoices\\n- win the cup", plan)
    >>> sorted(coded.named), coded.unmatched
    (['call', 'pay'], ('win the cup',))
    """
    entries = [entry for entry in split_list(text) if not says_unknowing(entry)]
    scores = (scorer or StatementScorer(statements)).score(entries)
    scores = scores.of([id for id, _ in statements])
    best = scores.cautious.max(axis=0, initial=0)
    unmatched = (entry for entry, own in zip(entries, scores.cautious, strict=True) if not own.any())
    return CodedList(
        frozenset(id for id, level in zip(scores.statements, best, strict=True) if level == Outcome.NAMED),
        frozenset(id for id, level in zip(scores.statements, best, strict=True) if level == Outcome.PARTLY),
        tuple(unmatched),
    )
