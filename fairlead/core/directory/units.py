"""Units as paths from the top."""

import re
from collections.abc import Iterable

DIVIDER = re.compile(r"\s+/\s+|\s*[>»|]\s*")


def path_of(*cells: str) -> tuple[str, ...]:
    """The path that one or several cells write; a name that repeats the one above it stands once.

    >>> path_of("Company / North"), path_of("Health", "Health > Board"), path_of("R/D", "")
    (('Company', 'North'), ('Health', 'Board'), ('R/D',))
    """
    parts = [part.strip() for cell in cells for part in DIVIDER.split(cell) if part.strip()]
    return tuple(part for at, part in enumerate(parts) if not at or part != parts[at - 1])


class Tree:
    """Paths that are known already: a lone name means the one unit that bears it."""

    def __init__(self, paths: Iterable[tuple[str, ...]]) -> None:
        every = {path[:depth] for path in paths for depth in range(1, len(path) + 1)}
        self.by_name: dict[str, list[tuple[str, ...]]] = {}
        for path in sorted(every):
            self.by_name.setdefault(path[-1].casefold(), []).append(path)

    def placed(self, path: tuple[str, ...]) -> tuple[str, ...]:
        """The known path that a lone name means, else the path as it is.

        >>> Tree([("Firm", "North")]).placed(("north",)), Tree([]).placed(("South",))
        (('Firm', 'North'), ('South',))
        """
        known = self.by_name.get(path[-1].casefold(), []) if path else []
        if len(path) == 1 and len(known) == 1:
            return known[0]
        same = [one for one in known if tuple(map(str.casefold, one)) == tuple(map(str.casefold, path))]
        return same[0] if same else path
