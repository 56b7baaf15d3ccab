"""Every private page has the same length, and breaks without words: what a log holds must not be the answer."""

import secrets
import traceback
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from fairlead.core.errors import FairleadError

View = Callable[..., HttpResponse]
BLOCK = 32_768  # the pages are a third of it, so that it takes a very long plan to need two
# A proxy that would compress the page must not: what is said would show in the length again.
PRIVATE = "private, no-store, no-transform"


class Broken(Exception):
    """A fault of ours on a private page: where, and of which kind; its own words might tell what was asked or answered."""


def private_page(view: View) -> View:
    """Filled up to whole blocks by a comment that does not compress well; kept by no cache; silent when it breaks."""

    @wraps(view)
    def filled(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = _silently(view, request, *args, **kwargs)
        answer["Cache-Control"] = PRIVATE
        if answer.status_code == 200:
            answer.content = padded(answer.content, answer["Content-Type"])
        return answer

    return filled


def _silently(view: View, *args: Any, **kwargs: Any) -> HttpResponse:
    try:
        return view(*args, **kwargs)
    except (FairleadError, Http404):
        raise  # a sentence for the visitor; nobody logs it
    except Exception as error:
        at = traceback.extract_tb(error.__traceback__)[-1]
        broken = Broken(f"{type(error).__name__} in {Path(at.filename).name}, line {at.lineno}")
    raise broken  # outside of the handler, so that nothing of the first error hangs on it


def padded(content: bytes, kind: str) -> bytes:
    """In HTML a comment; in any other file spaces at the end, which JSON allows."""
    if not kind.startswith("text/html"):
        return content.ljust(_up(len(content)))
    frame = len(b"<!---->")
    wanted = _up(len(content) + frame) - len(content) - frame
    return content + b"<!--" + secrets.token_hex(-(-wanted // 2))[:wanted].encode() + b"-->"


def _up(length: int) -> int:
    return -(-length // BLOCK) * BLOCK
