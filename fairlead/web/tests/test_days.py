"""Days are written one way on all pages in English, and as Django knows it in other languages."""

from datetime import UTC, date, datetime

from django.utils.formats import date_format
from django.utils.translation import override

DAY = date(2026, 11, 26)


def test_a_day_in_english_has_its_number_first_and_no_hour_has_am_or_pm():
    for language in ("en", "en-us", "en-gb"):
        with override(language):
            assert date_format(DAY) == "26 November 2026"
            assert (
                date_format(datetime(2026, 11, 26, 15, 20, tzinfo=UTC), "DATETIME_FORMAT")
                == "26 November 2026, 15:20"
            )


def test_in_another_language_it_is_written_as_there():
    with override("de"):
        assert date_format(DAY) == "26. November 2026"
