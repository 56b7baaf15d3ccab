"""The chapters in order. Menu, addresses, documentation and the import contract follow this list."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter: the folder it lives in and the question that it answers."""

    room: str
    question: str


STORY = (
    Chapter("plan", "Where are we going?"),
    Chapter("communicate", "Has everybody been told, and told again?"),
    Chapter("listen", "Do people know it, believe it and see it lived?"),
    Chapter("recruit", "Is what a recruit was told what he finds?"),
    Chapter("retain", "Who leaves, and why?"),
    Chapter("diagnosis", "Which link breaks?"),
    Chapter("act", "What do we do about it?"),
    Chapter("sell", "Does the same thread reach our customers?"),
)
