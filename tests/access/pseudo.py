"""A language in which every translated string stands in brackets, so that what was forgotten stands out."""

import ast
import gettext
import re
from collections.abc import Iterable, Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from django.apps import apps
from django.conf.locale import LANG_INFO
from django.db import models
from django.utils.translation import trans_real

LANGUAGE = "en-xx"
READ_ALOUD = ("alt", "aria-label", "placeholder", "title")
NOT_WORDS = {"code", "kbd", "pre", "script", "style", "svg"}
CHECKS = Path(__file__).resolve().parents[2] / "fairlead/core/plans"
HOLDS_TEXT = (models.CharField, models.TextField, models.JSONField)
LANGUAGES = {
    str(info[name]) for info in LANG_INFO.values() for name in ("name", "name_local") if name in info
}
NAMES = ("Fairlead", *LANGUAGES)  # a language is called as those call it who speak it
BETWEEN = "\x1f"


class Pseudo(gettext.NullTranslations):
    """⟦Every string⟧ in brackets; plurals as in English."""

    def gettext(self, message):
        said = message.rpartition("\x04")[2]  # Django writes a context before the message
        return f"⟦{said}⟧" if said else said

    def ngettext(self, one, several, n):
        return self.gettext(one if n == 1 else several)

    def pgettext(self, context, message):
        return self.gettext(message)

    def npgettext(self, context, one, several, n):
        return self.ngettext(one, several, n)

    def to_language(self):
        return LANGUAGE


def speak(settings, monkeypatch) -> None:
    """Every page is in the bracketed language from here on, and what the core says too."""
    settings.LANGUAGES = [(LANGUAGE, "Pseudo")]
    settings.LANGUAGE_CODE = LANGUAGE  # clears what Django keeps of languages, so the next line comes after
    monkeypatch.setitem(trans_real._translations, LANGUAGE, Pseudo())
    monkeypatch.setattr(gettext, "translation", lambda *a, **k: Pseudo())


def untranslated(html: str, data: Iterable[str]) -> list[str]:
    """What a visitor reads or hears that is neither translated nor from the database."""
    rest = BETWEEN.join(visible(html))  # a translated sentence may have links within it
    while rest != (rest := re.sub(r"⟦[^⟦⟧]*⟧", " ", rest)):
        pass
    longest_first = sorted(data, key=len, reverse=True)  # a word may be part of a sentence
    return [
        said.strip()
        for said in rest.split(BETWEEN)
        if _letters(said) and _letters(_without(said, longest_first))
    ]


def _without(said: str, data: Iterable[str]) -> str:
    for known in data:
        said = said.replace(known, " ")
    return said


def _letters(text: str) -> bool:
    return bool(re.search(r"[^\W\d_]{2,}", text))


def from_the_database() -> list[str]:
    """All texts in it."""
    found = set(NAMES)
    for model in apps.get_models():
        fields = [f.name for f in model._meta.concrete_fields if isinstance(f, HOLDS_TEXT)]
        for row in model.objects.values_list(*fields) if fields else ():
            found |= {text for value in row for text in _texts(value)}
    return sorted(found)


def _texts(value) -> Iterator[str]:
    if isinstance(value, str):
        yield from {value, " ".join(value.split())} - {""}
    elif isinstance(value, dict):
        for pair in value.items():
            yield from _texts(list(pair))
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


@cache
def said_by_the_core() -> tuple[str, ...]:
    """The sentences of the plan checks: the core words them, in English alone so far."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in CHECKS.glob("*.py")]
    words = {node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    return tuple(sorted(w for w in words if isinstance(w, str) and len(w) > 3))


def visible(html: str) -> Iterator[str]:
    reader = _Reader()
    reader.feed(html)
    return (" ".join(said.split()) for said in reader.said if said.strip())


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.said, self.silent = [], []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag in NOT_WORDS or given.get("translate") == "no":
            self.silent.append(tag)
        if not self.silent:
            self.said += [given[name] for name in READ_ALOUD if given.get(name)]
            if given.get("type") in ("submit", "button") and tag == "input":
                self.said.append(given.get("value", ""))

    def handle_endtag(self, tag):
        if self.silent and self.silent[-1] == tag:
            self.silent.pop()

    def handle_data(self, data):
        if not self.silent:
            self.said.append(data)
