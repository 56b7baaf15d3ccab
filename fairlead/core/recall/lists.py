"""A leader's free list against the plan: what is in it, and how much of it is nowhere in the plan."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fairlead.core.recall.commonplaces import is_blank, says_unknowing
from fairlead.core.recall.outcomes import Outcome, Scorer
from fairlead.core.recall.scorer import StatementScorer
from fairlead.core.recall.spans import lines_of

_MARK = re.compile(r"^\s*(?:[-*+•–—·▪◦‣]+\s*|\(?[0-9]{1,2}[.):]\s*|\(?[a-hA-H][.)]\s+)")
_BY_HAND = re.compile(r"\s*\{\s*(?P<ids>#[\w-]+(?:\s+#[\w-]+)*)\s*\}\s*$")
_NONE = "none"  # `{#none}`: a person looked, and it names no statement
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


def by_hand(entry: str) -> tuple[str, frozenset[str] | None]:
    """The words of an entry, and what a person wrote behind them that it names: `{#id}`, `{#one #two}`, `{#none}`.

    >>> by_hand("Ring them after a week {#call-back}")
    ('Ring them after a week', frozenset({'call-back'}))
    >>> by_hand("Win the cup {#none}"), by_hand("Win the cup")
    (('Win the cup', frozenset()), ('Win the cup', None))
    """
    found = _BY_HAND.search(entry)
    if not found:
        return entry, None
    return entry[: found.start()].strip(), frozenset(found["ids"].replace("#", "").split()) - {_NONE}


def code_list(text: str, statements: Sequence[tuple[str, str]], scorer: Scorer | None = None) -> CodedList:
    """Which of the statements (id, text) a free list names, and which of its entries name none.

    What a person wrote behind an entry (`by_hand`) holds against the scorer.

    >>> plan = [("call", "Call every placement."), ("pay", "Pay invoices early.")]
    >>> coded = code_list("- call each placement\\n- pay invoices\\n- win the cup", plan)
    >>> sorted(coded.named), coded.unmatched
    (['call', 'pay'], ('win the cup',))
    >>> code_list("- win the cup {#pay}\\n- call each placement {#none}", plan).named
    frozenset({'pay'})
    """
    entries = [by_hand(entry) for entry in split_list(text) if not says_unknowing(entry)]
    ids = frozenset(id for id, _ in statements)
    said = frozenset().union(*(named & ids for _, named in entries if named is not None))
    scored = _scored([words for words, named in entries if named is None], statements, scorer)
    unmatched = [words for words, named in entries if named is not None and not named & ids]
    return CodedList(scored.named | said, scored.partly - said, (*scored.unmatched, *unmatched))


def _scored(
    entries: Sequence[str], statements: Sequence[tuple[str, str]], scorer: Scorer | None
) -> CodedList:
    scores = (scorer or StatementScorer(statements)).score(entries)
    scores = scores.of([id for id, _ in statements])
    best = scores.cautious.max(axis=0, initial=0)
    unmatched = (entry for entry, own in zip(entries, scores.cautious, strict=True) if not own.any())
    return CodedList(
        frozenset(id for id, level in zip(scores.statements, best, strict=True) if level == Outcome.NAMED),
        frozenset(id for id, level in zip(scores.statements, best, strict=True) if level == Outcome.PARTLY),
        tuple(unmatched),
    )
