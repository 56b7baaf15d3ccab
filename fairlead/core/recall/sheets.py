"""The coding sheet: what a coder is asked, and what the cells of a filled sheet mean. It never says what the scorer thinks."""

from collections.abc import Mapping, Sequence

from fairlead.core.recall.outcomes import Outcome

KEYS = ("pulse", "respondent", "text")  # the columns before those of the statements
_WRITTEN: Mapping[Outcome, str] = {
    Outcome.NAMED: "yes y 1 named name x",
    Outcome.PARTLY: "partly part p half ½ 0.5",
    Outcome.NOT: "no n 0 not - –",
    Outcome.CONTRADICTED: "opposite opp o contradicted contradicts against",
}
CODES = {word: outcome for outcome, words in _WRITTEN.items() for word in words.split()}
FORMULA = ("=", "+", "-", "@", "\t")  # how a cell begins that a spreadsheet would reckon


def code_of(cell: str) -> Outcome | None:
    """The outcome that a filled cell stands for; None if it stands for none.

    >>> code_of(" Yes ").name, code_of("maybe") is None
    ('NAMED', True)
    """
    return CODES.get(" ".join(cell.split()).casefold())


def sheet_of(
    answers: Sequence[tuple[str, str, str]], statements: Sequence[tuple[str, str]]
) -> tuple[tuple[str, ...], ...]:
    """Header and rows of a sheet to be filled, from answers (pulse, respondent, text).

    A text that a spreadsheet would take for a formula gets an apostrophe; it is not read back.

    >>> sheet_of([("now", "r1", "- call them")], [("call", "Call them.")])
    (('pulse', 'respondent', 'text', 'call'), ('now', 'r1', "'- call them", ''))
    """
    blank = ("",) * len(statements)
    header = (*KEYS, *(id for id, _ in statements))
    return (header, *((pulse, person, _plain(text), *blank) for pulse, person, text in answers))


def _plain(text: str) -> str:
    line = " / ".join(part.strip() for part in text.splitlines() if part.strip())  # so that a line is a row
    return f"'{line}" if line.startswith(FORMULA) else line


def rubric(company: str, statements: Sequence[tuple[str, str]], answers: int, seed: int) -> str:
    """What a coder reads before the first answer.

    >>> "call: Call them." in rubric("Oak Ltd", [("call", "Call them.")], 40, 1)
    True
    """
    listed = "\n".join(f"  {id}: {text}" for id, text in statements)
    return f"""How to code what people of {company or "this firm"} wrote

Each row is one person's answer to the question what matters most here; each column after it is a statement of the plan:

{listed}

In every cell write one word. Would a colleague who knows the plan say:

  yes       "that is the one", in whatever words? Synonyms, slips of the pen and a few right words count.
  partly    "half of it", or "it is not clear whether that is meant", or is it half taken back ("something about ...")?
  opposite  "that is the contrary": denied, given up, turned round?
  no        none of these. Buzzwords (quality, growth, teamwork) name nothing.

- Judge what was meant, not how well it was put. Judge each statement by itself; one answer may name several.
- Fill every cell of a row, or none: an empty cell is not taken for "no", and a row with an empty cell is not used.
- Change nothing in the columns pulse and respondent: by them the codes find their answers.
- Work alone, and do not compare before both have finished: how far two people agree is what the figure rests on.
- You are not shown what the program thinks, so that it does not lead you.

The {answers} answers were drawn at random (seed {seed}). That matters: from them it is reckoned how often the program errs in all
the others (Rogan and Gladen 1978), which holds for a random sample alone. So code all of them, the dull ones, too.

These are raw answers, given in confidence. Keep the sheet to yourself, and delete it when it has been read.
"""
