"""Two kinds of no that mean more than one message."""

from fairlead.outbox.errors import Refused


class Over(Refused):
    """The connection is over: `why` is one of models.ENDINGS."""

    def __init__(self, reason: str, why: str) -> None:
        super().__init__(reason, is_final=True)
        self.why = why


class NotThisPerson(Refused):
    """The other side does not take messages to this member."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason, is_final=True)
