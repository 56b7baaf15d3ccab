"""The components as HTML: what a browser is given, before anything is drawn."""

import re

import pytest
from django.core.paginator import Paginator
from django.forms import CharField, ChoiceField, Form, RadioSelect
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.safestring import SafeString

from fairlead.web.differences import LONGEST, between
from fairlead.web.errors import Hidden
from fairlead.web.style import NAMES, page
from fairlead.web.tests.places import READ_ME, STYLE, templates


def drawn(source, **values):
    request = RequestFactory().get("/people/", values.pop("query", {}))
    return Template("{% load fairlead drawings %}" + source).render(Context({"request": request, **values}))


class Asked(Form):
    name = CharField(help_text="As in the papers.")
    kind = ChoiceField(choices=[("a", "A")], widget=RadioSelect)
    note = CharField(required=False)


def test_a_field_says_its_help_and_its_error_to_whoever_listens():
    html = str(Asked({}))
    told = re.search(r'<input[^>]*name="name"[^>]*aria-describedby="([^"]*)"', html).group(1).split()
    assert told == ["id_name_helptext", "id_name_error"]
    assert all(f'id="{one}"' in html for one in told)


def test_the_summary_of_errors_links_to_fields_that_are_there():
    html = str(Asked({}))
    links = re.findall(r'<a href="#([^"]+)"', html)
    assert links == ["id_name", "id_kind_group"]
    assert all(f'id="{one}"' in html for one in links)


def test_a_form_without_errors_has_no_summary():
    assert "error-summary" not in str(Asked())


def test_what_may_be_left_out_is_called_optional():
    assert str(Asked()).count("optional") == 2  # its class and its word


def test_buttons_stand_beside_the_heading_of_the_page():
    html = drawn(
        "{% with_buttons main buttons %}", main="<p>Before</p><h1 id='a'>People</h1><p>x</p>", buttons="B"
    )
    assert html.startswith("<p>Before</p><div")
    assert '</h1><div class="page-actions">B</div></div><p>x</p>' in html


@pytest.mark.parametrize(("main", "buttons"), [("<h1>People</h1>", ""), ("<p>No heading</p>", "B")])
def test_a_page_without_buttons_or_heading_is_left_as_it_is(main, buttons):
    assert drawn("{% with_buttons main buttons %}", main=main, buttons=buttons) == main


def test_the_pages_of_a_list_keep_what_else_was_asked():
    html = drawn("{% pages page %}", page=Paginator(range(100), 10).page(3), query={"q": "a&b", "page": "3"})
    assert 'href="?q=a%26b&amp;page=4"' in html
    assert '<span aria-current="page">3</span>' in html


def test_one_page_needs_no_links():
    assert drawn("{% pages page %}", page=Paginator(range(5), 10).page(1)).strip() == ""


def test_a_table_scrolls_in_a_region_that_is_named_by_its_caption():
    html = drawn('{% table caption="People by unit" %}<tr><td>{{ name }}</td></tr>{% endtable %}', name="<b>")
    assert 'role="region" tabindex="0" aria-labelledby="table-people-by-unit"' in html
    assert "<td>&lt;b&gt;</td>" in html


def test_what_a_person_wrote_is_never_markup_in_a_component():
    evil = "<script>alert(1)</script>"
    html = drawn("{% difference before after %}", before="", after=evil)
    html += drawn('{% dialog id="a" title=evil %}{{ evil }}{% enddialog %}', evil=evil)
    html += drawn('{% include "web/components/empty.html" with title=evil text=evil %}', evil=evil)
    html += drawn('{% include "web/components/facts.html" %}', facts=[(evil, evil)])
    assert "<script" not in html


@pytest.mark.parametrize(
    ("cookie", "theme"), [("dark", "dark"), ("light", "light"), ('"><script>', ""), ("", "")]
)
def test_only_a_known_scheme_is_taken_from_the_cookie(cookie, theme):
    request = RequestFactory().get("/")
    request.COOKIES["theme"] = cookie
    assert Template("{% load fairlead %}{% theme %}").render(Context({"request": request})) == theme


def test_before_and_after_can_be_read_back_from_a_difference():
    before, after = (
        "We serve every customer within two days.",
        "Every customer who waits is served, within a day.",
    )
    parts = between(before, after)
    assert "".join(text for kind, text in parts if kind != "ins") == before
    assert "".join(text for kind, text in parts if kind != "del") == after


def test_texts_too_long_to_compare_word_by_word_are_shown_whole():
    long = "word " * (LONGEST + 1)
    assert between(long, "short") == (("del", long), ("ins", "short"))


def test_the_living_page_is_there_in_development_only(settings):
    settings.DEVELOPMENT = False
    with pytest.raises(Hidden):
        page(RequestFactory().get("/style/"))


def test_every_example_is_in_the_short_list():
    said = READ_ME.read_text(encoding="utf-8").lower()
    assert [name for name in NAMES if name.rstrip("s") not in said] == []


def test_no_template_of_the_house_has_inline_style_or_script():
    inline = re.compile(
        r"""\sstyle\s*=|<style|\son[a-z]+\s*=\s*["']|<script(?![^>]*(\bsrc=|application/json))"""
    )
    assert [str(path) for path in templates() if inline.search(path.read_text(encoding="utf-8"))] == []


def test_the_stylesheet_knows_no_left_and_no_right():
    physical = re.compile(
        r"(?<![-\w])((margin|padding|border)-(left|right|top|bottom)|left|right|top|bottom|width|height|float(?=\s*:\s*(left|right)))\s*:"
    )
    of_windows = re.compile(r"\((min|max)-width:")
    assert physical.findall(of_windows.sub("(", STYLE.read_text(encoding="utf-8"))) == []


def test_a_component_returns_markup_that_is_not_escaped_again():
    assert isinstance(drawn("{% put %}<b>x</b>{% endput %}"), SafeString)
    assert drawn("{% put as a %} <b>x</b> {% endput %}[{{ a }}]") == "[<b>x</b>]"
