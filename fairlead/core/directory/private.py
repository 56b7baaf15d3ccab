"""What is dropped before it leaves the reader: columns that no one needs here, and the amounts of pay."""

import re
from collections.abc import Sequence

from fairlead.core.directory.values import BANDS
from fairlead.core.tables.guesses_cues import PRIVATE
from fairlead.core.tables.guesses_words import first
from fairlead.core.tables.presets_words import bare

MORE = (
    r"(?<!mail )\baddress\b(?! mail)", r"\bhome\b", r"\bstreet\b", r"\bzip\b", r"\bpost(al)? ?code\b", r"\banschrift\b",
    r"\bstraße\b", r"\bplz\b", r"\bpostleitzahl\b", r"\bphone\b", r"\bmobile\b", r"\btelephone\b", r"\btelefon\w*", r"\bhandy\w*",
    r"\bemergency\b", r"\bnotfall\w*", r"\b(personal|private?|home) e ?mail\b", r"\bnationalit\w*", r"\bnationalité\b",
    r"\bnacionalidad\b", r"\bcitizenship\b", r"\bgenre\b", r"\bsexe\b", r"\bsexo\b", r"\bgénero\b", r"\bsesso\b", r"\bgeslacht\b",
    r"\bnaissance\b", r"\bnacimiento\b", r"\bnascita\b", r"\bgeboorte\w*", r"\breligi\w*", r"\bhealth\b", r"\bsick(ness)?\b",
    r"\bkrank\w*", r"\bmedical\b", r"\bsocial insurance\b", r"\bsozialversicherung\w*", r"\bsv nummer\b", r"\binsurance\b",
    r"\baccount number\b", r"\bsort code\b", r"\brouting\b", r"\bkonto\w*", r"\bbic\b", r"\bunion\b", r"\bgewerkschaft\w*",
    r"\bfamily status\b", r"\bfamilienstand\b", r"\bchildren\b", r"\bkinder\w*", r"\bspouse\b", r"\bdependents?\b", r"\bnino\b",
    r"\bsteuer ?id\b", r"\bpronouns?\b", r"\bpassport\b", r"\bidentity (card|number|document)\b", r"\bdriv\w+ licen[cs]e\b",
)  # fmt: skip
PAY = (
    r"\bpay\b", r"\bearnings?\b", r"\bbonus\w*", r"\bhourly rate\b", r"\brate of pay\b", r"\bctc\b", r"\bvergütung\w*",
    r"\bverdienst\w*", r"\bentgelt\w*", r"\bbezüge\b", r"\bsueldo\b", r"\bretribuzione\b", r"\bloon\b", r"\bsalaris\b", r"\brémunération\b",
)  # fmt: skip
NOT_PAY = re.compile(r"\b(frequency|group|type|schedule|period|currency|pay ?roll)\b")
SECRETS = (
    re.compile(r"[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?"),  # IBAN
    re.compile(r"\d{3}-\d{2}-\d{4}"),  # social security, United States
    re.compile(r"[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]"),  # national insurance, United Kingdom
)
NUMBER = re.compile(r"[^0-9.,-]")


def why_dropped(heading: str, cells: Sequence[str] = ()) -> str:
    """'sensitive', 'pay' or '' by the heading, and by cells that look like numbers of accounts or insurance.

    >>> why_dropped("Date of Birth"), why_dropped("Base salary"), why_dropped("Work e-mail address"), why_dropped("Team")
    ('sensitive', 'pay', '', '')
    >>> why_dropped("column 9", ["DE89 3704 0044 0532 0130 00"])
    'sensitive'
    """
    words = bare(heading)
    cue = first([cue for cue in PRIVATE if cue.what != "names a person"], words).what
    if cue == "sensitive" or any(re.search(pattern, words) for pattern in MORE) or secret(cells):
        return "sensitive"
    if cue == "pay" or any(re.search(pattern, words) for pattern in PAY):
        return "" if NOT_PAY.search(words) else "pay"
    return ""


def secret(cells: Sequence[str]) -> bool:
    """Whether most filled cells are numbers of accounts or of insurance."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    hits = sum(1 for cell in filled if any(pattern.fullmatch(cell) for pattern in SECRETS))
    return hits * 2 > len(filled)


def banded(cells: Sequence[str]) -> tuple[str, ...]:
    """Amounts as bands 1 to 5 of about as many people each, equal pay never parted; what is no amount becomes ''.

    >>> banded(["10,000", "20000", "30.000,00", "€ 40000", "50000", "secret"])
    ('1', '2', '3', '4', '5', '')
    >>> banded(["3", "1", "3"])
    ('3', '1', '3')
    """
    found = [amount(cell) for cell in cells]
    known = sorted(number for number in found if number is not None)
    if are_bands(cells):
        return tuple("" if number is None else str(int(number)) for number in found)
    ranks: dict[float, int] = {}
    for rank, number in enumerate(known):
        ranks.setdefault(number, rank * BANDS // len(known) + 1)
    return tuple("" if number is None else str(ranks[number]) for number in found)


def are_bands(cells: Sequence[str]) -> bool:
    """Whether a column holds bands 1 to 5 already, which need no other row to be understood.

    >>> are_bands(["3", "", "1"]), are_bands(["3", "30000"])
    (True, False)
    """
    return {amount(cell) for cell in cells} - {None} <= set(range(1, BANDS + 1))


def amount(cell: str) -> float | None:
    """A number written with points, commas or blanks between the thousands.

    >>> amount("30.000,00"), amount("30,000.50"), amount("30,5"), amount("Band B")
    (30000.0, 30000.5, 30.5, None)
    """
    bare_number = NUMBER.sub("", cell)
    whole, mark, rest = bare_number.rpartition(
        "," if bare_number.rfind(",") > bare_number.rfind(".") else "."
    )
    if mark and (len(rest) == 3 or mark in whole):
        whole, rest = whole + rest, ""
    digits = "".join(c for c in whole or rest if c.isdigit() or c == "-")
    text = f"{digits}.{rest or 0}" if mark and whole else digits
    try:
        return float(text)
    except ValueError:
        return None
