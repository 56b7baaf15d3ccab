"""The same call, told several times at the same moment, counts once: the database decides, not the order."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection
from django.test import RequestFactory

from fairlead.outbox.models import Given, HeardCall
from fairlead.outbox.providers.hearing import hear
from fairlead.outbox.providers.tests.calls import account, event, signed
from fairlead.outbox.services import enqueue_listed
from fairlead.outbox.stops import Stop

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
AT_ONCE = 6


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("provider", ["mailgun", "postmark", "resend"])
def test_of_the_same_call_from_six_sides_one_counts(provider):
    message = enqueue_listed(purpose="telling", to="eve@oak.example", subject="x", text="x", company=uuid4())
    given = message.message_id if provider == "mailgun" else str(uuid4())
    Given.objects.create(provider=provider, given=given, message=message)
    body, headers = signed(provider, event(provider, "hard", message.to, given, NOON), NOON)
    heard, together = [], Barrier(AT_ONCE)

    def tell(_side: int) -> None:
        request = RequestFactory().post("/", body, content_type="application/json", headers=headers)
        together.wait(10)
        try:
            hear(account(provider), request, NOON, then=heard.append)
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as sides:
        list(sides.map(tell, range(AT_ONCE)))
    assert (len(heard), HeardCall.objects.count(), Stop.objects.count()) == (1, 1, 1)
