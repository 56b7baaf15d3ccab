"""The certificate by which Amazon SNS signs: asked of Amazon's own host alone, kept by its address, good within its dates.

A call names where the certificate lies, so the address is held against one narrow form before anything is asked. Trusted
is what Amazon's host says over TLS; it gives the certificate without a chain, so there is none to walk.
"""

import logging
import re
from datetime import datetime
from functools import lru_cache
from urllib.parse import urlsplit

from cryptography import x509

from fairlead.outbox.providers.errors import CannotCheck, NotBelieved
from fairlead.web.outward.clock import Until
from fairlead.web.outward.errors import NoAnswer
from fairlead.web.outward.hosts import Doors
from fairlead.web.outward.wire import Answer, ask

log = logging.getLogger(__name__)

# No port, name, query or folder may stand there: the same host answers questions of anybody.
PLACE = re.compile(
    r"https://sns\.[a-z]{2,4}(-[a-z]{2,12}){1,3}-[0-9]{1,2}\.amazonaws\.com(\.cn)?/[A-Za-z0-9_-]{1,100}\.pem",
    re.ASCII,
)
DOORS, PORT = Doors(), 443
SECONDS = 5.0  # Amazon waits fifteen for our answer
LARGEST = 20_000  # bytes; such a certificate has two thousand
KEPT = 16  # Amazon changes it about once a year, and each region has its own


def certificate_at(address: object, now: datetime) -> x509.Certificate:
    """Raises NotBelieved, or CannotCheck when Amazon's host gives no answer."""
    if not isinstance(address, str) or not PLACE.fullmatch(address):
        raise NotBelieved
    found = _kept(address)
    if not found.not_valid_before_utc <= now <= found.not_valid_after_utc:
        raise NotBelieved
    return found


@lru_cache(maxsize=KEPT)
def _kept(address: str) -> x509.Certificate:
    """A failure is not kept: the next call asks again."""
    body = _asked(address).body
    if len(body) > LARGEST:
        raise NotBelieved
    return x509.load_pem_x509_certificate(body)


def _asked(address: str) -> Answer:
    parts = urlsplit(address)
    place = f"https://{parts.hostname}:{PORT}{parts.path}"
    try:
        answer = ask(place, {"Accept": "*/*"}, DOORS, Until.after(SECONDS))
    except NoAnswer as no:
        log.warning("The certificate of Amazon SNS cannot be had: %s", no.sentence)
        raise CannotCheck from no
    if answer.status == 200:
        return answer
    log.warning("%s answered with status %s, not with a certificate.", parts.hostname, answer.status)
    raise NotBelieved if 400 <= answer.status < 500 and answer.status != 429 else CannotCheck
