"""Who reports to whom: references resolved, circles found."""

from collections.abc import Iterable, Mapping

from fairlead.core.directory.values import Record

NOBODY = {
    "",
    "-",
    "–",
    "—",
    "n/a",
    "na",
    "none",
    "null",
    "nobody",
    "xx",
    "keine",
    "keiner",
    "niemand",
    "aucun",
    "ninguno",
}


def fold(text: str) -> str:
    """A name without the accidents of typing; "Berg, Ada" is "Ada Berg".

    >>> fold("Berg,  Ada") == fold("ada berg")
    True
    """
    last, comma, first = text.partition(",")
    return " ".join(f"{first} {last}".split() if comma else text.split()).casefold()


class Book:
    """People looked up by number, address or unique name."""

    def __init__(self, records: Iterable[Record]) -> None:
        self.ids: dict[str, str] = {}
        self.emails: dict[str, str] = {}
        self.names: dict[str, list[str]] = {}
        for record in records:
            self.ids[record.person] = record.person
            if record.email:
                self.emails.setdefault(record.email, record.person)
            self.names.setdefault(fold(record.name), []).append(record.person)

    def find(self, reference: str) -> tuple[str, ...]:
        """Those whom a reference may mean: one if it is clear, none, or several of one name."""
        low = reference.casefold()
        if one := self.ids.get(reference) or self.emails.get(low):
            return (one,)
        return tuple(self.names.get(fold(reference), ()))


def circles(managers: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """Chains of managers that come back to their beginning, each once.

    >>> circles({"a": "b", "b": "a", "c": "a", "d": "d"})
    (('a', 'b'), ('d',))
    """
    done: set[str] = set()
    found = []
    for start in managers:
        chain: dict[str, int] = {}
        at = start
        while at in managers and at not in done and at not in chain:
            chain[at] = len(chain)
            at = managers[at]
        if at in chain:
            found.append(tuple(chain)[chain[at] :])
        done.update(chain)
    return tuple(found)
