"""Why no figure was fetched. The sentences name hosts, never what stands before or after them in an address."""

from fairlead.core.errors import BadInput


class NoFigure(BadInput):
    """The source did not give a figure."""


class NotAllowed(NoFigure):
    """The address leads where a server must not be sent: nothing was asked of it."""


class TooLong(NoFigure):
    """The source did not answer in the time that it has."""
