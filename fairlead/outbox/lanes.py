"""Which lanes wait, until when and why; what a lane may still be given.

A lane is a channel and a host; the lane without a host is all of the channel. Limits are kept in the table, inside the
transaction that takes messages off, so that several workers keep them together: their rows of `Lane` are the lock.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

from django.conf import settings
from django.utils.translation import gettext as _

from fairlead.outbox.limits import Key, Limit, limit_of
from fairlead.outbox.models import Lane, Message, State

MANY = 1_000_000
UNTIL_ANSWERED = timedelta(seconds=1)  # a full lane is looked at again after this


class Limited(Protocol):
    @property
    def lane(self) -> Key: ...


Some = TypeVar("Some", bound=Limited)


def closed(channel: str, now: datetime) -> list[str] | None:
    """The hosts that wait; None when the whole channel does."""
    waiting = Lane.objects.filter(channel=channel, waits_until__gt=now).values_list("host", flat=True)
    hosts = list(waiting)
    return None if "" in hosts else hosts


def wait(key: Key, until: datetime, said: str) -> None:
    """Never shorter than it was told before."""
    lane, made = Lane.objects.get_or_create(
        channel=key[0], host=key[1], defaults={"waits_until": until, "said": said[:300]}
    )
    if not made:
        Lane.objects.filter(pk=lane.pk, waits_until__lt=until).update(waits_until=until, said=said[:300])


def admitted(messages: Sequence[Some], now: datetime) -> Sequence[Some]:
    """Of those that are due, in their order, what their lanes may be given now; a lane that has given all then waits."""
    keys = sorted({key for one in messages for key in _lanes_of(one)})
    gates = {
        key: Gate(key, found, now) for key in keys if (found := limit_of(settings.LIMITS, key)) is not None
    }
    if not gates:
        return messages
    through = [one for one in messages if _passes([gates[key] for key in _lanes_of(one) if key in gates])]
    for gate in gates.values():
        gate.close()
    return through


def _lanes_of(one: Limited) -> tuple[Key, Key]:
    return (one.lane[0], ""), one.lane


def _passes(gates: Sequence["Gate"]) -> bool:
    full = [gate for gate in gates if gate.left <= 0]
    for gate in full or gates:
        gate.take(refused=bool(full))
    return not full


class Gate:
    """One lane, locked until the transaction ends."""

    def __init__(self, key: Key, found: Limit, now: datetime) -> None:
        self.limit, self.now, self.count = found, now, Counter[bool]()
        channel, host = key
        Lane.objects.get_or_create(channel=channel, host=host, defaults={"waits_until": now})
        self.lane = Lane.objects.select_for_update().get(channel=channel, host=host)
        self.from_ = max(self.lane.free_at or now, now)
        self.by_pace, self.by_hand = self._by_pace(), self._by_hand()

    @property
    def left(self) -> int:
        return min(self.by_pace, self.by_hand) - self.count[False]

    def take(self, *, refused: bool) -> None:
        self.count[refused] += 1

    def close(self) -> None:
        """What it gave is noted, and if somebody was refused, when it opens again and why."""
        if self.limit.a_minute:
            self.lane.free_at = self.from_ + self.limit.pace * self.count[False]
        if self.count[True]:
            self.lane.waits_until, self.lane.said = self._opens()
        self.lane.save()

    def _by_pace(self) -> int:
        if not self.limit.a_minute:
            return MANY
        ahead = self.now - self.from_ + self.limit.pace * self.limit.in_a_row
        return max(0, ahead // self.limit.pace)

    def _by_hand(self) -> int:
        if self.limit.at_once is None:
            return MANY
        held = Message.objects.filter(state=State.IN_FLIGHT, channel=self.lane.channel)
        here = held.filter(host=self.lane.host) if self.lane.host else held
        return self.limit.at_once - here.count()

    def _opens(self) -> tuple[datetime, str]:
        if self.by_hand <= self.count[False]:
            return self.now + UNTIL_ANSWERED, _("at most {n} at once").format(n=self.limit.at_once)
        free = self.lane.free_at or self.now
        opens = free - self.limit.pace * (self.limit.in_a_row - 1)
        return max(opens, self.now + UNTIL_ANSWERED / 10), _("at most {n} a minute").format(
            n=self.limit.a_minute
        )
