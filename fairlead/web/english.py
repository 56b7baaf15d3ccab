"""What the core says stands in English on a page of any language: marked, so that it is read aloud as what it is."""

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext


def in_english(sentence: str) -> SafeString:
    """The sentence in the reader's language where somebody translated it, else in English and marked as such."""
    said = gettext(sentence) if sentence else ""
    if said != sentence or not said or (get_language() or "en").split("-")[0] == "en":
        return SafeString(conditional_escape(said))
    return format_html('<span lang="en" dir="auto">{}</span>', said)
