"""Public holidays of countries and their parts, as the package `holidays` knows them."""

from datetime import date
from functools import lru_cache


def is_public_holiday(day: date, country: str, part: str = "") -> bool:
    """Whether nobody works there on that day, by law; no country, no holidays.

    >>> is_public_holiday(date(2026, 12, 25), "GB", "ENG"), is_public_holiday(date(2026, 12, 24), "GB", "ENG")
    (True, False)
    """
    return bool(country) and day in _of_year(country, part, day.year)


def is_known_place(country: str, part: str = "") -> bool:
    """
    >>> is_known_place("DE", "BY"), is_known_place("DE", "XX"), is_known_place("")
    (True, False, True)
    """
    return not country or (country in countries() and (not part or part in parts_of(country)))


@lru_cache(maxsize=512)
def _of_year(country: str, part: str, year: int) -> frozenset[date]:
    import holidays  # half a second: only who asks for a country pays it

    return frozenset(holidays.country_holidays(country, subdiv=part or None, years=year))


@lru_cache(maxsize=1)
def _supported() -> dict[str, list[str]]:
    import holidays

    return holidays.list_supported_countries()


def countries() -> list[str]:
    """
    >>> "NZ" in countries()
    True
    """
    return sorted(_supported())


def parts_of(country: str) -> list[str]:
    """
    >>> "BY" in parts_of("DE"), parts_of("??")
    (True, [])
    """
    return _supported().get(country, [])
