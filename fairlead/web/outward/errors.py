"""Why another server gave no answer. The sentences name hosts, never what stands before or after them in an address."""

from fairlead.core.errors import BadInput


class NoAnswer(BadInput):
    """Another server did not answer as it should; `was_asked` once it may have heard what we want of it."""

    was_asked: bool = False


class NotAllowed(NoAnswer):
    """The address leads where a server must not be sent: nothing was asked of it."""


class TooLong(NoAnswer):
    """The other server did not answer in the time that it has."""
