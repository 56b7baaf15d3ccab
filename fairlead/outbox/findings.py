"""What was found of one record in the DNS: how it stands, and what to do."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _


class Standing(StrEnum):
    GOOD = "good"
    WEAK = "weak"
    MISSING = "missing"
    UNTOLD = "cannot tell"


@dataclass(frozen=True, slots=True)
class Finding:
    """One record: how it stands, in a sentence, and what to put into the DNS."""

    name: str
    standing: Standing
    sentence: str
    to_do: str = ""


def untold(name: str) -> Finding:
    return Finding(name, Standing.UNTOLD, _("No name server answered, so this cannot be told from here."))
