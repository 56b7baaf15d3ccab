"""A plan as the text of plan.md."""

from collections.abc import Iterator

from fairlead.core.plans.braces import escaped, written_brace
from fairlead.core.plans.front_matter import unquoted
from fairlead.core.plans.values import Plan, Statement


def write(plan: Plan) -> str:
    """The text of plan.md; `parse` reads it back to an equal plan.

    >>> from fairlead.core.plans import Kind
    >>> s = Statement("no-waiting", Kind.PURPOSE, "Nobody waits three weeks for work.")
    >>> print(write(Plan("Acme", 1, None, (s,))), end="")
    ---
    company: Acme
    edition: 1
    ---
    <BLANKLINE>
    ## Purpose
    - Nobody waits three weeks for work.  {#no-waiting}
    """
    blocks = [list(_front(plan)), list(_top(plan)), *_sections(plan)]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _front(plan: Plan) -> Iterator[str]:
    known = {"company": _value(plan.company), "edition": plan.edition, "published": plan.published}
    lines = [f"{key}: {value}" for key, value in known.items() if value not in (None, "")]
    if lines or plan.front:
        yield from ("---", *lines, *plan.front, "---")


def _value(text: str) -> str:
    return text if unquoted(text) == text else f'"{text}"'


def _top(plan: Plan) -> Iterator[str]:
    if plan.title:
        yield f"# {plan.title}"
    yield from (f"<!-- {remark} -->" for remark in plan.remarks)


def _sections(plan: Plan) -> Iterator[list[str]]:
    for section in plan.sections:
        lines = [f"## {section.heading}", *(f"<!-- {remark} -->" for remark in section.remarks)]
        for statement in plan.of_kind(section.kind):
            lines += _statement(statement)
        yield lines


def _statement(statement: Statement) -> Iterator[str]:
    due = statement.due.isoformat() if statement.due else None
    known = (
        ("owner", statement.owner),
        ("due", due),
        ("measure", statement.measure),
        ("target", statement.target),
    )
    items = [(key, value) for key, value in known if value] + list(statement.extra)
    yield f"- {escaped(statement.text)}  {written_brace(statement.id, items)}"
    yield from (f"  {line}" if line else "" for line in statement.details)
