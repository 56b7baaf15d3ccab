"""Errors that a page can meet, each mapped once to a status; the sentence is for the person who must act."""

from gettext import gettext as _

from fairlead.core.errors import FairleadError


class PageError(FairleadError):
    """Something that a visitor can mend or must know."""

    status = 400


class Hidden(PageError):
    """There is nothing here for this visitor; whether there is something for another is not said."""

    status = 404

    def __init__(self) -> None:
        super().__init__(_("There is nothing at this address, or it is not for you."))


class NotYours(PageError):
    """The visitor may know of the page, but not do this."""

    status = 403


class Changed(PageError):
    """Somebody else changed it first; what was typed is kept and shown."""

    status = 409


class TooMany(PageError):
    """Too many attempts."""

    status = 429
