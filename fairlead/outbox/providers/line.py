"""The line to a provider's interface: a transport like the one to a mail server (channels.Transport)."""

import logging
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from importlib.util import find_spec
from typing import Any

from django.db import DatabaseError, transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from fairlead.outbox.errors import Lost, Refused, Unreachable, Wait
from fairlead.outbox.providers.answers import meaning, was_never_sent
from fairlead.outbox.providers.catalogue import Account
from fairlead.outbox.providers.records import note_given
from fairlead.outbox.providers.wrapping import wrapped

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
        if message.anymail_status.status & NOT_SENT:  # said with a 200, of this one message
            raise meaning(
                422, _parts(message.anymail_status.esp_response)[1], "", self.clock(), self.account.of.name
            )
        self._note(message)

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

    def _note(self, message: Any) -> None:
        """The provider has it: from here on nothing of ours may make the message look unsent."""
        try:
            with transaction.atomic():
                note_given(self.account.provider, message.anymail_status.message_id, message.extra_headers)
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
        about, error = answer.get("ResponseMetadata", {}), answer.get("Error", {})
        headers = about.get("HTTPHeaders", {})
        said = f"{error.get('Code', '')} {error.get('Message', '')}"
        status = (
            429 if "hrottl" in said or "TooManyRequests" in said else int(about.get("HTTPStatusCode", 500))
        )
        return status, said, headers.get("retry-after", "")
    return answer.status_code, answer.text, answer.headers.get("Retry-After", "")


def backend_of(account: Account, patience: tuple[float, float]) -> Any:
    """Anymail's, with our settings alone; raises Unreachable while a package is missing."""
    by = account.of
    if by.extra and find_spec(by.extra) is None:
        raise Unreachable(
            f"{by.name} needs the package {by.extra}: pip install 'fairlead[{account.provider}]'."
        )
    with quietly():
        kind = import_string(f"anymail.backends.{by.module}.EmailBackend")
        return kind(**(ses_params(account, patience) if by.extra else _params(account, patience)))


def _params(account: Account, patience: tuple[float, float]) -> dict[str, Any]:
    by = account.of
    found: dict[str, Any] = {by.key: account.key, "api_url": account.at, "requests_timeout": patience}
    found |= {by.options[name]: value for name, value in account.options}
    return found | ({by.secret: account.secret} if by.secret else {})


def ses_params(account: Account, patience: tuple[float, float]) -> dict[str, Any]:
    client = {
        "aws_access_key_id": account.key, "aws_secret_access_key": account.secret, "region_name": account.region,
        # Its own second tries could send twice.
        "config": {"retries": {"total_max_attempts": 1}, "connect_timeout": patience[0], "read_timeout": patience[1]},
    }  # fmt: skip
    if account.api:
        client["endpoint_url"] = account.api
    return {"client_params": client} | {account.of.options[name]: value for name, value in account.options}


@contextmanager
def quietly() -> Iterator[None]:
    """Anymail warns on each start that nobody there tests SendGrid any more; docs/operate/mail-providers.md says so once."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module="anymail")
        yield
