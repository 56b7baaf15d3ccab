"""The report as a person meets it: phone and desktop, light and dark, with axe-core looking over the shoulder."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from fairlead.core.diagnosis import diagnose
from fairlead.core.simulate import sample_company
from fairlead.report import html
from fairlead.report.tests.samples import ALL

pytestmark = pytest.mark.browser
PHONE, DESKTOP = (390, 844), (1280, 800)
SIZES = pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])
SAMPLE = "sample-company"
FIRMS = pytest.mark.parametrize("firm", [*ALL, SAMPLE])


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reports")
    for name, make in ALL.items():
        (folder / f"{name}.html").write_text(html.render(make()), encoding="utf-8")
    company = diagnose(sample_company().write(folder / "files"))
    (folder / f"{SAMPLE}.html").write_text(html.render(company), encoding="utf-8")
    return {name: (folder / f"{name}.html").as_uri() for name in (*ALL, SAMPLE)}


@pytest.fixture
def look(browser, files):
    contexts = []

    def at(firm, size=PHONE, **more):
        width, height = size
        context = browser.new_context(viewport={"width": width, "height": height}, **more)
        contexts.append(context)
        page = context.new_page()
        page.requests = []
        page.on("request", lambda request: page.requests.append(request.url))
        page.goto(files[firm])
        return page

    yield at
    for context in contexts:
        context.close()


def everything_once():
    sights = [(size, scheme) for size in (PHONE, DESKTOP) for scheme in ("light", "dark")]
    yield from ((SAMPLE, *sight) for sight in sights)
    yield from ((firm, *sights[n % 4]) for n, firm in enumerate(ALL))


@pytest.mark.parametrize(("firm", "size", "scheme"), list(everything_once()))
def test_axe_finds_nothing(look, firm, size, scheme):
    page = look(firm, size, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    found = Axe().run(page).response["violations"]
    assert [(v["id"], [n["target"] for n in v["nodes"]][:3]) for v in found] == []


@FIRMS
def test_the_page_never_scrolls_sideways_on_a_phone(look, firm):
    page = look(firm)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_it_does_not_scroll_sideways_at_four_hundred_per_cent(look):
    page = look("rich", (320, 640))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@FIRMS
def test_nothing_is_fetched_but_the_file_itself(look, firm):
    page = look(firm, DESKTOP)
    page.wait_for_load_state("networkidle")
    assert len(page.requests) == 1
    assert page.requests[0].startswith("file:")


@SIZES
def test_the_verdict_and_the_whole_chain_are_on_the_first_screen(look, size):
    page = look("rich", size)
    chain = page.locator("svg.chain:visible")
    assert chain.count() == 1
    for box in (page.locator("h1").bounding_box(), chain.bounding_box()):
        assert box["y"] + box["height"] <= size[1]


def test_what_to_do_is_on_the_first_screen_of_a_desktop(look):
    box = look("rich", DESKTOP).locator("ol.next").bounding_box()
    assert box["y"] + box["height"] <= DESKTOP[1]


def test_wide_tables_scroll_in_a_region_that_the_keyboard_reaches(look):
    page = look("rich")
    region = page.locator(".scroll:visible").first
    region.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("r => r.scrollLeft > 0", arg=region.element_handle())


def test_the_first_tab_offers_to_skip_to_the_evidence(look):
    page = look("rich", DESKTOP)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the evidence"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#evidence"


def test_on_paper_the_tables_are_open_and_the_contents_are_gone(look):
    page = look("rich", DESKTOP)
    page.emulate_media(media="print")
    assert page.locator("nav.contents").is_hidden()
    assert page.locator("details table").first.bounding_box()["height"] > 0


def test_it_reads_the_same_without_styles_or_scripts(look):
    page = look("rich", DESKTOP, java_script_enabled=False)
    assert page.locator("h1").inner_text().startswith("The direction was told")


@SIZES
@SCHEMES
def test_pictures_for_the_documents(look, screenshots, size, scheme):
    page = look(SAMPLE, size, color_scheme=scheme, device_scale_factor=1)
    picture = page.screenshot()
    assert picture.startswith(b"\x89PNG")
    if screenshots:
        screenshots.mkdir(parents=True, exist_ok=True)
        (screenshots / f"report-{scheme}-{size[0]}.png").write_bytes(picture)
