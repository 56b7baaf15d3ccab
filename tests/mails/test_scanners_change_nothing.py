"""A mail scanner opens every link of every mail, three times, by HEAD and by GET: no row of any table is another one.

The third time it comes as a browser that is signed in and looks ahead. Sessions are left out: a visit has one.
"""

from urllib.parse import urlsplit

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client

from fairlead.communicate.models import Talk
from fairlead.communicate.views import inbox
from fairlead.people.models import Role, Unit
from tests.mails.everything import many, send_all
from tests.mails.sink import links

pytestmark = pytest.mark.django_db
LEFT_OUT = {Session._meta.db_table}
TIMES = 3


def everything() -> dict[str, list[str]]:
    """Each table that the database has, those of no model, too."""
    found = {}
    with connection.cursor() as cursor:
        for table in sorted(set(connection.introspection.table_names(cursor)) - LEFT_OUT):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found[table] = sorted(repr(tuple(map(_plain, row))) for row in cursor.fetchall())
    return found


def _plain(value):
    return bytes(value) if isinstance(value, memoryview) else value


def scan(found: set[str], visitor: Client) -> int:
    opened = 0
    for link in sorted(found):
        parts = urlsplit(link)
        assert parts.netloc == "localhost:8000", link
        where = parts.path + (f"?{parts.query}" if parts.query else "")
        for method in (visitor.head, visitor.get):
            answer = method(where, follow=True)
            assert answer.status_code < 500, link
            opened += 1
    return opened


def mailed(cast, office, firm, more: int) -> list[bytes]:
    many(cast, firm[0], more, Unit.objects.get(company=cast.company, name="Sales"))
    send_all(cast, *office)
    return [letter for _to, letter in office[0].sent]


def browsers(cast) -> list[Client]:
    signed_in = Client(raise_request_exception=False)
    signed_in.force_login(cast.users[Role.OWNER])
    return [Client(raise_request_exception=False), Client(raise_request_exception=False), signed_in]


@pytest.mark.parametrize(
    "mails", [30, pytest.param(1_000, marks=pytest.mark.slow)], ids=["reduced", "thousand"]
)
def test_a_scanner_that_opens_every_link_three_times_changes_nothing(cast, firm, office, mails):
    letters = mailed(cast, office, firm, mails // 5)
    assert len(letters) >= mails
    found = set().union(*map(links, letters))
    assert len(found) > mails // 5
    visitors = browsers(cast)
    before = everything()
    assert sum(scan(found, visitor) for visitor in visitors) == 2 * TIMES * len(found)
    after = everything()
    assert {table for table in before if before[table] != after[table]} == set()
    assert set(before) == set(after)


def test_a_page_that_writes_when_it_is_opened_is_found(cast, firm, office, monkeypatch):
    """Broken on purpose: the reader's page notes that it was opened."""
    usual = inbox._page

    def noting(request, seat, me, now):
        Talk.objects.update(minutes=31)
        return usual(request, seat, me, now)

    monkeypatch.setattr(inbox, "_page", noting)
    send_all(cast, *office)
    reader = Client()
    reader.force_login(cast.users[Role.EMPLOYEE])
    before = everything()
    scan({f"http://localhost:8000/c/{cast.company.slug}/communicate/inbox/"}, reader)
    after = everything()
    assert {table for table in before if before[table] != after[table]} == {"communicate_talk"}
