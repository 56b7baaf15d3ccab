"""Every private page has the same length: what a log counts in bytes must not be the answer."""

import secrets
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

View = Callable[..., HttpResponse]
BLOCK = 32_768  # the pages are a third of it, so that it takes a very long plan to need two
# A proxy that would compress the page must not: what is said would show in the length again.
PRIVATE = "private, no-store, no-transform"


def private_page(view: View) -> View:
    """Filled up to whole blocks by a comment that does not compress well; kept by no cache."""

    @wraps(view)
    def filled(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = view(request, *args, **kwargs)
        answer["Cache-Control"] = PRIVATE
        if answer.status_code == 200:
            answer.content = padded(answer.content, answer["Content-Type"])
        return answer

    return filled


def padded(content: bytes, kind: str) -> bytes:
    """In HTML a comment; in any other file spaces at the end, which JSON allows."""
    if not kind.startswith("text/html"):
        return content.ljust(_up(len(content)))
    frame = len(b"<!---->")
    wanted = _up(len(content) + frame) - len(content) - frame
    return content + b"<!--" + secrets.token_hex(-(-wanted // 2))[:wanted].encode() + b"-->"


def _up(length: int) -> int:
    return -(-length // BLOCK) * BLOCK
