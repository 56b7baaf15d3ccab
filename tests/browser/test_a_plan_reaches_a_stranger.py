"""An owner comes in by the set-up link, answers ten questions, publishes, and a stranger reads what is public."""

import os

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from fairlead.core.plans import QUESTIONS
from fairlead.people.models import SetUpLink
from fairlead.plan.models import Edition

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright keeps an event loop in this thread

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(browser, live_server):
    context = browser.new_context(base_url=live_server.url)
    yield context.new_page()
    context.close()


def come_in(page) -> None:
    _link, token = SetUpLink.make()
    page.goto(reverse("people:set-up", args=[token]))
    for label, said in (
        ("Name of the company", "Marl Bridge Vans"),
        ("Your name", "Ada Lee"),
        ("Your e-mail address", "ada@vans.example"),
        ("A password", "a long enough sentence"),
    ):
        page.get_by_label(label).fill(said)
    page.get_by_role("button", name="Begin").click()


def answer_the_questions(page) -> None:
    page.goto(reverse("plan:index", args=["marl-bridge-vans"]))
    page.get_by_role("link", name="Begin with the first question").click()
    page.get_by_role("link", name="Begin", exact=True).click()
    for one in QUESTIONS:
        page.get_by_label(one.wording).fill(one.good.text)
        page.locator("button[value=next]").click()


def put_into_the_draft(page) -> None:
    for chosen in page.locator("select[name$=-audience]").all():
        chosen.select_option("public")
    page.locator("select[name$=-audience]").last.select_option("leaders")
    page.get_by_role("button", name="Put what is ticked into the draft").click()


def publish(page) -> None:
    page.get_by_role("link", name="Look it over and publish").click()
    page.locator("main form button").last.click()


def make_a_link(page) -> str:
    page.goto(reverse("plan:links", args=["marl-bridge-vans"]))
    page.get_by_role("button", name="Make a link").click()
    return page.get_by_role("textbox", name="Address").input_value()


def test_from_the_set_up_link_to_a_plan_that_a_stranger_reads(page, browser, live_server):
    come_in(page)
    answer_the_questions(page)
    put_into_the_draft(page)
    publish(page)
    edition = Edition.objects.get()
    assert edition.number == 1
    made = make_a_link(page)
    stranger = browser.new_context(base_url=live_server.url)
    reader = stranger.new_page()
    reader.goto("/p/" + made.split("/p/")[1])
    expect(reader.get_by_role("heading", level=1)).to_contain_text("has clean sheets by seven")
    expect(reader.get_by_text("One order book for all three yards.")).to_be_visible()
    expect(reader.get_by_text("Orders written twice")).to_have_count(0)  # for leaders only
    paper = reader.request.get("/p/" + made.split("/p/")[1] + "plan.pdf")
    assert paper.body().startswith(b"%PDF-")
    assert stranger.cookies() == []
    stranger.close()
