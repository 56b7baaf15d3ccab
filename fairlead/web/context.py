"""What every page's frame needs: the name of the site, the visitor's seat, the chapters that are built."""

from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from fairlead.story import STORY


def frame(request: HttpRequest) -> dict[str, Any]:
    """`request.seat` is set by the access functions of `people` when they let somebody in."""
    seat = getattr(request, "seat", None)
    return {"site_name": "Fairlead", "seat": seat, "chapters": _chapters(request, seat)}


def _chapters(request: HttpRequest, seat: Any) -> list[dict[str, Any]]:
    if seat is None:
        return []
    found = []
    for name, question in [*((chapter.room, chapter.question) for chapter in STORY), *_beside(seat)]:
        try:
            url = reverse(f"{name}:index", args=[seat.company.slug])
        except NoReverseMatch:  # a chapter that is not built yet
            continue
        found.append(
            {"name": name, "question": question, "url": url, "current": request.path.startswith(url)}
        )
    return found


def _beside(seat: Any) -> list[tuple[str, str]]:
    """People are no chapter of the story, but who may see some must find the way to them."""
    return [("people", "Who is where?")] if seat.can.get("READ_ONESELF") else []
