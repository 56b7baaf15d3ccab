"""The head of a proposed fairlead.toml: what the firm must say itself, and what the files tell."""

from collections.abc import Sequence

from fairlead.core.plans import Plan
from fairlead.core.tables.propose_text import Draft, Line
from fairlead.core.tables.toml_text import quoted_list, quoted_text

CUTS = ("unit", "level", "tenure", "location")
OPENING = """\
# Proposed by looking at the files; nothing in them was changed. Lines with "guess" or "doubt" want your eye.
# 'fairlead check' with the name of the folder says what is understood, line by line."""


def head_text(drafts: Sequence[Draft], plans: Sequence[tuple[str, Plan]]) -> str:
    """Company, leaders, cuts, order of levels, editions of the plan."""
    named = [plan.company for _, plan in plans if plan.company]
    company = str(Line("company", quoted_text(named[-1]), "from the plan")) if named else '# company = "…"'
    lines = [OPENING, "", company, '# leaders = ["…"]   # whom the questions call by name']
    lines += ["# as_of = 2026-10-31   # the day that the report speaks of; else the last day in the data"]
    if not any(draft.table == "people" for draft in drafts):
        lines.append("# population = 45   # how many people were asked, for there is no list of people")
    lines += [
        str(
            Line(
                "cuts",
                quoted_list(cuts_of(drafts)),
                "by what the report may divide; state it before anyone looks",
            )
        )
    ]
    return "\n".join([*lines, *level_lines(drafts), *plan_lines(plans)])


def cuts_of(drafts: Sequence[Draft]) -> list[str]:
    """Cuts that some file gives; unit and level where none does."""
    found = {
        line.key
        for draft in drafts
        for line in draft.columns
        if draft.table in ("answers", "people", "exits")
    }
    return [cut for cut in CUTS if cut in found] or ["unit", "level"]


def level_lines(drafts: Sequence[Draft]) -> list[str]:
    """Levels from low to high: those of the answers, else of the people."""
    found = sorted((draft for draft in drafts if draft.levels), key=lambda draft: draft.table != "answers")
    if found:
        return [
            str(
                Line(
                    "level_order",
                    quoted_list(found[0].levels),
                    "doubt: ordered by the words in them; low to high",
                )
            )
        ]
    given = any(line.key == "level" for draft in drafts for line in draft.columns)
    return (
        ['# level_order = ["…"]   # doubt: the levels say no order; put them from low to high']
        if given
        else []
    )


def plan_lines(plans: Sequence[tuple[str, Plan]]) -> list[str]:
    """The plan's files, oldest edition first."""
    files = [name for name, plan in sorted(plans, key=lambda found: (found[1].edition or 0, found[0]))]
    return ["", "[plan]", str(Line("files", quoted_list(files)))] if files else []
