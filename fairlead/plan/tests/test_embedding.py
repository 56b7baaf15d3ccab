"""A link that an intranet may show inside a page of its own: for the sites that were named, and for nobody else."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from fairlead.people.models import Role
from fairlead.plan.embedding import is_origin, origins_of
from fairlead.plan.models import PublicLink
from fairlead.plan.tests.hands import at, come_in, publish, text_of, write

pytestmark = pytest.mark.django_db
SITE = "https://intranet.example.com"
INJECTED = [
    "https://a.example; script-src *", "https://a.example;", "*", "https://*", "https://*.example.com", "'self'", "data:",
    "https://a.example/path", "https://a.example?x", "https://u:p@a.example", "javascript:alert(1)", "//a.example", "a.example",
    "https://a.example,https://b.example", "https://-a.example", "https://a..example", "https://a.example:0",
    "https://a.example:99999999", "ftp://a.example", "https://" + "a" * 300, "https://ä.example", "https://a.example'unsafe-inline'",
]  # fmt: skip


def link(cast, origins=SITE):
    until = timezone.now() + timedelta(days=3)
    return PublicLink.make(cast.company, cast.users[Role.OWNER], "intranet", until, origins)[1]


@pytest.fixture
def there(cast):
    write(cast, key="call", audience="public")
    write(cast, "For staff only.", key="staff")
    publish(cast)
    return cast


def policy_of(answer):
    return dict(line.strip().split(" ", 1) for line in answer["Content-Security-Policy"].split(";"))


def test_the_embedded_page_may_stand_in_the_named_sites_and_sets_no_cookie(there):
    answer = Client().get(f"/p/{link(there, SITE + ' http://wiki:8080')}/embed/")
    assert policy_of(answer)["frame-ancestors"] == f"{SITE} http://wiki:8080"
    assert "X-Frame-Options" not in answer
    assert not answer.cookies
    assert answer["Cache-Control"] == "no-store"
    assert policy_of(answer)["default-src"] == "'none'"
    page = text_of(answer)
    assert "Call every placement after one week." in page
    assert "For staff only." not in page


def test_every_other_page_of_the_same_link_stays_strict(there):
    token = link(there)
    for path in ("", "screen/", "plan.pdf"):
        answer = Client().get(f"/p/{token}/{path}")
        assert policy_of(answer)["frame-ancestors"] == "'none'"
        assert answer["X-Frame-Options"] == "DENY"


def test_a_link_for_which_no_site_was_named_is_not_embedded(there):
    answer = Client().get(f"/p/{link(there, '')}/embed/")
    assert answer.status_code == 404
    assert policy_of(answer)["frame-ancestors"] == "'none'"


def test_a_closed_link_is_strict_again(there):
    token = link(there)
    PublicLink.objects.get().revoke(there.users[Role.OWNER])
    answer = Client().get(f"/p/{token}/embed/")
    assert answer.status_code == 404
    assert policy_of(answer)["frame-ancestors"] == "'none'"


@pytest.mark.parametrize("text", INJECTED)
def test_what_is_no_origin_is_refused_in_the_form_and_never_reaches_the_header(client, there, text):
    assert not is_origin(text)
    assert origins_of(text) == [] or all(is_origin(one) for one in origins_of(text))
    until = timezone.localdate() + timedelta(days=3)
    answer = come_in(client, there).post(at(there, "links"), {"until": until.isoformat(), "origins": text})
    assert answer.status_code == 400
    assert not PublicLink.objects.exists()
    stored = Client().get(f"/p/{link(there, text[:1_000])}/embed/")  # as if a row had been tampered with
    assert "script-src *" not in stored["Content-Security-Policy"]
    assert "*" not in policy_of(stored)["frame-ancestors"]


@pytest.mark.parametrize("text", [f"{SITE}\nscript-src *", f"{SITE}\r\nSet-Cookie: a=b", f"{SITE}\u2028*"])
def test_a_line_break_ends_no_header(client, there, text):
    until = timezone.localdate() + timedelta(days=3)
    answer = come_in(client, there).post(at(there, "links"), {"until": until.isoformat(), "origins": text})
    assert answer.status_code == 400
    answer = Client().get(f"/p/{link(there, text)}/embed/")
    assert "Set-Cookie" not in answer
    assert answer.status_code == 404 or policy_of(answer)["frame-ancestors"] == SITE


def test_sites_are_kept_as_origins_and_shown_with_the_link(client, there):
    until = (timezone.localdate() + timedelta(days=3)).isoformat()
    given = {"until": until, "origins": f"  HTTPS://Intranet.Example.com/  {SITE} "}
    page = text_of(come_in(client, there).post(at(there, "links"), given))
    assert PublicLink.objects.get().origins == SITE
    assert "/embed/" in page
    assert "<svg" in page  # the code of the address


def test_more_than_five_sites_are_refused(client, there):
    until = (timezone.localdate() + timedelta(days=3)).isoformat()
    many = " ".join(f"https://s{n}.example" for n in range(6))
    assert (
        come_in(client, there).post(at(there, "links"), {"until": until, "origins": many}).status_code == 400
    )


def test_who_does_not_write_the_plan_names_no_site(client, there):
    answer = come_in(client, there, Role.MANAGER).post(at(there, "links"), {"origins": SITE})
    assert answer.status_code == 403
