"""No host header, no `next` and no proxy header leads anybody off the site."""

import re
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from fairlead.config.environment import Site
from fairlead.outbox.models import Message
from fairlead.people.models import Role
from fairlead.people.tests.signing import PASSWORD, owner_with_a_password
from fairlead.web.addresses import absolute
from fairlead.web.models import Bucket

ORIGIN = "https://plan.example.com"
EVIL = "evil.example"
HOSTS = [
    {"Host": EVIL}, {"Host": f"plan.example.com.{EVIL}"}, {"Host": f"{EVIL}:443"}, {"Host": "plan.example.com:6666"},
    {"Host": f"plan.example.com@{EVIL}"}, {"Host": f"{EVIL}#plan.example.com"}, {"Host": f"{EVIL}/plan.example.com"},
    {"Host": "PLAN.EXAMPLE.COM"}, {"Host": "plan.example.com."}, {"Host": ""}, {"Host": "localhost"},
    {"Host": "127.0.0.1"}, {"Host": f"plan.example.com, {EVIL}"}, {"Host": f"plan.example.com\t{EVIL}"},
    {"Host": "plan.example.com", "X-Forwarded-Host": EVIL}, {"Host": "plan.example.com", "X-Host": EVIL},
    {"Host": "plan.example.com", "Forwarded": f"host={EVIL};proto=http"},
    {"Host": "plan.example.com", "X-Forwarded-Server": EVIL}, {"Host": "plan.example.com", "X-Original-URL": f"//{EVIL}/"},
    {"Host": "plan.example.com", "X-Forwarded-Proto": "http", "X-Forwarded-Port": "6666"},
    {"Host": "plan.example.com", "X-Rewrite-URL": f"https://{EVIL}/"}, {"Host": "plan.example.com", "X-Forwarded-For": EVIL},
]  # fmt: skip
NEXT = [
    f"https://{EVIL}", f"http://{EVIL}/", f"//{EVIL}", f"///{EVIL}", f"////{EVIL}", f"/\\{EVIL}", f"\\\\{EVIL}",
    f"\\/{EVIL}", f"/\\/{EVIL}", f"https:{EVIL}", f"https:/{EVIL}", f"https:///{EVIL}", f"http:\\\\{EVIL}",
    f"HTTPS://{EVIL}", f" https://{EVIL}", f"\thttps://{EVIL}", f"\nhttps://{EVIL}", f"\x00//{EVIL}", f"/\t/{EVIL}",
    f"/\n/{EVIL}", f"/\r/{EVIL}", f"//{EVIL}/..", f"//{EVIL}%2f..", f"https://testserver@{EVIL}",
    f"https://testserver:x@{EVIL}/", f"//testserver@{EVIL}", f"https://testserver.{EVIL}", f"//{EVIL}\\@testserver",
    f"https://{EVIL}#testserver", f"https://{EVIL}?testserver", "javascript:alert(1)", "JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)", " javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:x",
    f"ftp://{EVIL}", f"file:///{EVIL}", f"//{EVIL}:80", "//[::1]", f"//xn--{EVIL}", f"https://[{EVIL}]", f"/%09/{EVIL}",
    f"http://{EVIL}\\.testserver", "mailto:a@b.example",
]  # fmt: skip


@pytest.fixture
def site(settings, cast):
    settings.SITE = Site("https", "plan.example.com", None)
    settings.ALLOWED_HOSTS = ["plan.example.com"]
    settings.EMAIL_BACKEND = "fairlead.outbox.backend.OutboxBackend"
    owner_with_a_password(cast)
    return cast


def links_in(message: Message) -> list[str]:
    text = bytes(message.content).decode().split("\n\n", 1)[1].replace("=\n", "")
    return re.findall(r"[a-z]+://\S+", text)


def ask_for_everything(headers, cast) -> None:
    """A new password, a code, an invitation: whatever makes a letter."""
    stranger, owner = Client(), Client()
    owner.force_login(cast.users[Role.OWNER])
    about = {"email": cast.users[Role.OWNER].email}
    invitations = reverse("people:invitations", args=[cast.company.slug])
    for client, where, data in (
        (stranger, reverse("account_reset_password"), about),
        (stranger, reverse("account_request_login_code"), about),
        (owner, invitations, {"addresses": "nia@oak.example", "role": Role.LEADER}),
    ):
        answer = client.post(where, data, headers=headers)
        assert answer.status_code in (200, 302, 400)
        assert EVIL not in answer.get("Location", "")


def test_there_are_as_many_attacks_as_were_promised():
    assert len(HOSTS) >= 20
    assert len(set(NEXT)) >= 40


@pytest.mark.parametrize("headers", HOSTS, ids=repr)
def test_no_host_header_gets_into_a_letter(headers, site):
    ask_for_everything(headers, site)
    for message in Message.objects.all():
        content = bytes(message.content).decode()
        assert EVIL not in content
        assert all(link.startswith(f"{ORIGIN}/") for link in links_in(message))


def test_with_the_right_host_letters_are_written_and_have_links(site):
    ask_for_everything({"Host": "plan.example.com"}, site)
    assert Message.objects.count() == 3
    assert sum(len(links_in(message)) for message in Message.objects.all()) >= 2


@pytest.mark.parametrize(
    "given", [f"//{EVIL}/a?b=c", f"https://{EVIL}/a?b=c", "/a?b=c", "a?b=c", f"\\\\{EVIL}/a"]
)
def test_an_absolute_address_is_under_the_site_whatever_was_given(given, site):
    assert urlsplit(absolute(given)).netloc == "plan.example.com"
    assert absolute(given).startswith(f"{ORIGIN}/")


def leads_off(where: str) -> bool:
    """As browsers read it: leading blanks and control characters go, backslashes are slashes."""
    seen = re.sub(r"[\t\r\n]", "", where).lstrip("".join(map(chr, range(33)))).replace("\\", "/")
    parts = urlsplit(urljoin("http://testserver/sign-in/login/", seen))
    return parts.scheme not in ("http", "https") or parts.netloc != "testserver"


def test_the_judge_knows_what_leads_off():
    assert all(map(leads_off, (f"//{EVIL}", f"/\\{EVIL}", "javascript:alert(1)", f"\thttps://{EVIL}")))
    assert not any(map(leads_off, ("/", "/c/oak-sons/", "", "?x=1")))


@pytest.fixture
def owner(cast):
    return owner_with_a_password(cast)


def answers_to(given, owner):
    signed_in = Client()
    signed_in.force_login(owner)
    login = reverse("account_login")
    about = {"login": owner.email, "password": PASSWORD, "next": given}
    yield Client().get(login, {"next": given})
    yield Client().post(login, about)
    yield signed_in.get(login, {"next": given})
    yield signed_in.post(reverse("account_reauthenticate"), {"password": PASSWORD, "next": given})
    yield signed_in.post(reverse("account_logout"), {"next": given})


def test_next_stays_on_the_site(owner, settings):
    settings.ACCOUNT_RATE_LIMITS = False
    for given in NEXT:
        Bucket.objects.all().delete()  # fifteen tries for one address are the limit
        for answer in answers_to(given, owner):
            assert answer.status_code in (200, 302)
            assert not leads_off(answer.get("Location", "/")), (given, answer["Location"])


def test_next_leads_to_a_page_of_the_site(owner, client):
    about = {"login": owner.email, "password": PASSWORD, "next": "/account/"}
    assert client.post(reverse("account_login"), about)["Location"] == "/account/"
