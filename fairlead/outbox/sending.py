"""Messages given to the server, and what became of each noted.

What must not be sent twice goes alone: taken off, sent, noted, so that a worker that dies leaves one in doubt. What must
arrive goes in company: taken off together, and the server's yes noted together, after a tenth of a second at the latest.
A worker that dies there leaves a few that go out again under the same Message-ID; each of them goes alone from then on,
so that one that kills its worker is found and its company goes free.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from time import monotonic

from django.conf import settings

from fairlead.outbox import lanes
from fairlead.outbox.channels import Transport
from fairlead.outbox.claiming import put_back, settle, take_off
from fairlead.outbox.errors import Lost, Refused, Unreachable, Wait
from fairlead.outbox.models import ATTEMPTS, LONGEST_WAIT, SHORT_LIVED, Message, Promise, State
from fairlead.outbox.renewing import Hand

log = logging.getLogger(__name__)
NOTED_AFTER = 0.1  # seconds that a yes may wait for the others
Clock = Callable[[], datetime]


def companies(messages: Sequence[Message]) -> Iterator[Sequence[Message]]:
    """Who goes together; then those that go alone, each by itself."""
    if together := [one for one in messages if not one.goes_alone]:
        yield together
    yield from ([one] for one in messages if one.goes_alone)


class Sender:
    """One worker's hand on one line."""

    def __init__(self, transport: Transport, worker: str, clock: Clock, hand: Hand) -> None:
        self.transport, self.worker, self.clock, self.hand = transport, worker, clock, hand
        self.taken: list[Message] = []  # the server said yes, and it is not noted yet
        self.since = 0.0
        self.waits: dict[tuple[str, str], str] = {}  # lanes that the server closed meanwhile, and its words

    def send(self, messages: Sequence[Message]) -> int:
        """How many were tried."""
        flying = [
            one
            for one in messages
            if one.state == State.IN_FLIGHT or take_off(one, self.worker, self.clock())
        ]
        with self.hand.on(flying):
            for place, message in enumerate(flying):
                try:
                    self._one(message)
                except Unreachable:
                    self._note()
                    put_back(flying[place + 1 :], self.worker)
                    raise
                if monotonic() - self.since > NOTED_AFTER:
                    self._note()
            self._note()
        return len(flying)

    def _one(self, message: Message) -> None:
        if why := self.waits.get(message.lane) or self.waits.get((message.channel, "")):
            put_back([message], self.worker, reason=why)
            return
        try:
            self.transport.send(settings.DEFAULT_FROM_EMAIL, message.to, bytes(message.content))
        except Refused as no:
            self._refused(message, no)
        except Wait as later:
            self._wait(message, later)
        except Unreachable as away:
            self._again(message, str(away))
            raise
        except Lost as lost:
            self._lost(message, str(lost))
        except Exception as fault:  # one message that breaks our own sending must not stop all others
            log.error("Message %s", message.pk, exc_info=fault)
            self._lost(message, f"{type(fault).__name__}: a fault of ours; the log has it.")
        else:
            self.since = self.since if self.taken else monotonic()
            self.taken.append(message)

    def _wait(self, message: Message, later: Wait) -> None:
        until = self.clock() + timedelta(seconds=min(max(later.seconds, 0), LONGEST_WAIT.total_seconds()))
        lane = (message.channel, "" if later.whole_channel else message.host)
        self.waits[lane] = later.reason
        lanes.wait(lane, until, later.reason)
        put_back([message], self.worker, reason=later.reason)

    def _note(self) -> None:
        taken, self.taken = self.taken, []
        if taken:
            # What was said is not kept: codes and links of sign-in must not lie about.
            settle(taken, self.worker, state=State.SENT, sent_at=self.clock(), reason="", content=b"")

    def _refused(self, message: Message, no: Refused) -> None:
        if no.is_final:
            self._dead(message, no.reason)
        else:
            self._again(message, no.reason)

    def _again(self, message: Message, reason: str) -> None:
        if message.attempts >= ATTEMPTS:
            self._dead(message, f"Given up after {ATTEMPTS} attempts. {reason}")
        else:
            due = self.clock() + message.wait()
            settle([message], self.worker, state=State.QUEUED, reason=reason, due_at=due)

    def _dead(self, message: Message, reason: str) -> None:
        gone = {"content": b""} if message.purpose in SHORT_LIVED else {}
        settle([message], self.worker, state=State.DEAD, reason=reason, ended_at=self.clock(), **gone)

    def _lost(self, message: Message, reason: str) -> None:
        if message.promise == Promise.AT_MOST_ONCE:
            settle([message], self.worker, state=State.UNKNOWN, reason=reason, ended_at=self.clock())
        else:
            self._again(message, reason)
