"""What a channel must be able to do. Which channels there are is said in `config/channels.py`."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Protocol, runtime_checkable

from django.conf import settings
from django.utils.module_loading import import_string

from fairlead.outbox.errors import Unreachable


class Transport(Protocol):
    """`send` returns when the server took the message; else it raises Refused, Wait, Unreachable or Lost (errors.py)."""

    def send(self, sender: str, to: str, content: bytes) -> None: ...

    def close(self) -> None: ...


@runtime_checkable
class Foresees(Protocol):
    """A transport that is quicker when it knows whom the message after the next is for; it need not come to that one."""

    def next_is(self, to: str) -> None: ...


Maker = Callable[[], Transport]  # raises Unreachable, with what to do, while the channel is not set up


def channels() -> Mapping[str, Maker]:
    found: Mapping[str, Maker] = import_string(settings.CHANNELS)
    return found


class Lines:
    """The lines of one worker, each opened when it is first needed."""

    def __init__(self, makers: Mapping[str, Maker]) -> None:
        self.makers, self.open = makers, dict[str, Transport]()

    def on(self, channel: str) -> Transport:
        if channel not in self.open:
            self.open[channel] = self.makers[channel]()
        return self.open[channel]

    def close(self) -> None:
        for line in self.open.values():
            with suppress(Unreachable, OSError):
                line.close()
