"""Mails as a phone shows them, light and dark: nothing is cut off, and words stand out from their ground."""

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from fairlead.communicate.models import Version
from fairlead.outbox.models import Message
from tests.mails.conftest import firm, office, outbox
from tests.mails.everything import send_all
from tests.mails.sink import parsed, parts

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
__all__ = ["firm", "office", "outbox"]
LOOKED_AT = ("telling", "practice", "talk-invitation", "talk-change", "talk-cancellation")
LONG = (
    "{statement}\n\nDonaudampfschifffahrtselektrizitätenhauptbetriebswerk" + "bauunterbeamtengesellschaft" * 3
)
LONG += ", and https://oak.example/" + "a-long-address/" * 8 + "\n\n{team_line}"


@pytest.fixture
def pages(cast, firm, office):
    """The HTML of one mail of each purpose; the telling has words without an end."""
    Version.objects.update(text=LONG)
    send_all(cast, *office)
    purposes = dict(Message.objects.values_list("message_id", "purpose"))
    found = {}
    for _to, letter in office[0].sent:
        purpose = purposes[parsed(letter)["Message-ID"]]
        found.setdefault(purpose, dict(parts(letter)).get("text/html", ""))
    return {purpose: found[purpose] for purpose in LOOKED_AT}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390])
def test_each_mail_fits_a_phone_and_axe_finds_nothing(browser, pages, scheme, width):
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    for purpose, html in pages.items():
        page.set_content(html)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, purpose
        # What is called of pages (a heading of the first rank, say) is not asked of a letter.
        found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa"]}).response["violations"]
        assert [(one["id"], purpose) for one in found] == []
        if folder := os.environ.get("FAIRLEAD_MAIL_PICTURES"):
            page.screenshot(path=str(Path(folder) / f"{purpose}-{scheme}-{width}.png"), full_page=True)
    context.close()
