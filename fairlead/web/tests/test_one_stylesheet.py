"""All pages wear one stylesheet; the drawings have one source, which the report holds too."""

import re

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from fairlead.report import html
from fairlead.report.tests.samples import tiny
from fairlead.web.tests.places import DRAWINGS, ROOM, STYLE, templates

REPORT = ROOM.parent / "report/templates/style.css"
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")


def rules(path):
    """Selector and declarations of each rule, whatever the media."""
    bare = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)
    return [(found[1].strip(), found[2].strip()) for found in RULE.finditer(bare)]


def test_no_room_has_a_stylesheet_of_its_own():
    assert sorted(ROOM.parent.glob("*/static/**/*.css")) == [DRAWINGS, STYLE]
    assert [path.name for path in templates() if "stylesheet" in path.read_text(encoding="utf-8")] == [
        "base.html"
    ]


def test_the_stylesheets_that_pages_link_are_served():
    linked = re.findall(r'rel="stylesheet" href="/static/([^"]+)"', render_to_string("web/base.html"))
    assert linked == ["report/drawings.css", "web/fairlead.css"]
    assert [finders.find(name) for name in linked] == [str(DRAWINGS), str(STYLE)]


def test_the_report_holds_the_drawings_of_the_pages_and_what_it_wants_otherwise_comes_after():
    page = html.render(tiny())
    drawings, own = (path.read_text(encoding="utf-8") for path in (DRAWINGS, REPORT))
    assert -1 < page.index(drawings) < page.index(own)


def test_no_rule_of_a_drawing_stands_in_two_files():
    drawn = set(rules(DRAWINGS))
    assert drawn & {*rules(STYLE), *rules(REPORT)} == set()
    shapes = re.compile(r"\.(stroke|ring|cross|interval|dot|axis|scale|cut|bar)\b")
    found = [one for path in (STYLE, REPORT) for one, _ in rules(path) if shapes.search(one)]
    other = (".mark ", ".curve ")  # the sign in the masthead; the curve of a figure, which the report has not
    assert [one for one in found if not one.startswith(other)] == []
