"""Errors that a page can meet, and the one table of what each becomes; the sentence is for the person who must act."""

from django.utils.translation import gettext as _

from fairlead.core.errors import BadInput, FairleadError, Interrupted


class PageError(FairleadError):
    """Something that a visitor can mend or must know."""


class Hidden(PageError):
    """There is nothing here for this visitor; whether there is something for another is not said."""

    def __init__(self) -> None:
        super().__init__(_("There is nothing at this address, or it is not for you."))


class NotYours(PageError):
    """The visitor may know of the page, but not do this."""


class FirstDoThis(PageError):
    """The visitor may come in as soon as something else is done; `there` is where."""

    def __init__(self, sentence: str, there: str) -> None:
        super().__init__(sentence)
        self.there = there


class Stale(PageError):
    """The form does not carry the secret of this visit."""

    def __init__(self) -> None:
        super().__init__(
            _("This page was open for too long, or cookies are off: go back, load it anew, send it again.")
        )


class Changed(PageError):
    """Somebody else changed it first; what was typed is kept and shown."""


class TooMany(PageError):
    """Too many attempts."""

    def __init__(self, sentence: str = "") -> None:
        super().__init__(sentence or _("Too often in too short a time: wait a few minutes and try again."))


class NoAnswer(PageError):
    """Another system, on which this page depends, does not answer."""


# What an error becomes: the status of a page and of JSON. The exit code stands on the class (core/errors.py).
STATUS: dict[type[FairleadError], int] = {
    FairleadError: 400,
    BadInput: 400,
    Interrupted: 503,
    PageError: 400,
    Hidden: 404,
    NotYours: 403,
    FirstDoThis: 403,
    Stale: 403,
    Changed: 409,
    TooMany: 429,
    NoAnswer: 503,
}


def status_of(error: FairleadError) -> int:
    """That of the nearest class in the table: a room's own error is mapped with its parent."""
    return next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)
