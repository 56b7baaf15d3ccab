"""Languages by their codes: what a person of the directory means by “German”, and which way a script runs."""

from functools import lru_cache

from django.conf import settings
from django.conf.locale import LANG_INFO

from fairlead.people.access import Seat
from fairlead.people.models import Company, Person
from fairlead.plan.wordings.models import PlanLanguage

NAMES = {code: info for code, info in LANG_INFO.items() if "name_local" in info}
CHOICES = sorted(((code, f"{info['name_local']} · {info['name']}") for code, info in NAMES.items()),
                 key=lambda pair: pair[1].casefold())  # fmt: skip


def code_of(said: str) -> str:
    """The code of a language that somebody named, in whatever way; nothing if it is not known.

    >>> code_of("DE_at"), code_of("German"), code_of("français"), code_of("Klingon")
    ('de', 'de', 'fr', '')
    """
    plain = said.strip().casefold().replace("_", "-")
    if plain in NAMES:
        return plain
    return _by_name().get(plain) or (plain.split("-")[0] if plain.split("-")[0] in NAMES else "")


@lru_cache(maxsize=1)
def _by_name() -> dict[str, str]:
    return {info[name].casefold(): code for code, info in NAMES.items() for name in ("name", "name_local")}


def name_of(code: str) -> str:
    """In the language itself."""
    return str(NAMES[code]["name_local"]) if code in NAMES else code


def direction_of(code: str) -> str:
    return "rtl" if NAMES.get(code, {}).get("bidi") else "ltr"


def original_of(company: Company) -> str:
    """The language in which the plan is written; that of the product if nobody said."""
    said = PlanLanguage.objects.filter(company=company).first()
    return said.language if said else settings.LANGUAGE_CODE


def language_of(seat: Seat) -> str:
    """The reader's own: chosen for the account, or said in the directory."""
    if chosen := code_of(seat.user.language):
        return chosen
    person = Person.objects.filter(company=seat.company, account=seat.user).first()
    return code_of(person.language) if person else ""
