"""How long work tells a person where it stands."""

from collections.abc import Callable

Progress = Callable[[str, float], None]  # what is being done, share done 0..1


def silent(what: str, share: float) -> None:
    """Progress for those who do not wish to hear of it.

    >>> silent("answers.csv", .5)
    """
