"""What leaders, asked apart, wrote down: few texts, and the only ones that leave the engine."""

from typing import Any

from fairlead.core.engines.running import Runner, compiled
from fairlead.core.engines.sources import source


@compiled
def _lists(items: tuple[str, ...]) -> Any:
    import ibis

    answers = source("answers")
    rows = answers.filter(answers.item.isin(items), answers.text.notnull())
    row = ibis.literal("row ") + ibis.row_number().cast("string")
    rows = rows.mutate(leader=rows.respondent.fill_null(row))
    texts = rows.group_by(["pulse", "leader"]).aggregate(
        text=rows.text.group_concat("\n", order_by=rows.item)
    )
    return texts.order_by(["pulse", "leader"])


def leader_lists(run: Runner, items: tuple[str, ...], pulse: str | None) -> tuple[str, ...]:
    """One text a leader, in no telling order; who handed in nothing is not there."""
    found = run(_lists(items))
    pairs = zip(found.texts("pulse"), found.texts("text"), strict=True)
    return tuple(text for asked, text in pairs if text is not None and asked == pulse)
