"""Addresses that are keys do not open doors from the log."""

import pytest

from fairlead.config.quiet_log import without_keys

KEY = "ocGneQdHHjtiB6Pq8UwV1yoCyaLwKUTurql2ZsJwk54"
LOOK = "3f2504e0-4f89-41d3-9a0c-0305e82c3301"


@pytest.mark.parametrize(
    ("line", "written"),
    [
        (f"Bad Request: /set-up/{KEY}/", "Bad Request: /set-up/…/"),
        (f"Not Found: /p/{KEY}/plan.pdf", "Not Found: /p/…/plan.pdf"),
        (f"Not Found: /p/{KEY}", "Not Found: /p/…"),
        (f"Gone: /sign-in/password/reset/key/1-{KEY}/", "Gone: /sign-in/password/reset/key/…/"),
        (f"Gone: /sign-in/confirm-email/MQ:1abc:{KEY}/", "Gone: /sign-in/confirm-email/…/"),
        (f"Not Found: /c/oak-sons/imports/{LOOK}/", f"Not Found: /c/oak-sons/imports/{LOOK}/"),
        (f"Not Found: /p/{LOOK}{KEY}/", "Not Found: /p/…/"),
        ("Bad Request: /c/oak-sons/plan/draft/new/", "Bad Request: /c/oak-sons/plan/draft/new/"),
    ],
)
def test_an_address_is_written_without_its_key(line, written):
    assert without_keys(line) == written
