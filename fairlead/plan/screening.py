"""The plan on a wall: one statement after another, as large as its words allow. Nothing of leaders' alone, whoever signed in."""

from dataclasses import dataclass
from unicodedata import east_asian_width

from django.utils import timezone

from fairlead.plan.as_plan import in_order
from fairlead.plan.models import Audience, Edition
from fairlead.plan.showing import Page, Shown, page_of

SECONDS = 20
SIZES = ((80, "short"), (160, "medium"), (320, "long"), (700, "longer"))  # up to so many letters
PLACES = 4  # where a slide may stand: in turn, so that no edge burns in


@dataclass(frozen=True, slots=True)
class Slide:
    heading: str
    shown: Shown
    at: int
    of: int
    size: str
    place: int

    @property
    def next(self) -> int:
        return self.at % self.of + 1


def for_the_wall(edition: Edition) -> Page:
    """What all staff may read: who passes by is not asked who he is."""
    return page_of(edition, in_order(edition.statements.exclude(audience=Audience.LEADERS)))


def slide_of(page: Page | None, at: int) -> Slide | None:
    """Counted from one; beyond the last it begins anew, as a new edition may have fewer."""
    slides = list(_slides(page)) if page else []
    if not slides:
        return None
    at = at if 1 <= at <= len(slides) else 1
    heading, shown = slides[at - 1]
    # The minute is added, so that in the next round the same statement stands elsewhere.
    place = (at + timezone.now().minute) % PLACES
    return Slide(heading, shown, at, len(slides), _size(shown), place)


def _slides(page: Page) -> list[tuple[str, Shown]]:
    first = [("", page.purpose)] if page.purpose else []
    return [*first, *((part.heading, one) for part in page.parts for one in part.statements)]


def _size(shown: Shown) -> str:
    """By the room that its words take; what stands beside it is set smaller."""
    room = _room(shown.statement.text) + sum(map(_room, shown.facts)) / 4
    return next((name for most, name in SIZES if room <= most), "longest")


def _room(text: str) -> float:
    """In ordinary letters: capitals are wider, and the signs of some scripts twice as wide."""
    return sum(2 if east_asian_width(sign) in "WF" else 1.6 if sign.isupper() else 1 for sign in text)
