"""The plan on a wall: what all staff may read, or what is public, one statement after another, without a hand."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from fairlead.people.models import Role
from fairlead.plan.models import PublicLink
from fairlead.plan.tests.hands import at, come_in, publish, text_of, write

pytestmark = pytest.mark.django_db
POLL = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def there(cast):
    write(cast, "People find steady work.", key="p", kind="purpose", audience="public", details="")
    write(cast, key="call", audience="staff", details="")
    write(cast, "Sell the Carrow yard.", key="sell", audience="leaders", details="")
    publish(cast)
    return cast


def token_of(cast):
    return PublicLink.make(cast.company, cast.users[Role.OWNER], "", timezone.now() + timedelta(days=3))[1]


def round_of(client, url, times=6):
    return [text_of(client.get(f"{url}?at={n}")) for n in range(1, times + 1)]


@pytest.mark.parametrize("role", [Role.OWNER, Role.EMPLOYEE])
def test_the_wall_shows_what_all_staff_may_read_whoever_signed_in(client, there, role):
    pages = round_of(come_in(client, there, role), at(there, "screen"))
    assert any("Call every placement" in page for page in pages)
    assert not any("Carrow" in page for page in pages)


def test_by_a_link_the_wall_shows_what_is_public_only_and_the_code_of_the_link(there):
    token = token_of(there)
    pages = round_of(Client(), f"/p/{token}/screen/")
    assert all("People find steady work." in page for page in pages)
    assert not any("Call every placement" in page or "Carrow" in page for page in pages)
    assert all('class="qr"' in page for page in pages)


def test_each_answer_asks_for_the_next_with_and_without_a_script(client, there):
    page = text_of(come_in(client, there).get(at(there, "screen")))
    assert '<noscript><meta http-equiv="refresh" content="20; url=?at=2"></noscript>' in page
    assert 'href="?at=2" hx-get="?at=2" hx-trigger="every 20s"' in page
    last = text_of(client.get(at(there, "screen") + "?at=2"))
    assert 'href="?at=1"' in last  # and begins anew


@pytest.mark.parametrize("given", ["0", "-1", "99", "1e3", "x" * 900, "<script>", "٣"])
def test_a_place_that_is_none_is_the_first(client, there, given):
    answer = come_in(client, there).get(at(there, "screen"), {"at": given})
    assert "People find steady work." in text_of(answer)
    assert "<script>alert" not in text_of(answer)


def test_a_wall_whose_visit_ended_or_whose_link_is_closed_loads_itself_anew(there):
    answer = Client().get(at(there, "screen"), **POLL)
    assert answer["HX-Refresh"] == "true"
    assert Client().get(at(there, "screen")).status_code == 302
    token = token_of(there)
    PublicLink.objects.get().revoke(there.users[Role.OWNER])
    assert Client().get(f"/p/{token}/screen/", **POLL)["HX-Refresh"] == "true"
    assert Client().get(f"/p/{token}/screen/").status_code == 404


def test_a_wall_without_a_plan_says_so_and_asks_again(client, cast):
    page = text_of(come_in(client, cast).get(at(cast, "screen")))
    assert "No statement is shown here at the moment." in page
    assert 'hx-trigger="every 20s"' in page
