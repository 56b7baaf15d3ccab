"""What can be wrong with a command itself; one sentence each."""

from fairlead.core.errors import BadInput


class UnableToWrite(BadInput):
    """The file or folder to write to is not there, is taken, or may not be written."""


class NoSuchChoice(BadInput):
    """An option names something that there is not."""


class UnreadableReport(BadInput):
    """The earlier report given to --against is no JSON."""
