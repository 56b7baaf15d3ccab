"""The expressions behind the counts of recall: one row a person, joined with the score of the person's text."""

from typing import Any

from fairlead.core.engines.running import compiled
from fairlead.core.engines.sources import source
from fairlead.core.recall import Level, Silence

PEOPLE, SCORES, CODES = "recall_people", "recall_scores", "recall_codes"
CANNOT_SAY, SKIPPED, ANSWERED = 0, 1, 2  # what a person did with the question
LEVELS = (0, 1, 2)  # not, uncertain, named: the values of Level and Outcome in core/recall


@compiled
def unnamed(pulse: str, items: tuple[str, ...]) -> Any:
    """How many answers bear no respondent."""
    answers = source("answers")
    rows = answers.filter(answers.pulse == pulse, answers.item.isin(items))
    return rows.aggregate(n=rows.respondent.isnull().sum())


@compiled
def people(
    pulse: str,
    items: tuple[str, ...],
    statements: tuple[str, ...],
    cuts: tuple[str, ...],
    named: bool,
    heed: bool = True,
) -> Any:
    """One row a person: the texts, whether coded by hand (if that is heeded) and as what, cuts, weight, what was done."""
    import ibis

    answers = source("answers", cuts)
    rows = answers.filter(answers.pulse == pulse, answers.item.isin(items))
    if not named:  # an answer that bears no respondent is taken for a person
        row = ibis.literal("row ") + ibis.row_number().cast("string")
        rows = rows.mutate(respondent=rows.respondent.fill_null(row))
    by_hand = rows.statements.notnull() if heed else ibis.literal(False)
    said = ibis.cases(
        (rows.text.notnull() | by_hand, ANSWERED), (rows.missing == "cannot-say", CANNOT_SAY), else_=SKIPPED
    )
    asked = rows.mutate(by_hand=by_hand, said=said)
    return asked.group_by("respondent").aggregate(
        text=_joined(asked, len(items)),
        by_hand=asked.by_hand.max(),
        said=ibis.ifelse(asked.said.max() == ANSWERED, ANSWERED, asked.said.min()),
        weight=asked.weight.max().fill_null(1.0),
        **{f"h{k}": asked.statements.contains(id).fill_null(False).max() for k, id in enumerate(statements)},
        **{f"g{k}": asked[cut].max() for k, cut in enumerate(cuts)},
    )


def _joined(asked: Any, items: int) -> Any:
    """The texts of one person as one. A single question needs no sorted list, which could not leave memory."""
    return asked.text.max() if items == 1 else asked.text.group_concat("\n", order_by=asked.item)


@compiled
def coded(pulse: str, items: tuple[str, ...], beside: bool) -> Any:
    """The texts that people coded, with what they found, in an order of their own.

    `beside`: whether a table tells what was named in part or turned round.
    """
    answers = source("answers")
    rows = answers.filter(answers.pulse == pulse, answers.item.isin(items), answers.text.notnull())
    rows = rows.filter(rows.statements.notnull())
    if not beside:
        return rows.select("text", "statements").distinct().order_by("text")
    both = rows.left_join(_codes(), ["pulse", "item", "respondent"])
    return both.select("text", "statements", "partly", "opposite").distinct().order_by("text")


def _codes() -> Any:
    import ibis

    keys = dict.fromkeys(("pulse", "item", "respondent"), "string")
    return ibis.table({**keys, "partly": "array<string>", "opposite": "array<string>"}, name=CODES)


@compiled
def texts() -> Any:
    """The distinct texts."""
    said = _people(0)
    return said.filter(said.text.notnull()).select("text").distinct()


def _people(statements: int, cut: int | None = None) -> Any:
    import ibis

    columns = {"text": "string", "by_hand": "boolean", "said": "int8", "weight": "float64"}
    columns |= {f"h{k}": "boolean" for k in range(statements)}
    return ibis.table(columns | ({} if cut is None else {f"g{cut}": "string"}), name=PEOPLE)


def _judged(need: int, statements: int, cut: int | None = None, foils: int = 0) -> Any:
    """People with their outcome for each statement: 2 named, 1 partly, 0 not; hand coding first."""
    import ibis

    scored = [f"s{k}" for k in range(statements)]
    columns = ["silence", "scored", "cautious", *scored, *(f"f{k}" for k in range(foils))]
    scores = ibis.table({"text": "string", **dict.fromkeys(columns, "int8")}, name=SCORES)
    asked = _people(statements, cut)
    both = asked.left_join(scores, asked.text == scores.text)
    blank = ~both.by_hand & (both.silence == int(Silence.EMPTY))
    by_hand = sum((both[f"h{k}"].cast("int8") for k in range(statements)), ibis.literal(0))
    known = ibis.ifelse(by_hand >= need, int(Level.NAMED), int(Level.NOT))
    return both.select(
        "by_hand",
        "weight",
        *(f"f{k}" for k in range(foils)),
        *([] if cut is None else [f"g{cut}"]),
        texted=both.text.notnull(),
        said=ibis.ifelse(blank.fill_null(False), SKIPPED, both.said),
        scored=both.scored.fill_null(int(Level.NOT)),
        level=ibis.ifelse(both.by_hand, known, both.cautious.fill_null(int(Level.NOT))),
        **{
            s: ibis.ifelse(both.by_hand, both[f"h{k}"].cast("int8") * 2, both[s].fill_null(0))
            for k, s in enumerate(scored)
        },
        **{f"raw{k}": both[s].fill_null(0) for k, s in enumerate(scored)},
        **{f"hand{k}": both[f"h{k}"].cast("int8") for k in range(statements)},
    )


def _options(rows: Any, column: str, name: str, weighted: bool) -> dict[str, Any]:
    """Counts of those who answered, by the three values of a column; with weights also Σw and Σw²."""
    found = {}
    for option in LEVELS:
        those = (rows.said == ANSWERED) & (rows[column] == option)
        found[f"{name}{option}"] = rows.said.count(where=those)
        if weighted:
            found[f"w{name}{option}"] = rows.weight.sum(where=those)
            found[f"v{name}{option}"] = (rows.weight * rows.weight).sum(where=those)
    return found


def _silent(rows: Any) -> dict[str, Any]:
    return {
        "cannot_say": rows.said.count(where=rows.said == CANNOT_SAY),
        "skipped": rows.said.count(where=rows.said == SKIPPED),
    }


def _by(rows: Any, cut: int | None) -> dict[str, Any]:
    return {} if cut is None else {"group": rows[f"g{cut}"]}


@compiled
def levels(which: str, cut: int | None, need: int, statements: int, weighted: bool) -> Any:
    """People per group by `which`: level (hand coding first) or scored (the scorer alone, of those with a text)."""
    rows = _judged(need, statements, cut)
    if which == "scored":
        rows = rows.filter(rows.texted | (rows.said != ANSWERED))
    return rows.aggregate(by=_by(rows, cut), **_options(rows, which, "n", weighted), **_silent(rows))


@compiled
def named(cut: int | None, need: int, statements: int, weighted: bool) -> Any:
    """People per group by what they say of each statement."""
    rows = _judged(need, statements, cut)
    counts = [_options(rows, f"s{k}", f"s{k}_", weighted) for k in range(statements)]
    return rows.aggregate(
        by=_by(rows, cut), **{n: c for part in counts for n, c in part.items()}, **_silent(rows)
    )


@compiled
def foiled(foils: int, need: int, statements: int, weighted: bool) -> Any:
    """People by whether their text names enough of each invented plan."""
    rows = _judged(need, statements, foils=foils)
    rows = rows.filter(rows.texted | (rows.said != ANSWERED))
    counts = [_options(rows, f"f{k}", f"f{k}_", weighted) for k in range(foils)]
    return rows.aggregate(**{n: c for part in counts for n, c in part.items()}, **_silent(rows))


@compiled
def checked(need: int, statements: int) -> Any:
    """Texts coded by hand, by the level of either coding."""
    rows = _judged(need, statements)
    return (
        rows.filter(rows.by_hand, rows.texted).group_by(["level", "scored"]).aggregate(n=lambda t: t.count())
    )


@compiled
def checked_statements(statements: int) -> Any:
    """Texts coded by hand, by what either coding says of each statement: c{statement}_{hand}_{scorer}."""
    rows = _judged(1, statements)
    rows = rows.filter(rows.by_hand, rows.texted)
    return rows.aggregate(
        none=rows.count(),
        **{
            f"c{k}_{hand}_{said}": rows.level.count(
                where=(rows[f"hand{k}"] == hand) & (rows[f"raw{k}"] == said)
            )
            for k in range(statements)
            for hand in (0, 1)
            for said in LEVELS
        },
    )
