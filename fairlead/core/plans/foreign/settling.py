"""What can only be seen when the whole page was read: the same sentence twice, several missions."""

import re
from collections.abc import Sequence
from dataclasses import replace

from fairlead.core.plans.foreign.values import Notes, Proposed, Trust
from fairlead.core.plans.headings import Kind

_RANK = (Trust.SURE, Trust.LIKELY, Trust.DOUBTFUL)
_WORDS = {Kind.PURPOSE: "purpose or mission", Kind.VISION: "vision"}


def letters(text: str) -> str:
    """Letters and digits only, in lower case.

    >>> letters("Bake, “good” bread!")
    'bakegoodbread'
    """
    return re.sub(r"[\W_]+", "", text).casefold()


def settled(statements: Sequence[Proposed], notes: Notes) -> tuple[Proposed, ...]:
    """Without repetitions (the plainer one stays, the lines of the other are listed), and several missions said aloud."""
    kept: list[Proposed] = []
    said: dict[tuple[Kind, str], int] = {}  # letters of what was kept, and its place
    for one in sorted(statements, key=lambda s: s.first):
        key = (one.kind, letters(one.text))
        same = said.get(key, _within(key, said))
        if same is None:
            said[key] = len(kept)
            kept.append(one)
        else:
            first, second = sorted((kept[same], one), key=lambda s: (_RANK.index(s.trust), s.first))
            notes.leave(
                second.first, second.last, second.text, f"says again what stands on line {first.first}"
            )
            kept[same] = replace(first, details=first.details or second.details)
            said.setdefault((first.kind, letters(first.text)), same)
    for kind, word in _WORDS.items():
        _several([s for s in kept if s.kind is kind], word, notes)
    return tuple(sorted(kept, key=lambda s: (list(Kind).index(s.kind), s.first)))


def _within(key: tuple[Kind, str], said: dict[tuple[Kind, str], int]) -> int | None:
    """The place of a purpose or vision that holds this one, or stands within it."""
    kind, text = key
    if kind not in _WORDS:
        return None
    for (other_kind, other), place in said.items():
        short, long = sorted((text, other), key=len)
        if other_kind is kind and len(short) > 24 and short in long:
            return place
    return None


def _several(statements: Sequence[Proposed], word: str, notes: Notes) -> None:
    if len(statements) > 1:
        lines = ", ".join(str(s.first) for s in statements)
        notes.warn(
            statements[0].first,
            f"{len(statements)} sentences claim to be the {word} (lines {lines}): keep one.",
        )
