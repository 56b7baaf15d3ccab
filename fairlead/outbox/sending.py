"""Messages given to the server one after the other, and what became of each noted before the next is begun."""

import hashlib
import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from itertools import zip_longest
from time import monotonic

from django.conf import settings

from fairlead.outbox import lanes
from fairlead.outbox.channels import Foresees, Transport
from fairlead.outbox.claiming import Held
from fairlead.outbox.durable import many_without_the_disk
from fairlead.outbox.errors import Lost, Refused, Unreachable, Wait
from fairlead.outbox.hands import Gone, Hand
from fairlead.outbox.models import ATTEMPTS, LONGEST_WAIT, SHORT_LIVED, Promise, State

log = logging.getLogger(__name__)
Clock = Callable[[], datetime]
FIRST_WAIT = timedelta(minutes=1)
BREATH = 10.0  # seconds after which the rest goes back, so that what is awaited overtakes it


class Sender:
    """One worker's hand on one line."""

    def __init__(self, transport: Transport, worker: str, clock: Clock) -> None:
        self.transport, self.clock, self.hand = transport, clock, Hand(worker)
        self.foretell = transport.next_is if isinstance(transport, Foresees) else _to_nobody
        self.waits: dict[tuple[str, str], str] = {}  # lanes that the server closed meanwhile, and its words

    def send(self, held: Sequence[Held]) -> int:
        """How many were tried."""
        began, begun = monotonic(), 0
        with many_without_the_disk():
            try:
                for message, then in zip_longest(held, held[1:]):
                    begun += 1
                    self.foretell(then.to if then else "")
                    self._one(message)
                    if monotonic() - began > BREATH:
                        break
            except Gone:
                log.warning("A lease ran out while messages were sent: another worker goes on with them.")
            except Unreachable:
                self.hand.let_go(held[begun:], self.clock())
                raise
            else:
                self.hand.let_go(held[begun:], self.clock())
        return begun

    def _one(self, message: Held) -> None:
        if why := self.waits.get(message.lane) or self.waits.get((message.channel, "")):
            self._back(message, why)
            return
        try:
            self.transport.send(settings.DEFAULT_FROM_EMAIL, message.to, message.content)
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
            self.hand.took(message)

    def _wait(self, message: Held, later: Wait) -> None:
        until = self.clock() + timedelta(seconds=min(max(later.seconds, 0), LONGEST_WAIT.total_seconds()))
        lane = (message.channel, "" if later.whole_channel else message.host)
        self.waits[lane] = later.reason
        lanes.wait(lane, until, later.reason)
        self._back(message, later.reason)

    def _back(self, message: Held, reason: str) -> None:
        """No attempt counts."""
        self.hand.settle(message, state=State.QUEUED, attempts=message.attempts - 1, reason=reason)

    def _refused(self, message: Held, no: Refused) -> None:
        if no.is_final:
            self._dead(message, no.reason)
        else:
            self._again(message, no.reason)

    def _again(self, message: Held, reason: str, in_doubt: bool = False) -> None:
        if message.attempts >= ATTEMPTS:
            self._dead(message, f"Given up after {ATTEMPTS} attempts. {reason}")
        else:
            due = self.clock() + wait_after(message)
            doubt = {"in_doubt": True} if in_doubt else {}  # it stays in doubt, whatever comes later
            self.hand.settle(message, state=State.QUEUED, reason=reason, due_at=due, **doubt)

    def _dead(self, message: Held, reason: str) -> None:
        short = message.purpose in SHORT_LIVED
        self.hand.settle(message, forget=short, state=State.DEAD, reason=reason, ended_at=self.clock())

    def _lost(self, message: Held, reason: str) -> None:
        if message.promise == Promise.AT_MOST_ONCE:
            self.hand.settle(message, state=State.UNKNOWN, reason=reason, ended_at=self.clock())
        else:
            self._again(message, reason, in_doubt=True)


def _to_nobody(_to: str) -> None: ...


def wait_after(message: Held) -> timedelta:
    """Doubling, with a spread of ± a quarter that hangs on the message alone, so that a thousand do not come back at once."""
    longest = min(FIRST_WAIT * 2 ** max(message.attempts - 1, 0), LONGEST_WAIT)
    digest = hashlib.sha256(f"{message.message_id}|{message.attempts}".encode()).digest()
    return longest * (0.75 + digest[0] / 510)
