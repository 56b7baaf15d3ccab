"""Proposals for published figures: shares without answers behind them."""

import re

from fairlead.core.tables.guesses_words import construct_of_wording
from fairlead.core.tables.presets_words import bare
from fairlead.core.tables.propose_items import fresh, item_id
from fairlead.core.tables.propose_sample import Sample, Seen
from fairlead.core.tables.propose_text import Draft, Line
from fairlead.core.tables.toml_text import quoted_list, quoted_text

SHARES = 0.9  # of the filled cells must be figures
ITEM = ("item", "item id", "uid", "question id", "indicator", "measure", "question", "variable", "metric")
SHARE = ("share", "value", "percent", "percentage", "score", "pct", "percent positive", "positive")
GROUP = (
    "group",
    "organisation",
    "organization",
    "unit",
    "branch",
    "department",
    "team",
    "agency",
    "company",
    "division",
)
PULSE = ("pulse", "year", "wave", "survey", "period", "jahr")
WORDING = ("question measure", "question", "wording", "label", "question text", "item text")
WHOLE = r"\b(benchmark|average|overall|total|all (staff|employees|organisations)|mean|median|gesamt|durchschnitt)\b"
MOST_ITEMS = 150


def is_figure(cell: str) -> bool:
    """Whether a cell may be a share or a percentage.

    >>> is_figure("43%"), is_figure("43.5"), is_figure("0.2"), is_figure("843"), is_figure("yes")
    (True, True, True, False, False)
    """
    number = cell.rstrip("% ").replace(",", ".", 1)
    return bool(re.fullmatch(r"\d{1,3}(\.\d+)?", number)) and float(number) <= 100


def figures(sample: Sample) -> list[Seen]:
    """Columns of percentages: with a % sign, in cells or heading, or with more than small numbers."""
    found = [c for c in sample.columns if c.counts and c.share(filter(is_figure, c.counts)) >= SHARES]
    return [c for c in found if "%" in c.name or c.share(x for x in c.counts if x.endswith("%")) >= SHARES]


def one_of(sample: Sample, words: tuple[str, ...]) -> Seen | None:
    """The first column with one of these headings."""
    return next((c for word in words for c in sample.columns if bare(c.name) == word), None)


def is_long(sample: Sample) -> bool:
    """Whether each row is one figure of one item."""
    item, share = one_of(sample, ITEM), one_of(sample, SHARE)
    if item is None or share is None or item is share:
        return False
    return share.share(filter(is_figure, share.counts)) >= SHARES and len(item.counts) < 0.5 * max(
        1, item.filled
    )


def is_wide(sample: Sample) -> bool:
    """Whether each row is a group, with a figure for each item."""
    return len(figures(sample)) >= 3 and len(figures(sample)) >= 0.4 * len(sample.columns)


def propose_counts(sample: Sample, why: str) -> Draft:
    """A long or a wide file of figures."""
    draft = Draft(sample, "counts", why, "long" if is_long(sample) else "wide")
    add_frame(draft)
    columns = (
        [found for found in [one_of(sample, SHARE)] if found] if draft.shape == "long" else figures(sample)
    )
    percent = any(
        cell.endswith("%") or float(cell.replace(",", ".", 1)) > 1
        for c in columns
        for cell in c.counts
        if is_figure(cell)
    )
    draft.head.append(
        Line(
            "share_unit", quoted_text("percent" if percent else "share"), "guess: by the size of the figures"
        )
    )
    if draft.shape == "long":
        add_long_items(draft)
    else:
        add_wide_items(draft, columns)
    draft.remarks.append(
        "without the number of those who answered (columns.base), no interval can be given and no link is decided"
    )
    return draft


def add_frame(draft: Draft) -> None:
    """Wave and group, and groups that are everybody."""
    pulse, group = one_of(draft.sample, PULSE), one_of(draft.sample, GROUP)
    if pulse:
        draft.column("pulse", pulse.name)
    else:
        years = re.findall(r"(?:19|20)\d\d", draft.sample.path.rsplit("/", 1)[-1])
        draft.head.append(
            Line("pulse", quoted_text(years[0] if years else "published"), "guess: from the name of the file")
        )
    if group:
        draft.column("group", group.name)
        draft.head.append(Line("cut", quoted_text(group.bare.replace(" ", "-")), "what the groups are"))
        whole = sorted(cell for cell in group.counts if re.search(WHOLE, cell.lower()))
        if whole:
            filtered = f"{{ column = {quoted_text(group.name)}, values = {quoted_list(whole)} }}"
            draft.head.append(
                Line("leave_out", filtered, "doubt: these look like figures of all, not of one group")
            )


def add_long_items(draft: Draft) -> None:
    """Items by the value of their column, with what they measure where words tell."""
    item, share = one_of(draft.sample, ITEM), one_of(draft.sample, SHARE)
    if item is None or share is None:
        return
    draft.column("item", item.name)
    draft.column("share", share.name)
    spelt = wordings(draft.sample, item)
    told = [(id, construct_of_wording(words)) for id, words in sorted(spelt.items())]
    if len(told) > MOST_ITEMS:
        draft.remarks.append(
            f"{len(told)} items are more than can be listed here; all are read, as what their ids say"
        )
        return
    for id, guess in told:
        remark = f"guess: {guess.what}, because it says '{guess.said}'" if guess.said else ""
        named = [Line("wording", quoted_text(spelt[id]))] if spelt[id] != id else []
        turned = [Line("reversed", "true", "guess: agreeing is the bad news")] if guess.reversed else []
        lines = [
            Line("value", quoted_text(id)),
            Line("item", quoted_text(id)),
            Line("construct", quoted_text(guess.what), remark),
        ]
        draft.items.append([*lines, *named, *turned])


def wordings(sample: Sample, item: Seen) -> dict[str, str]:
    """The words of each item, out of a column beside it; else its id."""
    words = one_of(sample, WORDING)
    if words is None or words is item:
        return {id: id.replace("_", " ") if "_" in id else id for id in item.counts}
    return {id: text or id for id, text in zip(item.cells, words.cells, strict=True) if id}


def add_wide_items(draft: Draft, columns: list[Seen]) -> None:
    """Items by their columns."""
    ids: set[str] = set()
    for column in columns:
        guess = construct_of_wording(column.name)
        remark = f"guess: {guess.what}, because it says '{guess.said}'" if guess.said else ""
        turned = [Line("reversed", "true", "guess: agreeing is the bad news")] if guess.reversed else []
        item = Line("item", quoted_text(fresh(item_id(column.name, guess.what), ids)))
        named = Line("column", quoted_text(column.name))
        draft.items.append([named, item, Line("construct", quoted_text(guess.what), remark), *turned])
        draft.used.add(column.name)
