"""Which column is the unit, the level, the day of leaving: by its heading, then by what its cells look like."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from fairlead.core.tables.guesses_words import private
from fairlead.core.tables.mapping import NOT_TICKED, TICKED
from fairlead.core.tables.propose_sample import Sample, Seen

MARKS = {*TICKED, *NOT_TICKED}
LONG_ENOUGH = 5  # letters of a word that may be found inside a longer heading
GROUPS = 60  # a cut has at most so many groups
ASKED = {
    "unit": r"\b(which|what|your|in welche[rm]) .{0,20}\b(branch|team|department|unit|office|division|abteilung|bereich|standort)\b",
    "level": r"\b(role level|job level|your level|level of your|what is your (role|position|level|grade)|which level|welche position)\b",
    "tenure": r"(how long have you|length of service|years? (have you|with (us|the))|seit wann|wie lange)",
}
RUNGS = (
    r"\b(intern|trainee|apprentice|azubi|junior)\b",
    r"\b(staff|employee|consultant|associate|officer|worker|individual contributor|non super\w*|mitarbeiter\w*|specialist|crew)\b",
    r"\b(senior|expert|principal)\b",
    r"\b(team lead|lead|leader|supervisor|teamleit\w*|foreman|branch lead)\b",
    r"\b(manager|management|head|leiter\w*)\b",
    r"\b(director|vice president|vp|partner)\b",
    r"\b(executive|chief|ceo|president|owner|founder|geschäftsführ\w*)\b",
)
YEARS = r"\b(years?|months?|jahre?n?|monate?n?)\b"


@dataclass(frozen=True, slots=True)
class Role:
    """A column with a use, and a remark where it is a guess."""

    role: str
    column: Seen
    remark: str = ""


def roles_of(
    sample: Sample, known: dict[str, tuple[str, ...]], prefer: dict[str, str] | None = None
) -> list[Role]:
    """The column of each role; each column has one role. `prefer` holds what a preset knows of its exports."""
    taken: set[str] = set()
    found = []
    for role, aliases in known.items():
        wanted = ((prefer or {}).get(role, ""), *aliases)
        role_found = by_heading(role, sample, [word for word in wanted if word], taken) or by_question(
            role, sample, taken
        )
        if role_found:
            taken.add(role_found.column.name)
            found.append(role_found)
    return found


def by_heading(role: str, sample: Sample, aliases: Iterable[str], taken: set[str]) -> Role | None:
    """A heading that is the word, or else holds it."""
    free = [c for c in sample.columns if c.name not in taken and c.counts]
    aliases = list(aliases)
    for alias in aliases:
        for column in free:
            if column.bare == alias:
                return Role(role, column)
    for alias in aliases:
        holds = [
            c
            for c in free
            if len(alias) >= LONG_ENOUGH and f" {alias} " in f" {c.bare} " and not private(c.bare)
        ]
        if len(holds) == 1 and len(holds[0].bare.split()) <= len(alias.split()) + 4:
            return Role(role, holds[0], f"guess: its heading says '{alias}'")
    return None


def by_question(role: str, sample: Sample, taken: set[str]) -> Role | None:
    """A question to people about themselves."""
    for column in sample.columns:
        if (
            role in ASKED
            and column.name not in taken
            and column.counts
            and re.search(ASKED[role], column.name.lower())
        ):
            return Role(role, column, f"guess: it asks for the {role}")
    return None


def is_box(column: Seen) -> bool:
    """Whether cells are ticks."""
    return (
        bool(column.counts) and len(column.counts) <= 3 and {cell.lower() for cell in column.counts} <= MARKS
    )


def is_cut(column: Seen) -> bool:
    """Whether a column divides people into groups."""
    if is_box(column):
        return False
    return 2 <= len(column.counts) <= max(GROUPS, column.filled // 20) and len(column.counts) < max(
        2, 0.8 * column.filled
    )


def by_groups(role: str, sample: Sample, taken: set[str]) -> Role | None:
    """A level or a tenure told from its groups: rungs of a ladder, or numbers of years."""
    for column in sample.columns:
        if column.name in taken or not 2 <= len(column.counts) <= 12:
            continue
        pattern = YEARS if role == "tenure" else "|".join(RUNGS)
        hits = [group for group in column.counts if re.search(pattern, group.lower())]
        if len(hits) * 2 > len(column.counts) and not re.search(r"\bage\b", column.bare):
            return Role(role, column, f"guess: its groups look like {role}, such as '{sorted(hits)[0]}'")
    return None


def rung(group: str) -> int | None:
    """The rung that words for a level stand on; the highest named, but "non-supervisor" stands low.

    >>> rung("Branch lead"), rung("Senior consultant"), rung("Blue")
    (3, 2, None)
    """
    low = group.lower().replace("-", " ")
    if re.search(r"\bnon super\w*", low):
        return 1
    return max((step for step, pattern in enumerate(RUNGS) if re.search(pattern, low)), default=None)


def ordered(groups: Iterable[str]) -> tuple[str, ...]:
    """Levels from low to high; () when some are on no known rung.

    >>> ordered(["Director", "Staff", "Senior"]), ordered(["Staff", "Blue"])
    (('Staff', 'Senior', 'Director'), ())
    """
    placed = [(rung(group), group) for group in sorted(groups)]
    known = [(step, group) for step, group in placed if step is not None]
    return tuple(group for _, group in sorted(known)) if len(known) == len(placed) else ()


def is_id(column: Seen) -> bool:
    """Whether cells are ids: filled, distinct, short, without blanks inside."""
    cells = list(column.counts)
    plain = [cell for cell in cells if " " not in cell and len(cell) <= 40]
    return bool(cells) and len(cells) >= 0.95 * column.filled and len(plain) >= 0.95 * len(cells)
