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
    for chapter in STORY:
        try:
            url = reverse(f"{chapter.room}:index", args=[seat.company.slug])
        except NoReverseMatch:  # a chapter that is not built yet
            continue
        found.append({"name": chapter.room, "question": chapter.question, "url": url,
                      "current": request.path.startswith(url)})  # fmt: skip
    return found
