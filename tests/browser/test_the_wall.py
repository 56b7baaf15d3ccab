"""A wall screen in a real browser: large, whole, moving on by itself; and the plan inside an intranet's page."""

import os
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from fairlead.people.models import Role
from fairlead.plan.models import PublicLink
from fairlead.plan.tests.hands import publish, write

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright keeps an event loop in this thread

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SCREENS = [(1920, 1080), (1280, 720)]
LENGTHS = (20, 60, 130, 280, 700, 1_990)


@pytest.fixture
def there(cast):
    for n in LENGTHS:
        write(
            cast,
            f"{n} " + ("We call every client twice a week. " * 60)[: n - 5],
            key=f"k{n}",
            audience="public",
            details="",
        )
    write(
        cast,
        "W" * 600,
        key="w",
        kind="goal",
        audience="public",
        details="",
        owner="O" * 190,
        measure="m" * 290,
    )
    publish(cast)
    return cast


def link(cast, origins=""):
    until = timezone.now() + timedelta(days=3)
    return PublicLink.make(cast.company, cast.users[Role.OWNER], "", until, origins)[1]


@pytest.mark.parametrize("size", SCREENS)
def test_every_statement_fits_the_screen_whole(there, browser, live_server, size):
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    page, token = context.new_page(), link(there)
    for at in range(1, len(LENGTHS) + 2):
        page.goto(f"{live_server.url}/p/{token}/screen/?at={at}")
        over = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
        assert over[0] <= size[0], at
        assert over[1] <= size[1], at
    context.close()


def test_it_moves_on_by_itself_with_a_script_and_without(there, browser, live_server, monkeypatch):
    from fairlead.plan.views import screening

    monkeypatch.setattr(screening, "SECONDS", 1)
    for has_script in (True, False):
        context = browser.new_context(java_script_enabled=has_script)
        page = context.new_page()
        page.goto(f"{live_server.url}/p/{link(there)}/screen/")
        expect(page.get_by_role("heading", level=1)).to_contain_text("60 We call")
        expect(page.get_by_role("heading", level=1)).to_contain_text("280 We call")
        context.close()


class Intranet(BaseHTTPRequestHandler):
    frame = ""

    def do_GET(self):
        body = f'<!doctype html><title>Intranet</title><h1>Intranet</h1><iframe src="{self.frame}"></iframe>'.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_said):
        pass


@pytest.fixture
def intranets():
    """Two sites on this machine, each an origin of its own; both show the same frame."""
    servers = [ThreadingHTTPServer(("127.0.0.1", 0), Intranet) for _ in range(2)]
    for server in servers:
        Thread(target=server.serve_forever, daemon=True).start()
    yield [f"http://127.0.0.1:{server.server_address[1]}" for server in servers]
    for server in servers:
        server.shutdown()
        server.server_close()


def framed(browser, origin, address):
    """The words in the frame of a site's page; nothing where the browser refused to show it."""
    Intranet.frame = address
    context = browser.new_context()
    page = context.new_page()
    page.goto(origin)
    page.wait_for_load_state("networkidle")
    frame = page.frames[1]
    words = "" if frame.url.startswith("chrome-error:") else frame.locator("body").inner_text()
    cookies = context.cookies()
    context.close()
    return words, cookies


def test_the_named_site_shows_the_plan_and_any_other_is_refused(there, browser, live_server, intranets):
    named, other = intranets
    at = f"{live_server.url}/p/{link(there, named)}/"
    words, cookies = framed(browser, named, f"{at}embed/")
    assert "We call every client" in words
    assert cookies == []
    assert framed(browser, other, f"{at}embed/")[0] == ""
    for page in ("", "screen/", "plan.pdf"):
        assert framed(browser, named, at + page)[0] == ""
