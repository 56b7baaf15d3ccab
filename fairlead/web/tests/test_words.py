"""The sign-in pages speak in the voice of the house; what is compiled is what is written."""

import gettext
import io
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from django.utils.translation import gettext as translated
from django.utils.translation import override

ROOT = Path(__file__).resolve().parents[3]
CATALOGUES = sorted((ROOT / "fairlead").rglob("*.po"))


@pytest.fixture(scope="module")
def messages():
    spec = spec_from_file_location("messages", ROOT / "tools/messages.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_what_is_compiled_is_what_is_written(messages, path):
    assert messages.compiled(messages.read(path.read_text())) == path.with_suffix(".mo").read_bytes()


def test_allauths_words_are_said_in_the_voice_of_the_house():
    with override("en"):
        assert translated("Remember Me") == "Keep me signed in on this device"


def test_plurals_and_contexts_are_read_by_the_library_that_django_uses(messages):
    written = (
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
        'msgid "%d row"\nmsgid_plural "%d rows"\nmsgstr[0] "%d Zeile"\nmsgstr[1] "%d Zeilen"\n\n'
        'msgctxt "verb"\nmsgid "plan"\nmsgstr "planen"\n'
    )
    read = gettext.GNUTranslations(io.BytesIO(messages.compiled(messages.read(written))))
    assert [read.ngettext("%d row", "%d rows", n) for n in (1, 2)] == ["%d Zeile", "%d Zeilen"]
    assert read.pgettext("verb", "plan") == "planen"
