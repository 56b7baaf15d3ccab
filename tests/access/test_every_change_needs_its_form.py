"""Cross-site requests: nothing changes without the secret of the form, whatever the method; no route is exempt."""

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from fairlead.communicate.chat.views.from_slack import from_slack
from fairlead.home.views.letterbox import letterbox
from fairlead.home.views.mail_hook import hook
from fairlead.people.models import Role
from tests.access.pages import ours, sign_in_pages

# A mail program that leaves a list by one click (RFC 8058) has no form and no cookie: the unguessable address is all it has.
# The mail provider shows a signature, or the secret that we gave it; Slack signs (communicate/chat/tests).
MACHINES_CALL = ("home:letterbox", "home:mail-hook", "chat:from-slack")
UNSAFE = ("post", "put", "patch", "delete")


@pytest.fixture
def forged(world):
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.users[Role.OWNER])
    return client


@pytest.mark.parametrize("method", UNSAFE)
def test_no_route_takes_an_unsafe_method_without_the_secret_of_its_form(method, world, forged):
    pages = dict((*ours(world), *sign_in_pages()))
    for name in MACHINES_CALL:
        del pages[name]
    answers = {name: getattr(forged, method)(where).status_code for name, where in pages.items()}
    assert {name: status for name, status in answers.items() if status != 403} == {}


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://testserver.evil.example"])
def test_a_right_secret_from_another_origin_is_refused(origin, forged):
    where = reverse("people:account")
    forged.get(where)
    secret = forged.cookies["fairlead-form"].value
    data = {"name": "New", "csrfmiddlewaretoken": secret}
    assert forged.post(where, data, headers={"Origin": origin}).status_code == 403
    assert forged.post(where, data).status_code == 302


def test_no_view_of_ours_is_exempt_but_those_that_machines_call():
    def views(patterns):
        for one in patterns:
            yield from views(one.url_patterns) if hasattr(one, "url_patterns") else [one.callback]

    exempt = [view for view in views(get_resolver().url_patterns) if getattr(view, "csrf_exempt", False)]
    assert exempt == [letterbox, hook, from_slack]
