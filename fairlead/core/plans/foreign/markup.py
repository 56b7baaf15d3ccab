"""Words without the marks around them: Markdown, HTML remains, template tags, footnotes, emoji names."""

import re
from html import unescape

_OPENS = re.compile(r"(?P<tag>\{%-?\s*comment\b)|(?P<html><!--)|(?P<mdx>\{/\*)")
_CLOSES = {
    "tag": re.compile(r"\{%-?\s*endcomment\s*-?%\}"),
    "html": re.compile("-->"),
    "mdx": re.compile(r"\*/\}"),
}
_TAGS = re.compile(r"\{\{[^{}]{0,400}\}\}|\{%[^{}]{0,400}%\}|\{:[^{}]{0,400}\}")
_IMAGE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_LINK = re.compile(r"\[([^\[\]]+)\](?:\((?P<to>[^()\s]*(?:\([^()]*\)[^()\s]*)*)[^()]*\)|\[[^\]]*\])")
_FOOTNOTE = re.compile(r"\[\^[^\]]+\]")
_AUTO = re.compile(r"<(?:https?://|mailto:)[^>]*>")
_HTML = re.compile(r"</?[A-Za-z][\w.-]*(?:\s[^<>]*)?/?>")
_STRONG = re.compile(r"(\*{1,3}|_{1,3}|~~|`{1,3})(?=\S)(.+?)(?<=\S)\1")
_EMOJI = re.compile(r"(?<![\w:]):[a-z][a-z0-9_+-]*:(?![\w:])")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|~-])")
_SIGNS = re.compile(r"[\u2600-\u27bf\U0001f000-\U0001faff\ufe0f\u200d\u200b\u2060\ufeff]")


def without_secrets(text: str) -> str:
    """A text without comments that its readers do not see.

    >>> without_secrets("We bake. {% comment %} TODO {% endcomment %}<!-- x -->")
    'We bake. '
    >>> without_secrets("<!-- open {% comment %} a {% endcomment %}, {/* b */}<!-- open"), without_secrets("a --> <!-- b --> c")
    ('<!-- open , <!-- open', 'a -->  c')
    """
    kept, at, endless = [], 0, set()
    for found in _OPENS.finditer(text):
        kind = str(found.lastgroup)
        if found.start() < at or kind in endless:
            continue
        if closing := _CLOSES[kind].search(text, found.end()):
            kept.append(text[at : found.start()])
            at = closing.end()
        else:  # nor will a later one of this kind be closed: without this a row of marks costs its square
            endless.add(kind)
    return "".join([*kept, text[at:]])


def plain(text: str) -> str:
    """The words that a reader of the page sees, in one line.

    >>> plain("**Call** [every client](https://x.y)[^1], _always_ :dart: {{< note >}}<b>now</b>&nbsp;!")
    'Call every client, always now !'
    """
    bare = _TAGS.sub("", without_secrets(text))
    bare = _FOOTNOTE.sub("", _IMAGE.sub("", _AUTO.sub("", bare)))
    for _ in range(2):  # a link may stand within a link's text, an emphasis within an emphasis
        bare = _LINK.sub(r"\1", bare)
        bare = _STRONG.sub(_inner, bare)
    bare = unescape(_ESCAPED.sub(r"\1", _HTML.sub(" ", bare)))
    bare = _SIGNS.sub("", _EMOJI.sub("", bare)).replace("\xa0", " ")
    return re.sub(r"\s+([,.;:)](?:\s|$))", r"\1", " ".join(bare.split()))


def _inner(found: re.Match[str]) -> str:
    inside_word = found[1][0] == "_" and re.match(r"\w", found.string[found.end() : found.end() + 1] or " ")
    return found[0] if inside_word else found[2]


def link_of(text: str) -> str:
    """Where the first link of a text leads; empty if there is none.

    >>> link_of("see [the deck](https://x.y/z) or <https://q.r>"), link_of("see https://q.r.")
    ('https://x.y/z', 'https://q.r')
    """
    found = _LINK.search(text)
    bare = re.search(r"https?://[^\s<>)\]]+", text)
    return (found["to"] or "") if found else bare[0].rstrip(".,;") if bare else ""


def is_link(text: str) -> bool:
    """Whether a text is a link and nothing else.

    >>> is_link("[Roadmap](x.md)"), is_link("[Roadmap](x.md) for all")
    (True, False)
    """
    return bool(_LINK.search(text)) and not re.search(r"\w", plain(_LINK.sub("", text, count=1)))


def bold_of(text: str) -> str:
    """The words that open a text in bold; empty if it opens plainly.

    >>> bold_of("**Customers first.** We ring."), bold_of("We **ring**.")
    ('Customers first.', '')
    """
    found = re.match(r"\s*(\*\*\*?|___?|<(?:b|strong)>)(\S.*?)(?:\*\*\*?|___?|</(?:b|strong)>)", text)
    return plain(found[2]) if found else ""


_SHORT = "".join(
    rf"(?<!\b{word})"
    for word in (
        "e\\.g",
        "E\\.g",
        "i\\.e",
        "vs",
        "Dr",
        "Mr",
        "Ms",
        "Mrs",
        "St",
        "No",
        "etc",
        "U\\.S",
        "cf",
        "approx",
    )
)
_BREAK = re.compile(_SHORT + r"(?<=[.!?])([\"”’*_)]*)\s+(?=[\"“‘*_(\[]*[A-Z0-9À-Þ])")


def sentences(text: str) -> list[str]:
    """A paragraph cut into sentences; marks stay where they are.

    >>> sentences("We bake, e.g. bread. It is good! **Now** eat.")
    ['We bake, e.g. bread.', 'It is good!', '**Now** eat.']
    """
    return [
        part.strip() for part in _BREAK.sub("\\1\x00", " ".join(text.split())).split("\x00") if part.strip()
    ]
