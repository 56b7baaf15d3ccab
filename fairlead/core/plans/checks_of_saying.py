"""Can the plan be said? Number, length and wording of its statements."""

from collections.abc import Iterator

from fairlead.core.plans.faults import Check, Finding, Sight
from fairlead.core.plans.headings import Kind
from fairlead.core.plans.lexicon import PLACEHOLDER
from fairlead.core.plans.readability import is_hard
from fairlead.core.plans.values import Plan, Statement

LISTED = 5  # lines that a person is asked to write
MOST_VALUES = 5
# Chosen, not measured: beyond about twenty words a sentence heard once comes back as its gist at best.
LONG_WORDS, LONG_SIGNS = 20, 160
UNREPEATABLE_WORDS, UNREPEATABLE_SIGNS = 35, 280
LONG_ELSEWHERE, MOST_STATEMENTS = 25, 25


def no_priorities(plan: Plan, _: Sight) -> Iterator[Finding]:
    """There is nothing that people could be asked to name."""
    if not plan.priorities and not plan.of_kind(Kind.GOAL):
        yield None, "The plan names no priority."


def goals_only(plan: Plan, _: Sight) -> Iterator[Finding]:
    """Goals, and no priority among them."""
    if not plan.priorities and plan.of_kind(Kind.GOAL):
        yield None, "The plan has goals and names no priority."


def too_many_to_name(plan: Plan, _: Sight) -> Iterator[Finding]:
    """More than five would have to be named, and five lines are all that anyone is asked for."""
    if plan.needed > LISTED:
        yield None, f"{len(plan.priorities)} priorities: to know the plan is to name {plan.needed} of them."


def many_priorities(plan: Plan, _: Sight) -> Iterator[Finding]:
    """Six or more, yet few enough to be named in five lines."""
    if len(plan.priorities) > LISTED and plan.needed <= LISTED:
        yield None, f"There are {len(plan.priorities)} priorities."


def one_priority(plan: Plan, _: Sight) -> Iterator[Finding]:
    """A single priority."""
    if len(plan.priorities) == 1:
        yield plan.priorities[0], "There is one priority only."


def many_values(plan: Plan, _: Sight) -> Iterator[Finding]:
    """More values than are remembered."""
    if (n := len(plan.of_kind(Kind.VALUE))) > MOST_VALUES:
        yield None, f"There are {n} values."


def _unwritten(statements: tuple[Statement, ...]) -> Iterator[Finding]:
    for statement in statements:
        if PLACEHOLDER.search(statement.text):
            yield statement, f"“{statement.text[:60]}” is a place kept for words that are not there."


def placeholder_priority(plan: Plan, _: Sight) -> Iterator[Finding]:
    """A priority that is not written yet."""
    yield from _unwritten(plan.priorities)


def placeholder_elsewhere(plan: Plan, _: Sight) -> Iterator[Finding]:
    """Another statement that is not written yet."""
    yield from _unwritten(tuple(s for s in plan.statements if s.kind is not Kind.PRIORITY))
    for statement in plan.statements:
        around = (statement.owner, statement.measure, statement.target, *statement.details)
        for text in [text for text in around if text and PLACEHOLDER.search(text)][:1]:
            yield (
                statement,
                f"“{text.strip()[:60]}” of #{statement.id} is a place kept for words that are not there.",
            )


def _longer(statement: Statement, words: int, signs: int) -> bool:
    return len(statement.text.split()) > words or len(statement.text) > signs


def none_repeatable(plan: Plan, _: Sight) -> Iterator[Finding]:
    """Every priority is a paragraph."""
    priorities = plan.priorities
    if priorities and all(_longer(p, UNREPEATABLE_WORDS, UNREPEATABLE_SIGNS) for p in priorities):
        yield None, f"Each priority is longer than {UNREPEATABLE_WORDS} words."


def long_priority(plan: Plan, _: Sight) -> Iterator[Finding]:
    """A priority too long to be repeated as it stands."""
    for p in plan.priorities:
        hard = is_hard(p.text) and not _longer(
            p, UNREPEATABLE_WORDS, UNREPEATABLE_SIGNS
        )  # hard-to-read says it
        if _longer(p, LONG_WORDS, LONG_SIGNS) and not hard:
            yield p, f"#{p.id} has {len(p.text.split())} words."


def long_statement(plan: Plan, _: Sight) -> Iterator[Finding]:
    """A purpose, value, goal or refusal too long to be repeated."""
    for statement in plan.statements:
        if statement.kind is not Kind.PRIORITY and len(statement.text.split()) > LONG_ELSEWHERE:
            yield statement, f"#{statement.id} has {len(statement.text.split())} words."


def long_plan(plan: Plan, _: Sight) -> Iterator[Finding]:
    """More than fits on a page."""
    if (n := len(plan.statements)) > MOST_STATEMENTS:
        yield None, f"The plan has {n} statements."


def draft_to_confirm(plan: Plan, _: Sight) -> Iterator[Finding]:
    """What was proposed from another page and has not been confirmed."""
    if any(line.replace(" ", "").casefold() == "status:draft" for line in plan.front):
        first = sum(remark.startswith("Look first") for remark in plan.remarks)
        also = f"; {first} remarks at its head are to be looked at first" if first else ""
        yield None, f"This is a draft that nobody has confirmed{also}."


_TWO = (
    "## Priorities\n- Call every placement after one week. {#call}\n- Pay every invoice in ten days. {#pay}\n"
)
_SUBJECTS = ("calls", "invoices", "visits", "vans", "rotas", "audits", "stock", "prices", "tools")
_MANY = "## Priorities\n" + "".join(f"- Mend the {s} by spring. {{#{s}}}\n" for s in _SUBJECTS)
_SIX = "".join(_MANY.splitlines(keepends=True)[:7])
_LONG = "Call every placement " + "and then the client and then the branch " * 5
_VALUES = "## Values\n" + "".join(f"- We honour our {s}. {{#{s}}}\n" for s in _SUBJECTS[:6])

CHECKS = (
    Check(
        id="no-priorities",
        severity="must",
        why="People cannot be asked to know what was never put first.",
        weak="## Purpose\n- Nobody waits for work. {#wait}",
        strong=_TWO,
        fix="Write two to five sentences under ## Priorities.",
        find=no_priorities,
    ),
    Check(
        id="goals-only",
        severity="should",
        why="People are asked what comes first, and a list of goals does not say it.",
        weak="## Goals\n- Fill 300 jobs by June 2027. {#jobs}",
        strong=_TWO,
        fix="Put the two to five that come first under ## Priorities.",
        find=goals_only,
    ),
    Check(
        id="too-many-to-name",
        severity="must",
        why="That is more than the five lines on which people answer.",
        weak=_MANY,
        strong=_TWO,
        fix="Keep the five that you would fight for; move the rest under ## Not doing.",
        find=too_many_to_name,
    ),
    Check(
        id="placeholder-priority",
        severity="must",
        why="Nobody can repeat it.",
        weak="## Priorities\n- TBD after the offsite. {#one}",
        strong=_TWO,
        fix="Write the sentence, or take the line out until it is decided.",
        find=placeholder_priority,
    ),
    Check(
        id="none-repeatable",
        severity="must",
        why="Nobody can carry them to a colleague.",
        weak=f"## Priorities\n- {_LONG}. {{#call}}",
        strong=_TWO,
        fix="Say each in one sentence of under twenty words; put the rest on indented lines.",
        find=none_repeatable,
    ),
    Check(
        id="many-priorities",
        severity="should",
        why="Past five, people remember the ones that they like.",
        weak=_SIX,
        strong=_TWO,
        fix="Keep five at most; move the rest under ## Not doing.",
        find=many_priorities,
    ),
    Check(
        id="long-priority",
        severity="should",
        why="It comes back as a fragment, if at all.",
        weak=f"## Priorities\n- {_LONG}. {{#call}}",
        strong=_TWO,
        fix="Say it in under twenty words; put the rest on indented lines.",
        find=long_priority,
    ),
    Check(
        id="placeholder-elsewhere",
        severity="should",
        why="Readers take an unfinished page for an unfinished plan.",
        weak=_TWO + "## Purpose\n- [insert purpose] {#p}",
        strong=_TWO,
        fix="Write the sentence, or take the line out.",
        find=placeholder_elsewhere,
    ),
    Check(
        id="one-priority",
        severity="could",
        why="That is easy to know; make sure that nothing else is asked first.",
        weak="## Priorities\n- Call every placement after one week. {#call}",
        strong=_TWO,
        fix="Add the second thing that people are truly measured by, or leave it as it is.",
        find=one_priority,
    ),
    Check(
        id="many-values",
        severity="could",
        why="A list of values this long is looked up, not lived.",
        weak=_VALUES,
        strong="".join(_VALUES.splitlines(keepends=True)[:4]),
        fix="Keep the few that cost you something.",
        find=many_values,
    ),
    Check(
        id="long-statement",
        severity="could",
        why="It comes back as a fragment, if at all.",
        weak=_TWO + f"## Purpose\n- {_LONG}. {{#p}}",
        strong=_TWO,
        fix="Say it in one breath; put the rest on indented lines.",
        find=long_statement,
    ),
    Check(
        id="long-plan",
        severity="could",
        why="A direction longer than a page is looked up, not known.",
        weak=_TWO + "## Goals\n" + "".join(f"- Open shop {i}. {{#shop-{i}}}\n" for i in range(1, 26)),
        strong=_TWO,
        fix="Keep what everyone must know; keep the rest where the work is planned.",
        find=long_plan,
    ),
    Check(
        id="draft-to-confirm",
        severity="should",
        why="A sentence that a program proposed is nobody's direction yet.",
        weak="---\nstatus: draft\n---\n" + _TWO,
        strong=_TWO,
        fix="Read each sentence, move or strike what is wrong, then take the line status: draft out.",
        find=draft_to_confirm,
    ),
)
