"""What a translation seems to have lost on the way: figures, days, names, length. Marks for a person, no judgement.

Figures are compared by value, so that 1,000 and 1.000 and ١٠٠٠ are alike. A figure that the translation writes as a
word is told as missing; a person knows better and says so when approving.
"""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from django.utils import translation
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from fairlead.core.plans.figures import Figure, take_figures

LONGER, SHORTER, SLACK = 1.7, 0.4, 25  # times the letters of the original, and letters more or less
NOUNS_LARGE = {"de", "lb", "dsb", "hsb"}  # where every noun begins with a capital, capitals name nobody
_NUMBER = re.compile(r"\d+(?:[.,'’]\d+|[\u00a0\u202f ]\d{3}(?!\d))*")
_DATE = re.compile(r"(?<!\d)(\d{1,4})([./-])\s?(\d{1,2})\2\s?(\d{1,4})(?!\d)|(?<!\d)(\d{1,2})/(\d{4})(?!\d)")
_NAME = re.compile(r"(?<=[\w,%)] )([^\W\d_]*[A-Z][^\W\d_]+)")  # no sentence begins there
_MONTH_KEYS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_WORDS_OF_TIME = re.compile(
    r"(?i)^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|mon|tues|wednes|thurs|fri|satur|sun)[a-z]*$"
)


def findings(original: str, translated: str, source: str, target: str) -> list[str]:
    """A sentence for each thing that a person should look at; `source` and `target` are language codes."""
    if original.strip() == translated.strip():
        return [_("It is the original, letter by letter.")]
    found = [
        *_figures(original, translated, target),
        *_names(original, translated, source),
        *_length(original, translated),
    ]
    return list(dict.fromkeys(found))


def _figures(original: str, translated: str, target: str) -> Iterator[str]:
    figures, _rest = take_figures(original)
    text = _DATE.sub(
        lambda found: " ; ".join(filter(None, found.group(1, 3, 4, 5, 6))), _plain_digits(translated)
    )
    there = [_readings(number) for number in _NUMBER.findall(text)]
    for figure in figures:
        if (month := figure.key[:3]) in _MONTH_KEYS:
            if not _has_month(month, text, target, there):
                yield _("The month “{said}” is not in it.").format(said=figure.said)
        elif not _taken(figure, there):
            yield _("The figure “{said}” is not in it.").format(said=figure.said)
    for readings in there:
        told = max(readings, key=abs)
        yield _("The figure {n} is not in the original.").format(n=f"{told.normalize():f}")


def _taken(figure: Figure, there: list[set[Decimal]]) -> bool:
    """Whether the figure is there; if so it is taken out, so that the same 5 does not stand for two."""
    wanted = {value for number in (figure.key, figure.said) for value in _readings(_first_number(number))}
    for readings in there:
        if readings & wanted:
            there.remove(readings)
            return True
    return not wanted


def _first_number(text: str) -> str:
    found = _NUMBER.search(_plain_digits(text))
    return found[0] if found else ""


def _readings(number: str) -> set[Decimal]:
    """1.000 may be a thousand or one.

    >>> sorted(_readings("1.500")), sorted(_readings("1,234.5")), sorted(_readings("40"))
    ([Decimal('1.500'), Decimal('1500')], [Decimal('1234.5')], [Decimal('40')])
    """
    parts = re.split(r"[.,'’\u00a0\u202f ]", number)
    if not number:
        return set()
    found = set()
    if all(len(part) == 3 for part in parts[1:]):
        found.add(Decimal("".join(parts)))
    if len(parts) > 1 and (len(parts) == 2 or len(parts[-1]) != 3):
        found.add(Decimal(f"{''.join(parts[:-1])}.{parts[-1]}"))
    return found or {Decimal("".join(parts))}


def _plain_digits(text: str) -> str:
    """Digits of every script as 0 to 9."""
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)


def _has_month(key: str, text: str, target: str, there: list[set[Decimal]]) -> bool:
    """By its name, or by a number, which is then no figure of its own."""
    number = _MONTH_KEYS.index(key) + 1
    with translation.override(target):
        name = str(MONTHS[number]).casefold()
    if name[:3] in text.casefold():
        return True
    is_there = {Decimal(number)} in there
    if is_there:
        there.remove({Decimal(number)})
    return is_there


def _names(original: str, translated: str, source: str) -> Iterator[str]:
    """Capitals inside a sentence; where the translation is in another script nothing can be said of them."""
    if source in NOUNS_LARGE or not _is_latin(translated):
        return
    for name in dict.fromkeys(_NAME.findall(original)):
        if not _WORDS_OF_TIME.match(name) and name.casefold() not in translated.casefold():
            yield _("The name “{name}” is not in it.").format(name=name)


def _is_latin(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    return sum(unicodedata.name(sign, "").startswith("LATIN") for sign in letters) * 2 > len(letters)


def _length(original: str, translated: str) -> Iterator[str]:
    was, now = len(original), len(translated)
    if now > was * LONGER + SLACK:
        yield _("It is {times} times as long as the original.").format(times=f"{now / max(was, 1):.1f}")
    elif now < was * SHORTER - SLACK / 5 and _is_latin(translated):
        yield _("It is much shorter than the original: is something left out?")
