"""A proposal for one question: how it is answered, what it measures, what it is called."""

import re
from collections.abc import Sequence

from fairlead.core.plans import slug
from fairlead.core.tables.guesses_scales import ScaleFound
from fairlead.core.tables.guesses_words import Guess, construct_of_wording, private, recall_cue
from fairlead.core.tables.propose_sample import Seen
from fairlead.core.tables.propose_text import Draft, Line
from fairlead.core.tables.toml_text import quoted_list, quoted_text
from fairlead.core.tables.wording import counted

YES, NO = {"yes", "ja", "oui", "sí"}, {"no", "nein", "non"}
PROSE = 25  # letters of the mean cell
MOST_CHOICES = 12
CODE = re.compile(r"^([A-Za-z]{1,3}\d{1,3}[a-z]?)\b")


def item_of(
    draft: Draft, column: Seen, scales: dict[str, ScaleFound], numbers: Sequence[Seen], span: tuple[int, int] | None
) -> list[list[Line]]:  # fmt: skip
    """How a column is answered, as lines of one or more items; [] when it is no question."""
    if column.name in scales:
        draft.scales.append(scales[column.name])
        return [[Line("scale", quoted_text(scales[column.name].name))]]
    if span and column in numbers:
        return [[Line("low", str(span[0])), Line("high", str(span[1]))]]
    if private(column.bare) or not column.counts:
        return []
    if (cue := recall_cue(column.name)) and is_prose(column):
        return [
            [Line("construct", '"recall"', f"guess: free text, and it says '{cue}'"), Line("text", "true")]
        ]
    if is_yes_no(column) and construct_of_wording(column.name).said:
        return [yes_no(column)]
    return choices(column)


def is_prose(column: Seen) -> bool:
    """Whether people wrote in their own words."""
    letters = sum(len(cell) * n for cell, n in column.counts.items())
    return letters >= PROSE * column.filled or len(column.counts) > 0.7 * column.filled


def is_yes_no(column: Seen) -> bool:
    """Whether the only answers are yes and no."""
    return {cell.lower() for cell in column.counts} <= YES | NO and len(column.counts) == 2


def yes_no(column: Seen) -> list[Line]:
    """A question answered by yes or no."""
    yes = sorted(cell for cell in column.counts if cell.lower() in YES)
    no = sorted(cell for cell in column.counts if cell.lower() in NO)
    return [Line("ticked", quoted_list(yes)), Line("not_ticked", quoted_list(no)), skipped(column)]


def skipped(column: Seen) -> Line:
    """What an empty cell says where yes and no are both written."""
    empty = len(column.cells) - column.filled
    return Line(
        "empty",
        '"skipped"',
        f"doubt: {counted(empty, 'cell is', 'cells are')} empty; taken for no answer" if empty else "",
    )


def choices(column: Seen) -> list[list[Line]]:
    """A question with several choices in a cell, divided by semicolons: a tick box for each choice."""
    parts = sorted({part.strip() for cell in column.counts for part in cell.split(";") if part.strip()})
    several = [cell for cell in column.counts if ";" in cell.rstrip(";")]
    if not several or len(parts) > MOST_CHOICES or len(column.name.split()) < 3:
        return []
    doubt = "doubt: an empty cell may also mean that the question was skipped"
    return [
        [
            Line("ticked", quoted_list([part])),
            Line("separator", '";"', "guess: several choices in a cell"),
            Line("empty", '"not-ticked"', doubt),
            Line("wording", quoted_text(f"{column.name}: {part}")),
        ]
        for part in parts
    ]


def add_item(draft: Draft, column: Seen, found: list[list[Line]], ids: set[str]) -> None:
    """The items of one column, each with an id of its own."""
    draft.used.add(column.name)
    for lines in found:
        stated = any(line.key == "construct" for line in lines)
        guess = construct_of_wording(column.name)
        construct = [] if stated else [construct_line(guess)]
        kind = "recall" if stated else guess.what
        item = Line("item", quoted_text(fresh(item_id(column.name, kind), ids)))
        turned = (
            [Line("reversed", "true", "guess: agreeing is the bad news")]
            if guess.reversed and not stated
            else []
        )
        draft.items.append([Line("column", quoted_text(column.name)), item, *construct, *lines, *turned])


def construct_line(guess: Guess) -> Line:
    """What a question measures, and why we think so."""
    why = (
        f"guess: {guess.what}, because it says '{guess.said}'"
        if guess.said
        else "no word tells what it measures"
    )
    return Line("construct", quoted_text(guess.what), why)


def item_id(heading: str, construct: str) -> str:
    """A short id: the code in front of the wording, else the construct, else the first words.

    >>> item_id("Q12", "other"), item_id("I was told.", "reached"), item_id("The coffee here is good", "other")
    ('q12', 'reached', 'the-coffee-here-is')
    """
    if code := CODE.match(heading):
        return code[1].lower()
    if construct not in ("other", "pay"):
        return construct
    return slug(" ".join(heading.split()[:4])) or construct


def fresh(id: str, ids: set[str]) -> str:
    """An id not taken yet, numbered from the second on."""
    found, number = id, 1
    while found in ids:
        number += 1
        found = f"{id}-{number}"
    ids.add(found)
    return found
