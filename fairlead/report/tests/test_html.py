"""The HTML report: one file, no scripts, nothing from elsewhere, the same figures as the others."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from fairlead.report import html, json
from fairlead.report.tests.samples import ALL, all_hidden, rich, tiny
from fairlead.report.tests.test_json import figures


class Page(HTMLParser):
    """The text and the elements of a page, in order."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.words, self._inside = [], [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        self._inside = tag

    def handle_data(self, data):
        if self._inside != "style":
            self.words.append(data)

    @property
    def text(self):
        return " ".join("".join(self.words).split())

    def all(self, tag):
        return [attrs for name, attrs in self.elements if name == tag]


@pytest.fixture(scope="module")
def pages():
    return {name: Page(html.render(make())) for name, make in ALL.items()}


@pytest.mark.parametrize("name", ALL)
def test_every_figure_of_the_json_is_said_in_the_same_words(name, pages):
    said = [" ".join(f["words"].split()) for f in figures(json.render(ALL[name]()))]
    assert [words for words in said if words not in pages[name].text] == []


@pytest.mark.parametrize("name", ALL)
def test_it_holds_no_script_and_asks_for_nothing_from_elsewhere(name):
    text = html.render(ALL[name]())
    assert not re.search(r"<script|<link|<img|<iframe|@import|javascript:|\son\w+=", text)
    assert re.findall(r"""(?:https?:)?//[^\s"']+""", re.sub(r"/\*.*?\*/", "", text)) == []
    assert [u for u in re.findall(r"url\(([^)]*)\)", text) if not u.startswith("#")] == []


def test_the_verdict_is_the_heading_and_the_chain_stands_before_the_three_steps(pages):
    tags = [tag for tag, _ in pages["rich"].elements]
    assert tags.index("h1") < tags.index("path") < tags.index("h2")
    assert pages["rich"].text.index("cannot say it") < pages["rich"].text.index("What to do next")


@pytest.mark.parametrize("name", ALL)
def test_headings_go_down_one_step_at_a_time(name, pages):
    levels = [int(tag[1]) for tag, _ in pages[name].elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


@pytest.mark.parametrize("name", ALL)
def test_each_id_is_there_once_and_each_reference_finds_one(name, pages):
    elements = [attrs for _, attrs in pages[name].elements]
    ids = [attrs["id"] for attrs in elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    named = {i for attrs in elements for i in attrs.get("aria-labelledby", "").split()}
    anchors = {attrs["href"][1:] for attrs in elements if attrs.get("href", "").startswith("#")}
    assert named | anchors <= set(ids)


def test_each_chart_has_a_title_a_description_and_a_table(pages):
    page = pages["rich"]
    charts = [attrs for attrs in page.all("svg") if attrs.get("role") == "img"]
    assert len(charts) == len(page.all("title")) - 1 == len(page.all("desc"))
    assert len(page.all("figure")) == len(page.all("details"))
    assert len(page.all("caption")) == len(page.all("table"))
    assert all("scope" in attrs for attrs in page.all("th"))


def test_hidden_cells_are_hatched_and_explained(pages):
    cells = [attrs for attrs in pages["all-hidden"].all("td") if attrs.get("class") == "hidden"]
    assert len(cells) == 6 * 5
    assert "Fewer than 8 answers" in pages["all-hidden"].text
    assert all_hidden().k == 8


def test_only_a_link_that_fails_is_drawn_in_the_accent(pages):
    rules = html.render(tiny()).split("</style>")[0]
    accent = {
        line.split("{")[0] for line in rules.splitlines() if "var(--accent)" in line and "fails" not in line
    }
    assert all(
        name.strip().startswith((":focus", ".beside", ".chain .cross", ".chain .here")) for name in accent
    )
    strips = [attrs["class"] for attrs in pages["tiny"].all("svg") if "strip" in attrs.get("class", "")]
    assert strips == ["strip unknown"]


def test_text_from_files_cannot_become_markup():
    text = html.render(replace(rich(), company="<script>alert(1)</script>"))
    assert "<script" not in text
    assert "&lt;script&gt;" in text


def test_the_page_says_its_language_and_forbids_itself_to_load_anything(pages):
    assert pages["rich"].all("html") == [{"lang": "en"}]
    policies = [m["content"] for m in pages["rich"].all("meta") if "http-equiv" in m]
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'"]


def test_a_histogram_is_drawn_only_where_an_option_may_be_shown(pages):
    made = rich()
    veiled = tuple(
        replace(item, histogram=replace(item.histogram, counts=(None,) * 5)) if item.histogram else item
        for item in made.items
    )
    links = tuple(replace(found, measures=()) for found in made.links)
    page = Page(html.render(replace(made, items=veiled, links=links)))
    charts = [attrs["class"] for attrs in page.all("svg") if "class" in attrs]
    assert "histogram" not in charts
    assert "Answers per option: hidden; cannot say 3, skipped 1" in page.text


def test_the_marks_of_a_table_are_explained_below_it():
    made = rich()
    noted = made.levels[0].shares[0]
    share = replace(noted, estimate=replace(noted.estimate, caveats=("widened to the cut",)))
    levels = (replace(made.levels[0], shares=(share, *made.levels[0].shares[1:])), *made.levels[1:])
    text = Page(html.render(replace(made, levels=levels))).text
    assert "of 41 answers *" in text
    assert "* widened to the cut" in text
