"""The draft in a real browser: in place, with checks while typing, and the same without JavaScript."""

import os
import re

import pytest
from django.test import Client

from fairlead.plan.models import DraftStatement, Edition
from fairlead.plan.tests.hands import at, publish, rewrite, write

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright keeps an event loop in this thread

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def sit_down(browser, live_server, cast):
    """A page of somebody who is signed in; what the console says is gathered."""
    opened = []

    def open_page(role="owner", **options):
        signed_in = Client()
        signed_in.force_login(cast.users[role])
        context = browser.new_context(base_url=live_server.url, **options)
        context.set_default_timeout(20_000)
        morsel = signed_in.cookies["fairlead"]
        context.add_cookies([{"name": "fairlead", "value": morsel.value, "url": live_server.url}])
        opened.append(context)
        page = context.new_page()
        page.said = []
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        return page

    yield open_page
    for context in opened:
        context.close()


def test_a_statement_is_changed_in_place_with_remarks_while_it_is_typed(sit_down, cast):
    key = write(cast).key
    page = sit_down()
    page.goto(at(cast, "draft"))
    page.get_by_role("link", name="Change").click()
    page.fill("article textarea[name=text]", "Leverage synergies going forward.")
    page.wait_for_selector("#faults .finding")
    page.locator("#faults .finding summary").first.click()
    page.locator("#faults").get_by_text("Strong", exact=True).first.wait_for(state="visible")
    assert DraftStatement.objects.get(key=key).version == 1  # a remark saves nothing
    page.get_by_role("button", name="Save").click()
    page.wait_for_selector("article.statement >> text=Leverage synergies going forward.")
    assert DraftStatement.objects.get(key=key).text == "Leverage synergies going forward."
    assert page.said == []


def test_in_place_too_the_second_of_two_editors_sees_both_texts(sit_down, cast):
    key = write(cast).key
    page = sit_down()
    page.goto(at(cast, "draft"))
    page.get_by_role("link", name="Change").click()
    page.fill("article textarea[name=text]", "Mine, typed with care.")
    rewrite(cast, key, text="Theirs, saved first.")
    page.get_by_role("button", name="Save").click()
    page.wait_for_selector(".error-summary")
    assert "Theirs, saved first." in page.locator(".sides").inner_text()
    assert page.input_value("article textarea[name=text]") == "Mine, typed with care."
    page.get_by_role("button", name="Save").click()
    page.wait_for_selector("article.statement >> text=Mine, typed with care.")


def test_leaving_a_form_in_place_asks_before_words_are_lost(sit_down, cast):
    key = write(cast).key
    page = sit_down()
    page.goto(at(cast, "draft"))
    page.get_by_role("link", name="Change").click()
    page.get_by_role("button", name="Leave it").click()
    page.wait_for_selector("article.statement .doings")
    page.get_by_role("link", name="Change").click()
    page.fill("article textarea[name=text]", "Typed with care.")
    page.get_by_role("button", name="Leave it").click()
    page.wait_for_selector("[data-leaves]")
    assert page.input_value("article textarea[name=text]") == "Typed with care."
    page.get_by_role("link", name="Leave without saving").click()
    page.wait_for_selector("article.statement .doings")
    assert DraftStatement.objects.get(key=key).version == 1
    assert page.said == []


def test_without_javascript_it_is_written_checked_moved_deleted_and_published(sit_down, cast):
    write(cast, "The first priority is this one.", due="2030-01-31")
    page = sit_down(java_script_enabled=False)
    page.goto(at(cast, "draft"))
    page.get_by_role("link", name=re.compile("Add a statement.*Priorities")).click()
    page.fill("[name=text]", "Leverage synergies going forward.")
    page.get_by_role("button", name="Check").click()
    assert page.locator(".finding").count()
    page.fill("[name=text]", "Pay every wage on Friday.")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name=re.compile("Up.*Pay every wage")).click()
    assert page.locator("article .said").all_inner_texts()[0] == "Pay every wage on Friday."
    page.get_by_role("button", name=re.compile("Delete.*Pay every wage")).click()
    page.get_by_role("button", name="Bring it back").first.click()
    page.get_by_role("link", name="Look it over and publish").click()
    page.get_by_role("button", name="Publish edition 1").click()
    assert page.get_by_role("heading", name="Edition 1").is_visible()
    assert Edition.objects.get().statements.count() == 2


def test_hostile_words_run_nowhere(sit_down, cast):
    words = "<img src=x onerror=document.title='run'><script>document.title='run'</script>"
    key = write(cast, words, details=words, owner=words).key
    publish(cast, note=words)
    rewrite(cast, key, text=f"Another. {words}")
    page = sit_down()
    for name in ("draft", "checks", "publish", "editions"):
        page.goto(at(cast, name))
        assert "run" not in page.title()
        assert page.locator("main img, main script").count() == 0
    page.goto(at(cast, "draft"))
    page.get_by_role("link", name="Change").click()
    page.wait_for_selector("article textarea[name=text]")
    assert "run" not in page.title()
