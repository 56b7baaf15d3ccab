"""Words with a few named fields. A template evaluates nothing: what is no field stays as it was typed."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

FIELDS = ("first_name", "company", "unit", "ask", "statement", "team_line")
FIELD = re.compile(f"\\{{({'|'.join(FIELDS)})\\}}")
SHAPELESS = ("Cc", "Cs", "Zl", "Zp")
TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
BRACES = re.compile(r"\{[^{}]*\}")


def fill(text: str, values: Mapping[str, str]) -> str:
    """Each field once; what a value says is not read again.

    >>> fill("Dear {first_name} {nobody} {{x}}", {"first_name": "{company}"})
    'Dear {company} {nobody} {{x}}'
    """
    return FIELD.sub(lambda found: values.get(found[1], found[0]), text)


def one_line(text: str) -> str:
    """Without breaks, signs without a shape, and those that turn what follows; joiners and marks of direction stay.

    >>> one_line("The\\r\\nBcc: year\\u2028 ahead\\x00")
    'The Bcc: year ahead'
    """
    kept = (" " if unicodedata.category(sign) in SHAPELESS or sign in TURNING else sign for sign in text)
    return " ".join("".join(kept).split())


def unknown(text: str) -> list[str]:
    """What looks like a field and is none.

    >>> unknown("{first_name} {boss} {0.__class__}")
    ['{boss}', '{0.__class__}']
    """
    return [found for found in BRACES.findall(text) if not FIELD.fullmatch(found)]


def first_name(name: str) -> str:
    """
    >>> first_name("Mo Hale"), first_name("Hale, Mo"), first_name("")
    ('Mo', 'Mo', '')
    """
    last, comma, first = name.partition(",")
    words: Iterable[str] = (first if comma else last).split()
    return next(iter(words), "")


def named_fields() -> dict[str, str]:
    """For those who write: each field, and what stands there."""
    return {
        "first_name": _("the reader’s first name"),
        "company": _("the company’s name"),
        "unit": _("the unit in which the reader works"),
        "ask": _("who answers for the statement"),
        "statement": _("the statement itself"),
        "team_line": _("what the reader’s team wrote under the statement, if anything"),
    }
