"""What the frame of a page does for the keyboard, for the dark, and without JavaScript."""

import pytest

from fairlead.people.models import Role
from tests.browser.pages import DESKTOP, PHONE, Visit, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def style(browser, live_server, cast, settings):
    """The living page, where every component is."""
    settings.DEVELOPMENT = True
    contexts = []

    def opened(size=DESKTOP, path="/style/", **more):
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **more)
        contexts.append(context)
        sign_in(context, cast.users[Role.OWNER], live_server.url)
        page = Visit(context, live_server.url).page
        page.goto(live_server.url + path)
        return page

    yield opened
    for context in contexts:
        context.close()


def test_the_first_tab_offers_to_skip_to_the_content(style):
    page = style()
    page.evaluate("document.activeElement.blur()")
    page.goto(page.url.replace("/style/", "/"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_question_mark_opens_the_help_and_escape_gives_the_focus_back(style):
    page = style()
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("#keys").is_hidden()


def test_a_question_mark_in_a_field_is_text(style):
    page = style()
    page.locator("#id_statement").press("?")
    assert page.locator("#id_statement").input_value() == "?"
    assert page.locator("#keys").is_hidden()


def test_single_keys_can_be_switched_off(style):
    page = style()
    page.keyboard.press("?")
    page.locator("[data-single-keys]").uncheck()
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("?")
    assert page.locator("#keys").is_hidden()


def test_without_javascript_a_dialog_opens_by_its_anchor_and_closes(style):
    page = style(java_script_enabled=False)
    page.locator("a[href='#why']").click()
    assert page.locator("#why").is_visible()
    page.locator("#why a").click()
    assert page.locator("#why").is_hidden()


def test_without_javascript_nothing_stands_there_that_does_nothing(style):
    page = style(java_script_enabled=False)
    for dead in ("[data-theme-toggle]", "[data-dismiss]", "[data-needs-script]"):
        assert page.locator(f"{dead}:visible").count() == 0


def test_the_chosen_scheme_is_there_at_the_next_page_without_a_flash(style):
    page = style(color_scheme="light")
    page.locator("[data-theme-toggle]").click()
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    answer = page.context.request.get(page.url)
    assert 'data-theme="dark"' in answer.text()


def test_a_wrong_form_takes_the_focus_to_what_must_be_mended(style):
    page = style()
    assert page.evaluate("document.activeElement.className") == "error-summary"
    page.locator(".error-summary a").nth(1).click()
    assert page.evaluate("document.activeElement.id") == "id_address"
    assert "id_address_error" in page.locator("#id_address").get_attribute("aria-describedby")


def test_the_menu_closes_by_escape(style):
    page = style()
    page.locator(".menu summary").click()
    assert page.locator(".menu-body").is_visible()
    page.keyboard.press("Escape")
    assert page.locator(".menu-body").is_hidden()


def test_unsaved_text_is_asked_about_before_the_page_is_left(style):
    page = style()
    page.locator("#id_statement").click()
    page.keyboard.type("We mend boats.")
    with page.expect_event("dialog") as asked:
        page.close(run_before_unload=True)
    assert asked.value.type == "beforeunload"
    asked.value.accept()


def test_what_one_touches_is_large_enough(style):
    page = style(PHONE)
    small = page.evaluate(
        """() => [...document.querySelectorAll('button, summary, select, input, .button, .tabs a, .chapters a')]
            .filter(e => e.checkVisibility())
            .map(e => [e.className || e.name || e.tagName, e.getBoundingClientRect()])
            .filter(([, box]) => Math.min(box.height, box.width) < 24 && box.height > 1)
            .map(([name]) => name)"""
    )
    assert [name for name in small if name not in ("measured", "audience")] == []


def test_a_reader_who_wants_no_motion_gets_none(style):
    page = style(reduced_motion="reduce")
    moving = "[...document.querySelectorAll('*')].filter(e => getComputedStyle(e).transitionDuration !== '0s').length"
    assert page.evaluate(moving) == 0


def test_on_paper_the_frame_is_gone(style):
    page = style()
    page.emulate_media(media="print")
    assert page.locator(".masthead").is_hidden()
    assert page.locator("h1").is_visible()
