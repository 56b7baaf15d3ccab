"""`{#id key=value other="two words"}`: what closes the first line of a statement."""

import re
from collections.abc import Iterable

_OPENS = r"\{(?=\s*(?:#|[\w.-]+\s*=))"
_OPENING = re.compile(r"(?P<slashes>\\*)" + _OPENS)
_BRACE = re.compile(r"(?P<slashes>\\*)\{")
_ITEM = re.compile(
    r"""\s*(?:
        \#(?P<id>[^\s{}"=]+)
      | (?P<key>[\w.-]+)\s*=\s*(?:
            "(?P<double>(?:[^"\\]|\\.)*)" | '(?P<single>[^']*)' | “(?P<curly>[^”]*)” | (?P<bare>[^\s"'“”{}]+)
        )
    )(?=[\s}])""",
    re.VERBOSE,
)
Items = tuple[tuple[str, str], ...]


class BrokenBraceError(ValueError):
    """A brace opens a statement's closing part and cannot be read to the end of the line."""


def split_brace(line: str) -> tuple[str, Items | None]:
    """The words of a line, and the items of its closing brace (None where it has none).

    A literal brace that would open one is written `\\{`. Raises BrokenBraceError.

    >>> split_brace('Call them.  {#call-back owner="Branch leads"}')
    ('Call them.', (('#', 'call-back'), ('owner', 'Branch leads')))
    >>> split_brace("We like {curly} words")
    ('We like {curly} words', None)
    """
    for found in _OPENING.finditer(line):
        if len(found["slashes"]) % 2 == 0:
            start = found.end() - 1
            return _unescaped(line[:start]).strip(), _items(line[start:])
    if line.rstrip().endswith("}") and "{" not in line:
        raise BrokenBraceError("a brace closes this line that nothing opened")
    return _unescaped(line).strip(), None


def _items(block: str) -> Items:
    items, at = [], 1
    while found := _ITEM.match(block, at):
        items.append(("#", found["id"]) if found["id"] else (found["key"], _value(found)))
        at = found.end()
    if block[at:].strip() != "}":
        raise BrokenBraceError(f"the brace “{block[:40]}” cannot be read to its end")
    keys = [key for key, _ in items]
    if twice := sorted({key for key in keys if keys.count(key) > 1}):
        raise BrokenBraceError(f"the brace names {'its id' if twice[0] == '#' else twice[0]} twice")
    return tuple(items)


def _value(found: re.Match[str]) -> str:
    if found["double"] is not None:
        return re.sub(r"\\(.)", r"\1", found["double"])
    return next(v for v in (found["single"], found["curly"], found["bare"]) if v is not None)


def _unescaped(text: str) -> str:
    return _BRACE.sub(lambda m: "\\" * (len(m["slashes"]) // 2) + "{", text)


def escaped(text: str) -> str:
    """Words as they are written before a brace, so that reading gives them back.

    >>> split_brace(escaped("the sign {#1}") + "  {#a}")
    ('the sign {#1}', (('#', 'a'),))
    """

    def one(found: re.Match[str]) -> str:
        opens = re.match(_OPENS, text[found.end() - 1 :]) is not None
        return "\\" * (2 * len(found["slashes"]) + opens) + "{"

    return _BRACE.sub(one, text)


def written_brace(id: str, items: Iterable[tuple[str, str]]) -> str:
    """The closing brace of a statement; values are quoted where they need it.

    >>> written_brace("call-back", [("owner", "Branch leads"), ("target", "95%")])
    '{#call-back owner="Branch leads" target=95%}'
    """
    return "{" + " ".join([f"#{id}", *(f"{key}={_quoted(value)}" for key, value in items)]) + "}"


def _quoted(value: str) -> str:
    if re.fullmatch(r"""[^\s"'“”{}\\]+""", value):
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
