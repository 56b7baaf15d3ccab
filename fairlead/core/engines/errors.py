"""What keeps an engine from counting."""

from fairlead.core.errors import BadInput


class UnknownCut(BadInput):
    """Raised when groups are asked for that the table does not have."""

    def __init__(self, table: str, cut: str) -> None:
        super().__init__(
            f"The {table} table has no column {cut!r}: declare it under cuts and map a column to it."
        )


class OffScale(BadInput):
    """Raised when answers carry a value that is not on the scale of their item."""

    def __init__(self, pulse: str, item: str, how_many: int, low: int, high: int) -> None:
        super().__init__(
            f"Item {item!r} of pulse {pulse!r} has {how_many} answers off its scale of {low} to {high}: "
            "mend the values, or low and high in the items table."
        )


class NoSuchItem(BadInput):
    """Raised when something is asked of an item that the firm's items do not list, or that has no scale."""

    def __init__(self, item: str) -> None:
        super().__init__(f"There is no item {item!r} with a scale: see the items table.")


class NoRecallAsked(BadInput):
    """Raised when recall is to be counted and no item asked for it."""

    def __init__(self, pulse: str | None) -> None:
        where = "any pulse" if pulse is None else f"pulse {pulse!r}"
        super().__init__(
            f"No answers to an item of construct 'recall' in {where}: "
            "ask it in own words, and map its column with text = true."
        )


class OutOfRoom(BadInput):
    """The tables are too large for the memory and the disk that there are."""
