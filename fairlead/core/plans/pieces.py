"""An answer typed into a box, piece by piece: a line or list entry, and the lines that belong to it."""

import re
from dataclasses import dataclass

from fairlead.core.plans.drafts import entry_of
from fairlead.core.plans.values import tidy

_BELONGS = re.compile(
    r"(?i)^(?:why|because|so that|as a reason|reason|we do|we do not|we don['’]t|we never|we always|owner|due|deadline"
    r"|measure|target)\b\s*[:,–—-]|^(?:because|otherwise|that is why|this is because)\b"
)
_ENDS = frozenset('.!?:;…”"’)]')
_MEASURED = re.compile(r"^(?P<what>[^:|\d]{3,90}?)\s*[:|]\s*(?=.*\d)")
_NAME = re.compile(
    r"(?i)^(?!(?:by|in|until|from|every|all|each|we|i|first|then)\b)"
    r"(?P<who>[^\W\d_][\w.'’-]*(?: (?:&|and|of|the|[^\W\d_][\w.'’-]*)){0,3}?)"
    r"\s*(?::\s|\s[–—-]\s|\s?\|\s?)\s*(?P<what>\S.*)$"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of an answer, and the lines that explain it."""

    text: str
    details: tuple[str, ...] = ()


def pieces(text: str) -> list[Piece]:
    """The lines of an answer; indented lines and those that begin with Why:, We do: and the like belong to the one above.

    A line that breaks off and goes on in lower case is one line.

    >>> pieces("- We say it first.\\n  - We do: ring.\\n2. We turn up,\\nalways.\\nWhy: they wait.")
    [Piece(text='We say it first.', details=('We do: ring.',)), Piece(text='We turn up, always.', details=('Why: they wait.',))]
    """
    found: list[tuple[str, list[str]]] = []
    margin, blank = 0, True
    for raw in re.split(r"\r\n|[\n\r\v\f\x85\u2028\u2029]", text):
        line = raw.expandtabs(4)
        entry, indent = entry_of(line), len(line) - len(line.lstrip())
        words = tidy(line if entry is None else entry)
        if not words:
            blank = True
            continue
        if found and (_BELONGS.match(words) or indent > margin + 1):
            found[-1][1].append(words)
        elif found and not blank and entry is None and _goes_on(found[-1], words):
            _add(found, words)
        else:
            found.append((words, []))
            margin = indent
        blank = False
    return [Piece(words, tuple(details)) for words, details in found]


def _goes_on(above: tuple[str, list[str]], words: str) -> bool:
    last = above[1][-1] if above[1] else above[0]
    return words[:1].islower() and last[-1:] not in _ENDS


def _add(found: list[tuple[str, list[str]]], words: str) -> None:
    text, details = found[-1]
    if details:
        details[-1] += f" {words}"
    else:
        found[-1] = (f"{text} {words}", details)


def led_by_name(line: str) -> tuple[str, str]:
    """A line that opens with up to four words and a colon or dash: who, and what; nobody where it does not.

    >>> led_by_name("Ines: call every new customer"), led_by_name("Branch leads – ring back")
    (('Ines', 'call every new customer'), ('Branch leads', 'ring back'))
    >>> led_by_name("Call every new customer")
    ('', 'Call every new customer')
    """
    found = _NAME.match(line)
    return (found["who"], found["what"]) if found and found["who"][:1].isupper() else ("", line)


def led_by_measure(line: str) -> str:
    """What is counted, where a line names it before a colon and a figure after it.

    >>> led_by_measure("Orders written twice: from 30 a month to 0"), led_by_measure("Nobody writes twice: never")
    ('Orders written twice', '')
    """
    found = _MEASURED.match(line)
    return found["what"] if found else ""
