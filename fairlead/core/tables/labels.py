"""How an answer may be written: its label, its number, both, or a code of the export."""

from collections.abc import Iterable
from dataclasses import dataclass

from fairlead.core.tables.mapping import ANYTHING, Scale
from fairlead.core.tables.near import quoted

Decoded = tuple[int | None, str | None]  # the code, or why there is none; neither: it cannot be read


@dataclass(frozen=True)
class Forms:
    """Spellings of the answers to one item, in lower case: exact ones first, then with punctuation flattened."""

    codes: dict[str, int]
    flat: dict[str, int]
    missing: frozenset[str] = frozenset()
    not_applicable: frozenset[str] = frozenset()
    known: str = ""  # for the sentence of a refusal
    empty: Decoded = (None, "skipped")  # what an empty cell says
    separator: str = ""  # between several choices in one cell
    rest: int | None = None  # the code of any mark that is not named


def decode(forms: Forms, cell: str) -> Decoded:
    """One cell as (code, None), (None, why not), or (None, None) when it cannot be read.

    >>> agree = scale_forms(Scale("agree", ("No", "Yes"), 1, 2), not_applicable=("X",))
    >>> decode(agree, "yes"), decode(agree, "2 - Yes"), decode(agree, "x"), decode(agree, ""), decode(agree, "Maybe")
    ((2, None), (2, None), (None, 'cannot-say'), (None, 'skipped'), (None, None))
    """
    word = squeeze(cell)
    if not word:
        return forms.empty
    if word in forms.not_applicable:
        return None, "cannot-say"
    if word in forms.missing:
        return None, "skipped"
    if forms.separator:
        parts = [squeeze(part) for part in cell.split(forms.separator)]
        return int(any(forms.codes.get(part, 0) for part in parts)), None
    code = forms.codes.get(word)
    code = forms.flat.get(squash(word)) if code is None else code
    return forms.rest if code is None else code, None


def scale_forms(scale: Scale, missing: Iterable[str] = (), not_applicable: Iterable[str] = ()) -> Forms:
    """The spellings of a scale; the marks of the file come on top of its own.

    >>> forms = scale_forms(Scale("agree", ("No", "Yes"), 1, 2))
    >>> forms.codes["yes"], forms.codes["2"], forms.flat["2 yes"], forms.flat["yes 2"]
    (2, 2, 2, 2)
    """
    codes: dict[str, int] = {}
    flat: dict[str, int] = {}
    for step, code in enumerate(range(scale.low, scale.high + 1)):
        label = scale.labels[step] if scale.labels else ""
        # Where codes are stated they alone are the numbers of the file: 1 may mean "strongly agree" there.
        numbers = scale.codes[step] if scale.codes else (str(code),)
        for word in (label, *numbers, *(f"{n}.0" for n in numbers)):
            codes.setdefault(squeeze(word), code)
        for word in (label, *(f"{n} {label}" for n in numbers), *(f"{label} {n}" for n in numbers)):
            flat.setdefault(squash(word), code)
    known = quoted(scale.labels) if scale.labels else f"{scale.low} to {scale.high}"
    return Forms(
        codes, {form: code for form, code in flat.items() if form},
        marks(missing, scale.missing), marks(not_applicable, scale.not_applicable), known,
    )  # fmt: skip


def box_forms(
    ticked: Iterable[str], not_ticked: Iterable[str], empty: str | None, separator: str = "",
    missing: Iterable[str] = (), not_applicable: Iterable[str] = (),
) -> Forms:  # fmt: skip
    """The spellings of a tick box: 1 when ticked, 0 when not; ticked wins where both claim a mark.

    >>> box = box_forms(("x",), ("-",), "skipped")
    >>> decode(box, "X"), decode(box, "-"), decode(box, ""), decode(box, "?")
    ((1, None), (0, None), (None, 'skipped'), (None, None))
    """
    named = [mark for mark in ticked if mark != ANYTHING]
    rest = 1 if ANYTHING in set(ticked) else None
    codes = {squeeze(mark): 0 for mark in not_ticked} | {squeeze(mark): 1 for mark in named}
    nothing: Decoded = (None, "skipped") if empty == "skipped" else (0, None)
    known = f"{quoted(named)} (ticked) and {quoted(not_ticked)} (not ticked)"
    return Forms(codes, {}, marks(missing), marks(not_applicable), known, nothing, separator, rest)


def marks(*lists: Iterable[str]) -> frozenset[str]:
    """Marks of missing answers, as they are compared."""
    return frozenset(squeeze(mark) for found in lists for mark in found if mark.strip())


def squeeze(word: str) -> str:
    """Lower case, single blanks.

    >>> squeeze(" Strongly  Agree")
    'strongly agree'
    """
    return " ".join(word.split()).lower()


def squash(word: str) -> str:
    """Punctuation and signs become blanks.

    >>> squash("5 - Strongly agree!")
    '5 strongly agree'
    """
    return squeeze("".join(letter if letter.isalnum() else " " for letter in word))
