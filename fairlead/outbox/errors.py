"""What can be wrong with a message, and what a server can answer."""

from fairlead.core.errors import BadInput


class UnableToAddress(BadInput):
    """A name, an address or a subject holds what would open another header."""


class Refused(Exception):
    """The server said no to this message; `is_final` when asking again cannot help."""

    def __init__(self, reason: str, *, is_final: bool) -> None:
        super().__init__(reason)
        self.reason, self.is_final = reason, is_final


class Wait(Exception):
    """The server told us to come back later (429 with Retry-After): the lane waits, and no attempt is counted.

    The lane is the message's host; with `whole_channel` everything that goes over the channel.
    """

    def __init__(self, seconds: float, reason: str, *, whole_channel: bool = False) -> None:
        super().__init__(reason)
        self.seconds, self.reason, self.whole_channel = seconds, reason, whole_channel


class Unreachable(Exception):
    """There is no server to talk to: nobody's message is at fault."""


class Lost(Exception):
    """The connection broke after the message was given away and before the server answered."""
