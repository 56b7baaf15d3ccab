"""Figures and days in a sentence, alike however they are written: 95 %, 95%, ninety-five percent."""

import re
from dataclasses import dataclass
from decimal import Decimal

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_UNIT = {word: i for i, word in enumerate(_UNITS.split())} | {
    word: 10 * i for i, word in enumerate(_TENS.split(), 2)
}
_TIMES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_SHORT = {"k": 1000, "m": 10**6, "mn": 10**6, "mio": 10**6, "bn": 10**9, "b": 10**9}
_WORDS = re.compile(
    rf"(?<!\d)(?<!\d\s)\b(?:{'|'.join((*_UNIT, *_TIMES))})(?:(?:\s+and\s+|[\s-]+)(?:{'|'.join((*_UNIT, *_TIMES))}))*\b",
    re.I,
)
_MONTHS = "january february march april june july august september october november december"
_SHORT_MONTHS = "jan feb mar apr jun jul aug sept sep oct nov dec"
_MONTH = {m: m[:3] for m in (*_MONTHS.split(), *_SHORT_MONTHS.split())}
_FIGURE = re.compile(
    r"(?P<money>[$€£]\s?)?(?<![\w.])(?P<number>\d+(?:[.,]\d+)*)(?P<th>st|nd|rd|th)?"
    rf"\s?(?P<unit>%|per\s?cent\b|(?:k|m|mn|mio|bn|b|{'|'.join(_TIMES)})\b)?",
    re.I,
)
_PERIOD = re.compile(r"\b(?:q\s?[1-4]|h[12]|fy\s?'?\d{2,4})\b", re.I)
_NAMED = re.compile(rf"\b(?:{'|'.join(_MONTH)})\b\.?|(?<=[a-z\d] )May\b", re.I)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, year, month or quarter: `key` to compare, `said` as it stood, `is_date` whether it names a time."""

    key: str
    said: str
    is_date: bool = False


def take_figures(text: str) -> tuple[list[Figure], str]:
    """The figures of a text in order, and the text without them. "One" is left: it is seldom a number.

    >>> [f.key for f in take_figures("From 1,000 (ten k) to ninety-five percent by Q3 2026, $2m")[0]]
    ['q3', '1000', '10000', '95%', '2026', '$2000000']
    """
    found: list[Figure] = []

    def period(match: re.Match[str]) -> str:
        found.append(Figure(re.sub(r"[\s']", "", match[0].lower()), match[0].strip(), True))
        return " "

    def month(match: re.Match[str]) -> str:
        if match[0].lower() in ("mar", "may") and not match[0][:1].isupper():
            return match[0]
        found.append(Figure(match[0].lower().rstrip(".")[:3], match[0], True))
        return " "

    def number(match: re.Match[str]) -> str:
        found.append(_figure(match))
        return " "

    text = _PERIOD.sub(period, text)
    text = _WORDS.sub(lambda match: _in_digits(match[0]), text)
    text = _FIGURE.sub(number, text)
    return found, _NAMED.sub(month, text)


def _in_digits(words: str) -> str:
    parts = [part for part in re.split(r"[\s-]+", words.lower()) if part != "and"]
    if parts == ["one"]:
        return words
    total, open_ = 0, 0
    for part in parts:
        if part == "hundred":
            open_ = max(open_, 1) * 100
        elif part in _TIMES:
            total, open_ = total + max(open_, 1) * _TIMES[part], 0
        else:
            open_ += _UNIT[part]
    return str(total + open_)


def _figure(match: re.Match[str]) -> Figure:
    written, unit = match["number"], re.sub(r"\s", "", (match["unit"] or "").lower())
    value = Decimal(_decimal(written)) * _SHORT.get(unit, _TIMES.get(unit, 1))
    tail = "%" if unit in ("%", "percent") else ""
    key = f"{(match['money'] or '').strip()}{value.normalize():f}{tail}"
    is_year = bool(re.fullmatch(r"(?:19|20)\d\d", written)) and not tail and not match["money"]
    return Figure(key, match[0].strip(), is_year)


def _decimal(written: str) -> str:
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+", written):
        return written.replace(",", "")
    whole, *rest = re.split(r"[.,]", written)
    return f"{whole}.{''.join(rest)}" if rest else whole
