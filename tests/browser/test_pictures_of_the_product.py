"""The pictures of the web product in docs/: the sample company, as a visitor of the demo sees it."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = {
    "today": "",
    "plan": "plan/",
    "draft": "plan/draft/",
    "people": "people/",
    "publish": "plan/publish/",
    "rounds": "communicate/",
    "words": "communicate/words/of/call-back/",
    "kit": "communicate/kit/",
    "dose": "communicate/dose/",
    "talks": "communicate/talks/",
    "card": "practice/card/",
    "counts": "practice/counts/",
    "status": "status/",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_sample_company_is_there_to_be_looked_at(
    browser, live_server, client, screenshots, scheme, width
):
    from fairlead.home.sample import sample, sample_seats

    company = sample()
    client.force_login(sample_seats()["owner"].user)
    (name, cookie), *_others = ((k, v.value) for k, v in client.cookies.items())
    with browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme) as context:
        context.add_cookies([{"name": name, "value": cookie, "url": live_server.url}])
        page = context.new_page()
        page.goto(f"{live_server.url}/c/{company.slug}/communicate/")
        told = page.get_by_role("link", name="The plan, said every week").get_attribute("href")
        for what, path in (*PAGES.items(), ("round", told.partition(f"/{company.slug}/")[2])):
            page.goto(f"{live_server.url}/c/{company.slug}/{path}")
            assert page.locator("h1").count() == 1
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            if screenshots:
                page.screenshot(path=screenshots / f"{what}-{scheme}-{width}.png", full_page=width == 390)
            if screenshots and what == "kit":  # as a manager prints it
                page.emulate_media(media="print")
                page.screenshot(path=screenshots / "kit-paper.png", full_page=True)
                page.emulate_media(media="screen")
