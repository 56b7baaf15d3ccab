"""How much a lane may be given: values alone, read from the environment by `config/limits.py`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

MINUTE = timedelta(minutes=1)
Key = tuple[str, str]  # channel and host; without a host all of the channel


@dataclass(frozen=True, slots=True)
class Limit:
    """No more in any minute, and no more in the hands of all workers; none is no limit."""

    a_minute: int | None = None
    at_once: int | None = None

    @property
    def in_a_row(self) -> int:
        """A tenth of a minute's worth may go without a pause.

        >>> Limit(a_minute=60).in_a_row
        6
        """
        return max(1, (self.a_minute or 0) // 10)

    @property
    def pace(self) -> timedelta:
        """From one to the next, so that with those in a row no minute holds more than `a_minute`.

        >>> Limit(a_minute=6).pace
        datetime.timedelta(seconds=10)
        """
        return MINUTE / ((self.a_minute or 0) - self.in_a_row + 1)


def limit_of(known: Mapping[str, Limit], lane: Key) -> Limit | None:
    """`mail` is for the whole channel, `mail/oak.example` for a host, `mail/*` for each host that is not named.

    >>> limit_of({"mail/*": Limit(a_minute=60)}, ("mail", "oak.example")).a_minute
    60
    """
    channel, host = lane
    return known.get(f"{channel}/{host}", known.get(f"{channel}/*")) if host else known.get(channel)
