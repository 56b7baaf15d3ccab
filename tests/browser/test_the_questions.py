"""The few good questions in a real browser: saved while typing, and the same way through without scripts."""

import os

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from fairlead.people.models import Role
from fairlead.plan.models import DraftStatement, QuestionAnswer

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright keeps an event loop in this thread

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def open_page(browser, live_server, cast, client, settings):
    contexts = []
    client.force_login(cast.users[Role.OWNER])
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value

    def opened(where, **more):
        context = browser.new_context(viewport={"width": 390, "height": 800}, **more)
        contexts.append(context)
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
        page = context.new_page()
        page.goto(live_server.url + where)
        return page

    yield opened
    for context in contexts:
        context.close()


def at(cast, name, *more):
    return reverse(f"plan:{name}", args=[cast.company.slug, *more])


def test_what_is_typed_is_saved_without_a_click_and_the_console_stays_silent(open_page, cast):
    page = open_page(at(cast, "question", "why"))
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.get_by_label("Why do we exist?").fill("Clean sheets by seven.")
    expect(page.locator("#saved")).to_contain_text("Saved")
    assert QuestionAnswer.objects.get().text == "Clean sheets by seven."
    page.get_by_label("Why do we exist?").fill("Clean sheets by six.")
    expect(page.locator("#id_seen")).to_have_value(str(QuestionAnswer.objects.earliest("pk").pk + 1))
    assert said == []


def test_without_scripts_the_way_through_the_questions_ends_in_a_draft(open_page, cast):
    page = open_page(at(cast, "index"), java_script_enabled=False)
    page.get_by_role("link", name="Begin with the first question").click()
    page.get_by_role("link", name="Begin", exact=True).click()
    page.get_by_label("Why do we exist?").fill("Clean sheets by seven.")
    page.get_by_role("button", name="Next").click()
    for _question in range(9):
        page.get_by_role("button", name="Skip").click()
    page.get_by_role("button", name="Put what is ticked into the draft").click()
    expect(page.get_by_role("status").first).to_contain_text("1 statement is in the draft now.")
    assert DraftStatement.objects.get().text == "Clean sheets by seven."
