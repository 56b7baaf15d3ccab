"""What changed between two wordings, word by word."""

import re
from difflib import SequenceMatcher

Part = tuple[str, str]
LONGEST = 2_000  # words; beyond it, comparing would take longer than a reader waits


def between(before: str, after: str) -> tuple[Part, ...]:
    """Kind (same, del, ins) and text, in reading order.

    >>> between("We sell boats", "We rent boats")
    (('same', 'We'), ('del', ' sell'), ('ins', ' rent'), ('same', ' boats'))
    >>> between("within two days.", "within one day.")
    (('same', 'within'), ('del', ' two days'), ('ins', ' one day'), ('same', '.'))
    """
    old, new = _words(before), _words(after)
    if max(len(old), len(new)) > LONGEST:
        return tuple(part for part in (("del", before), ("ins", after)) if part[1])
    found = []
    for kind, start, end, begins, ends in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = "".join(old[start:end]), "".join(new[begins:ends])
        found += [("same", come)] if kind == "equal" else [("del", gone), ("ins", come)]
    return tuple(part for part in found if part[1])


def _words(text: str) -> list[str]:
    # A word carries the space before it, so that words changed in a row are one change.
    return re.findall(r"\s*(?:\w+|[^\w\s])|\s+", text)
