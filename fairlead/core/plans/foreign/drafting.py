"""A proposal as a draft of plan.md: each statement with a comment that says where it came from."""

from collections.abc import Sequence
from datetime import date

from fairlead.core.plans.foreign.values import Proposal, Proposed
from fairlead.core.plans.headings import Kind, kind_of
from fairlead.core.plans.ids import derive
from fairlead.core.plans.values import Plan, Section, Statement
from fairlead.core.plans.writing import write


def draft(proposal: Proposal, *, source: str = "a page") -> str:
    """The text of a plan.md to confirm, marked `status: draft`; empty where nothing was proposed.

    >>> from fairlead.core.plans.foreign import propose
    >>> print(draft(propose("# Mission\\nBake good bread."), source="page.md"), end="")  # doctest: +ELLIPSIS
    ---
    status: draft
    ---
    <BLANKLINE>
    <!-- Proposed from page.md; nobody has confirmed it. ... -->
    <BLANKLINE>
    ## Purpose
    <!-- #bake-good-bread: line 2, under “Mission”; sure. -->
    - Bake good bread.  {#bake-good-bread}
    """
    if not proposal.statements:
        return ""
    taken: set[str] = set()
    made = [(one, _statement(one, derive(one.text, one.kind, taken))) for one in proposal.statements]
    sections = tuple(
        Section(kind, remarks=tuple(_remark(one, s) for one, s in made if s.kind is kind))
        for kind in Kind
        if any(s.kind is kind for _, s in made)
    )
    title = proposal.title if proposal.title and kind_of(proposal.title) is None else ""
    return write(
        Plan(
            "",
            None,
            None,
            tuple(s for _, s in made),
            sections,
            title,
            tuple(_top(proposal, source)),
            ("status: draft",),
        )
    )


def _statement(one: Proposed, id: str) -> Statement:
    keys = {found.key: found.value for found in reversed(one.found)}
    due = date.fromisoformat(keys["due"]) if "due" in keys else None
    details = tuple(f"- {line}" for line in one.details)
    return Statement(
        id, one.kind, one.text, keys.get("owner"), due, keys.get("measure"), keys.get("target"), details
    )


def _remark(one: Proposed, statement: Statement) -> str:
    said = [f"#{statement.id}: {lines_in_words(one.first, one.last)}, {one.why}; {one.trust}."]
    said += [f"Doubt: it {doubt}." for doubt in one.doubts]
    said += [f"{found.key} from “{found.words}”." for found in one.found]
    return _safe(" ".join(said))


def _top(proposal: Proposal, source: str) -> Sequence[str]:
    first = f"Proposed from {source}; nobody has confirmed it. Read each sentence, strike what is wrong, then take status: draft out."
    warned = [f"Look first: line {w.line}: {w.sentence}" for w in proposal.warnings]
    left = [
        f"Left out: {lines_in_words(one.first, one.last)}, “{one.words}”: {one.reason}."
        for one in proposal.left_out
    ]
    return [_safe(text) for text in (first, *warned, *left)]


def _safe(text: str) -> str:
    """Words that cannot close a comment."""
    return text.replace("--", "– –").replace("–>", "– >")


def lines_in_words(first: int, last: int) -> str:
    """Lines as they are cited.

    >>> lines_in_words(3, 3), lines_in_words(3, 5)
    ('line 3', 'lines 3-5')
    """
    return f"line {first}" if first == last else f"lines {first}-{last}"
