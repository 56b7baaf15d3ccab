"""Limits hold over processes, and a header that anybody can write does not move them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.test import RequestFactory

from fairlead.web.errors import TooMany
from fairlead.web.limits import spend, visitor
from fairlead.web.models import Bucket

HOUR = timedelta(hours=1)


def seen(proxies, settings, address="203.0.113.9", forwarded=None) -> str:
    settings.PROXIES = proxies
    headers = {"X-Forwarded-For": forwarded} if forwarded is not None else {}
    return visitor(RequestFactory().get("/", REMOTE_ADDR=address, headers=headers))


@pytest.mark.parametrize("forwarded", ["198.51.100.1", "1.1.1.1, 2.2.2.2", "", ",", "not an address", "::1"])
def test_a_forwarded_address_is_ignored_unless_a_proxy_of_ours_wrote_it(forwarded, settings):
    assert seen(0, settings, forwarded=forwarded) == "203.0.113.9"


def test_behind_one_proxy_the_last_entry_counts_and_what_was_written_before_it_does_not(settings):
    assert seen(1, settings, forwarded="6.6.6.6, 198.51.100.7") == "198.51.100.7"
    assert seen(2, settings, forwarded="6.6.6.6, 198.51.100.7, 10.0.0.1") == "198.51.100.7"


def test_a_request_past_the_proxies_counts_for_the_address_it_came_from(settings):
    assert seen(2, settings, forwarded="6.6.6.6") == "203.0.113.9"


def test_an_ipv6_household_is_one_visitor_and_a_mapped_address_is_the_ipv4_one(settings):
    assert seen(0, settings, "2001:db8:1:2::5") == seen(0, settings, "2001:db8:1:2:ffff::9")
    assert seen(0, settings, "::ffff:203.0.113.9") == "203.0.113.9"


def test_a_socket_without_an_address_is_counted_too(settings):
    assert seen(0, settings, "") == "unknown"


@pytest.mark.django_db
def test_a_limit_holds_and_ends_with_its_window():
    for _try in range(3):
        spend("door", "a", at_most=3, every=HOUR)
    with pytest.raises(TooMany):
        spend("door", "a", at_most=3, every=HOUR)
    spend("door", "b", at_most=3, every=HOUR)
    Bucket.objects.update(window_ends_at="2000-01-01T00:00Z")
    spend("door", "a", at_most=3, every=HOUR)


@pytest.mark.django_db(transaction=True)
def test_of_sixty_tries_at_once_exactly_as_many_pass_as_the_limit_says():
    def try_it(_number):
        try:
            spend("door", "crowd", at_most=7, every=HOUR)
        except TooMany:
            return 0
        finally:
            connection.close()
        return 1

    with ThreadPoolExecutor(12) as pool:
        assert sum(pool.map(try_it, range(60))) == 7
