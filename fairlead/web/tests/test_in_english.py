"""Sentences of the core are marked as English on pages of another language, and only there."""

import re

import pytest
from django.utils.translation import override

from fairlead.web.english import in_english
from fairlead.web.tests.places import templates

OF_THE_CORE = re.compile(
    r"{{ (?:fault|doubt|cut)\.sentence }}|{{ (?:column\.doubt|note|card\.why|one\.check\.why|one\.seen) }}"
)


def test_on_an_english_page_there_is_nothing_to_mark():
    for language in ("en", "en-gb"):
        with override(language):
            assert in_english("No day & no <name>.") == "No day &amp; no &lt;name&gt;."


@pytest.mark.parametrize("language", ["de", "he"])
def test_on_a_page_of_another_language_it_is_marked_and_escaped(language):
    with override(language):
        assert in_english("<b>No</b> day.") == '<span lang="en" dir="auto">&lt;b&gt;No&lt;/b&gt; day.</span>'
        assert in_english("") == ""


def test_what_somebody_translated_is_not_marked():
    with override("de"):  # a sentence that Django's own catalogue has
        assert in_english("This field is required.") == "Dieses Feld ist zwingend erforderlich."


def test_no_template_forgets_it():
    found = [
        (path.name, said)
        for path in templates()
        for said in OF_THE_CORE.findall(path.read_text(encoding="utf-8"))
    ]
    assert found == []
