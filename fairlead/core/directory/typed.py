"""A few names typed by hand: "Ada Berg", "Ada Berg <ada@firm.example>", "Ada Berg, ada@firm.example"."""

import re
from dataclasses import replace

from fairlead.core.directory.errors import NobodyNamed, TooLarge
from fairlead.core.directory.matching import Match, Matching
from fairlead.core.directory.people_file import read
from fairlead.core.directory.sheet import Sheet, clean
from fairlead.core.directory.values import Incoming

MOST = 200
ADDRESS = re.compile(r"[^\s<>,;]+@[^\s<>,;]+")
TYPED = "typed names"


def read_names(text: str) -> Incoming:
    """People from lines of names, each with an address if one stands there. NobodyNamed if there is none.

    >>> [entry.record.name for entry in read_names("Ada Berg <ada@firm.example>" + chr(10) + "Bo Lund").entries]
    ['Ada Berg', 'Bo Lund']
    """
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if not lines:
        raise NobodyNamed("No name was typed: write one name on each line.")
    if len(lines) > MOST:
        raise TooLarge(f"More than {MOST} lines were typed: paste them as a table, or upload a file.")
    rows = tuple((number, divided(line)) for number, line in lines)
    matching = Matching((Match("Name", "name", "told"), Match("E-mail", "email", "told")))
    found = read(Sheet(TYPED, ("Name", "E-mail"), rows, "typed"), matching)
    silent = {
        entry.line for entry in found.entries if not entry.record.email
    }  # no address typed says nothing of it
    entries = (replace(e, said=e.said - {"email"}) if e.line in silent else e for e in found.entries)
    return replace(found, entries=tuple(entries), notes=())


def divided(line: str) -> tuple[str, str]:
    """Name and address of a line.

    >>> divided("Ada Berg, ada@firm.example"), divided("Berg, Ada")
    (('Ada Berg', 'ada@firm.example'), ('Berg, Ada', ''))
    """
    found = ADDRESS.search(line)
    rest = ADDRESS.sub("", line, count=1) if found else line
    return clean(rest.strip(" \t<>,;")), found[0] if found else ""
