"""What somebody typed, made safe to read: signs that nobody sees, yet that change what is seen, are taken out and told.

Marks that right-to-left writing needs (U+200E, U+200F) and joiners stay; overrides, embeddings and isolates go, because
one of them left open turns around all that follows it.
"""

import re
import unicodedata
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
_UNSEEN = re.compile("[\ufeff\u2060-\u2064\U000e0000-\U000e007f]")
_BREAKS = re.compile("\r\n|[\r\u2028\u2029\x85\x0b\x0c]")


def made_safe(text: str) -> tuple[str, list[str]]:
    """The text as it may be kept, and a sentence for each thing that was taken out."""
    level = _BREAKS.sub("\n", text)
    plain, turned = _DIRECTION.subn("", level)
    plain, unseen = _UNSEEN.subn("", plain)
    kept = "".join(sign for sign in plain if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cs"))
    return kept, list(_told(turned, unseen + len(plain) - len(kept)))


def _told(turned: int, unseen: int) -> Any:
    if turned:
        yield ngettext(
            "{n} sign that turns the direction of writing was taken out: letters are read as they are typed.",
            "{n} signs that turn the direction of writing were taken out: letters are read as they are typed.",
            turned,
        ).format(n=turned)
    if unseen:
        yield ngettext(
            "{n} control sign that nobody can see was taken out.",
            "{n} control signs that nobody can see were taken out.",
            unseen,
        ).format(n=unseen)


class Words(forms.CharField):
    """Text for people. What was taken out is in `told`; what is too long is refused, and shown back whole."""

    def __init__(self, *, at_most: int, is_line: bool = True, **options: Any) -> None:
        super().__init__(**options)
        self.at_most, self.is_line = at_most, is_line
        self.told: list[str] = []

    def to_python(self, value: Any) -> str:
        text, self.told = made_safe("" if value is None else str(value))
        return " ".join(text.split()) if self.is_line else text.strip("\n")

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) > self.at_most:
            told = _("This is {n} characters long and may be {most}: shorten it. Nothing of it was lost.")
            raise forms.ValidationError(told.format(n=f"{len(value):,}", most=f"{self.at_most:,}"))
