"""Which language somebody reads, from what a file of people calls it."""

from functools import lru_cache

from django.conf import settings
from django.conf.locale import LANG_INFO


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    found = {}
    for code, info in LANG_INFO.items():
        for name in (code, info.get("name", ""), info.get("name_local", "")):
            found[str(name).casefold()] = code
    return found


def own_language() -> str:
    return settings.LANGUAGE_CODE.partition("-")[0]


def code_of(said: str) -> str:
    """A code; empty when it cannot be told.

    >>> code_of("de-AT"), code_of("German"), code_of("Deutsch"), code_of("en_GB"), code_of("Klingon")
    ('de', 'de', 'de', 'en', '')
    """
    word = said.strip().casefold().replace("_", "-")
    return _names().get(word) or _names().get(word.partition("-")[0], "")
