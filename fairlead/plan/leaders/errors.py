"""What can go wrong in a round, each a sentence for whoever must act."""

from fairlead.web.errors import Changed, PageError


class OpenAlready(PageError):
    """A company asks its leaders in one round at a time."""


class Ended(Changed):
    """The round ended while somebody wrote; what was written is kept."""


class HandedIn(Changed):
    """The words were handed in before; they stand."""


class NotAnswered(PageError):
    """What came is no answer yet; it is shown back whole."""
