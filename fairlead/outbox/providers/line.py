"""The line to a provider's interface: a transport like the one to a mail server (channels.Transport)."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import DatabaseError, transaction
from django.utils import timezone

from fairlead.outbox.errors import Lost, Refused, Unreachable, Wait
from fairlead.outbox.providers.answers import meaning, was_never_sent
from fairlead.outbox.providers.catalogue import Account
from fairlead.outbox.providers.opening import backend_of
from fairlead.outbox.providers.records import note_given
from fairlead.outbox.providers.wrapping import id_of, wrapped

log = logging.getLogger(__name__)
FOR_THE_LINE, FOR_THE_YES = 10.0, 120.0  # seconds; who is impatient sends again what was taken
DOUBTS, REST = 3, timedelta(minutes=1)  # so many silences in a row, and nothing is given away for a minute
NOT_SENT = {"failed", "invalid", "rejected"}


class ProviderLine:
    def __init__(
        self,
        account: Account,
        *,
        patience: tuple[float, float] = (FOR_THE_LINE, FOR_THE_YES),
        clock: Callable[[], datetime] = timezone.now,
    ) -> None:
        self.account, self.patience, self.clock = account, patience, clock
        self.backend: Any = None
        self.doubts, self.rest_until = 0, clock()

    def send(self, sender: str, to: str, content: bytes) -> None:
        """Returns when the provider took it; raises Refused, Wait, Unreachable or Lost."""
        self._rest()
        message: Any = wrapped(content, sender=sender, to=to, provider=self.account.provider)
        try:
            self._open().send_messages([message])
        except Exception as fault:
            found = self._sorted(fault)
            if found is fault:
                raise
            raise found from fault
        self.doubts = 0
        self._must_be_a_yes(message.anymail_status)
        self._note(message.anymail_status.message_id, id_of(content))

    def _must_be_a_yes(self, status: Any) -> None:
        """Anymail lets a no pass that stands inside a 200, and Postmark's 422 where it cannot read whom it is about."""
        code, said, retry_after = _parts(status.esp_response)
        if status.status & NOT_SENT or code >= 300:
            raise meaning(max(code, 422), said, retry_after, self.clock(), self.account.of.name)

    def _rest(self) -> None:
        """While nobody knows what becomes of messages, no more are put in doubt."""
        left = (self.rest_until - self.clock()).total_seconds()
        if left > 0:
            name = self.account.of.name
            raise Wait(left, f"{name} left {DOUBTS} messages unanswered: a pause.", whole_channel=True)

    def _sorted(self, fault: Exception) -> Exception:
        found = _meaning(fault, self.account.of.name, self.clock())
        self.doubts = self.doubts + 1 if isinstance(found, Lost) else 0
        if isinstance(found, Lost | Unreachable):
            self.close()
        if self.doubts >= DOUBTS:
            self.doubts, self.rest_until = 0, self.clock() + REST
        return found

    def _open(self) -> Any:
        if self.backend is None:
            self.backend = backend_of(self.account, self.patience)
            self.backend.open()
            if session := getattr(self.backend, "session", None):
                session.max_redirects = 0  # a POST is sent to one place
        return self.backend

    def _note(self, given: object, ours: str) -> None:
        """The provider has it: from here on nothing of ours may make the message look unsent."""
        try:
            with transaction.atomic():
                note_given(self.account.provider, given, ours)
        except DatabaseError as fault:
            log.error("The provider's id of a message was not kept", exc_info=fault)

    def close(self) -> None:
        backend, self.backend = self.backend, None
        if backend is not None:
            backend.close()


def _meaning(fault: Exception, name: str, now: datetime) -> Exception:
    from anymail.exceptions import AnymailAPIError, AnymailError, AnymailRecipientsRefused

    if isinstance(fault, Unreachable):
        return fault
    answer = getattr(fault, "response", None)
    if isinstance(fault, AnymailAPIError | AnymailRecipientsRefused) and answer is not None:
        status, said, retry_after = _parts(answer)
        status = 422 if isinstance(fault, AnymailRecipientsRefused) else status
        return meaning(status, said, retry_after, now, name)
    if isinstance(fault, AnymailAPIError):
        broken = type(fault.__cause__).__name__
        if was_never_sent(fault.__cause__):
            return Unreachable(f"{name} cannot be reached: {broken}.")
        return Lost(f"The line to {name} broke: {broken}.")
    if isinstance(fault, AnymailError):  # raised while the message is written, before anything is given away
        return Refused(" ".join(str(fault).split())[:300], is_final=True)
    return fault


def _parts(answer: Any) -> tuple[int, str, str]:
    """Status, words and Retry-After, of requests' answers and of botocore's."""
    if isinstance(answer, dict):
        about, error = (
            answer.get("ResponseMetadata", {}),
            answer.get("Error", {}),
        )  # an answer of yes has no Error
        headers = about.get("HTTPHeaders", {})
        said = f"{error.get('Code', '')} {error.get('Message', '')}"
        status = (
            429 if "hrottl" in said or "TooManyRequests" in said else int(about.get("HTTPStatusCode", 500))
        )
        return status, said, headers.get("retry-after", "")
    return answer.status_code, answer.text, answer.headers.get("Retry-After", "")
