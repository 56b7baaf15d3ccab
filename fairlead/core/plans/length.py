"""Does the plan fit on two pages? Counted in lines as they are printed, and told with what to cut."""

from collections.abc import Iterator
from dataclasses import dataclass

from fairlead.core.plans.headings import Kind
from fairlead.core.plans.values import Plan, Statement

# As on the printed page (report/plan_pdf): signs to a line of a statement and of what explains it, lines to a page.
SIGNS, SIGNS_OF_DETAIL, LINES = 72, 88, 54
HEADING, HEAD = 3, 6  # lines that a heading and the top of the page take
MOST_PAGES = 2
ONE_LINE = (
    Kind.NOT_DOING,
    Kind.PRIORITY,
    Kind.GOAL,
    Kind.VALUE,
    Kind.VISION,
    Kind.PURPOSE,
)  # cut in this order


@dataclass(frozen=True, slots=True)
class Cut:
    """Something that could go: of which statement, how many lines it saves, and the sentence that says so."""

    id: str
    lines: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Length:
    """How long a plan is: words of its statements and what explains them, printed lines, pages of A4."""

    words: int
    lines: int
    cuts: tuple[Cut, ...] = ()

    @property
    def pages(self) -> int:
        """Pages begun."""
        return max(1, -(-self.lines // LINES))

    @property
    def fits(self) -> bool:
        """Whether it stays within two pages."""
        return self.pages <= MOST_PAGES


def length(plan: Plan) -> Length:
    """Length of a plan in words and printed lines; where it passes two pages, the fewest large cuts that bring it back.

    >>> from fairlead.core.plans.reading import parse
    >>> short = length(parse("## Purpose\\n- Clean sheets by seven. {#a}"))
    >>> short.words, short.lines, short.pages, short.fits, short.cuts
    (4, 10, 1, True, ())
    >>> long = length(parse("## Purpose\\n- Clean sheets. {#a}\\n" + "  We tell how it came.\\n" * 112))
    >>> long.pages, long.fits, long.cuts[0].sentence
    (3, False, 'Cut 14 of the 112 lines that explain “Clean sheets.”')
    """
    words = sum(len(f"{s.text} {' '.join(s.details)}".split()) for s in plan.statements)
    kinds = len({s.kind for s in plan.statements})
    lines = HEAD + HEADING * kinds + sum(map(_lines, plan.statements))
    return Length(words, lines, tuple(_cuts(plan, lines - MOST_PAGES * LINES)))


def _lines(statement: Statement) -> int:
    keys = 1 if statement.owner or statement.due or statement.measure or statement.target else 0
    return _folded(statement.text, SIGNS) + keys + _explained(statement)


def _explained(statement: Statement) -> int:
    return sum(_folded(line, SIGNS_OF_DETAIL) for line in statement.details)


def _folded(text: str, signs: int) -> int:
    return max(1, -(-len(text) // signs)) if text else 0


def _cuts(plan: Plan, over: int) -> Iterator[Cut]:
    """What explains goes first, most lines first; then whole statements, the last of each kind first."""
    for one in sorted(plan.statements, key=_explained, reverse=True):
        if over > 0 and one.details:
            yield _shorter(one, over)
            over -= _explained(one)
    for kind in ONE_LINE:
        for one in reversed(plan.of_kind(kind)[1:]):
            if over > 0:
                rest = _lines(one) - _explained(one)
                yield Cut(one.id, rest, f"Leave “{_begun(one)}” for a later edition.")
                over -= rest


def _shorter(one: Statement, over: int) -> Cut:
    have, of = _explained(one), f"that explain “{_begun(one)}”"
    if have <= over:
        return Cut(one.id, have, f"Cut the {have} lines {of}" if have > 1 else f"Cut the line {of}")
    return Cut(one.id, over, f"Cut {over} of the {have} lines {of}")


def _begun(one: Statement) -> str:
    return one.text if len(one.text) <= 60 else f"{one.text[:59].rstrip()}…"
