"""What a provider's answer means: sorted once, by whether it may have taken the message.

429 and "come again" wait; what is wrong with the account stops nobody's message; what is wrong with the message ends it;
after a fault or a silence on the other side nobody knows, and the promise of the message decides.
"""

import re
from datetime import datetime
from email.utils import parsedate_to_datetime
from ssl import SSLCertVerificationError
from typing import Any

from fairlead.outbox.errors import Lost, Refused, Unreachable, Wait

OF_THE_ACCOUNT = {401, 402, 403, 404, 405, 407}  # the key, the bill, the domain, the address of the interface
BUSY = {429, 430}
USUAL_WAIT, LONGEST_WAIT = 60.0, 3600.0
LONGEST = 300
ADDRESS = re.compile(r"[^\s\"'<>:,;]+@[^\s\"'<>:,;]+")
NOT_FOR_THE_ACCOUNT = "Mailgun Magnificent API"  # its 200 for an address that is none of its interface


def meaning(status: int, said: str, retry_after: str, now: datetime, name: str) -> Exception:
    """Of an answer other than a good yes."""
    heard = ADDRESS.sub("(an address)", " ".join(said.split()))[
        :LONGEST
    ]  # others see it, on the page of what waits
    words = f"{name} answered {status}: {heard}".rstrip(": ")
    if status in BUSY or (status == 503 and retry_after):
        return Wait(
            seconds_of(retry_after, now), words, whole_channel=True
        )  # the account's pace, not a host's
    if status in OF_THE_ACCOUNT or 300 <= status < 400 or NOT_FOR_THE_ACCOUNT in said:
        return Unreachable(words)
    if 400 <= status < 500:
        return Refused(words, is_final=status not in (408, 409, 425))
    return Lost(words)  # a fault over there, or a yes that cannot be read: it may lie in their queue


def seconds_of(retry_after: str, now: datetime) -> float:
    """RFC 9110, 10.2.3: seconds, or a date; what cannot be read is a minute, and nobody is waited for over an hour.

    >>> seconds_of("7", datetime(2026, 3, 2)), seconds_of("soon", datetime(2026, 3, 2))
    (7.0, 60.0)
    """
    try:
        asked = float(retry_after) if retry_after.strip().isdigit() else _until(retry_after, now)
    except (TypeError, ValueError, IndexError, OverflowError):
        return USUAL_WAIT
    return min(max(asked, 1.0), LONGEST_WAIT)


def _until(date: str, now: datetime) -> float:
    return (parsedate_to_datetime(date) - now).total_seconds()


def was_never_sent(fault: BaseException | None) -> bool:
    """Whether the line broke before anything was given away: no name, no connection, a certificate of somebody else."""
    import requests

    if isinstance(
        fault, requests.ConnectTimeout | requests.TooManyRedirects | requests.exceptions.InvalidURL
    ):
        return True
    if type(fault).__name__ in ("EndpointConnectionError", "ConnectTimeoutError", "NoCredentialsError"):
        return True  # botocore's
    cause: Any = fault.args[0] if isinstance(fault, requests.ConnectionError) and fault.args else None
    return _is_before(getattr(cause, "reason", None))


def _is_before(reason: Any) -> bool:
    from urllib3.exceptions import NameResolutionError, NewConnectionError, ProxyError
    from urllib3.exceptions import SSLError as Unsafe

    if isinstance(reason, Unsafe):
        return bool(reason.args) and isinstance(reason.args[0], SSLCertVerificationError)
    return isinstance(reason, NewConnectionError | NameResolutionError | ProxyError)
