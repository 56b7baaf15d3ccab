"""A letter of ours, which is bytes, as a message of anymail: the same words, and the headers that matter.

What a provider writes itself (From, To, Date, the ends of lines) is left to it; opens and clicks are not to be tracked.
"""

import re
from copy import deepcopy
from email import message_from_bytes, policy
from email.encoders import encode_base64
from email.message import EmailMessage
from email.mime.base import MIMEBase
from typing import Any

from django.core.mail import EmailMultiAlternatives

from fairlead.outbox.providers.catalogue import PROVIDERS, Provider

WRITTEN_BY_THE_PROVIDER = {"from", "to", "subject", "date", "mime-version"}
OUR_MARK = "fairlead"  # comes back with each call about the message, also where the answer to us was lost
LONGEST_MARK = 80  # Postmark takes no longer value
AS_IT_STANDS = policy.compat32.clone(max_line_length=0)
EVALUATED = re.compile(r"\{(?=[{%#])")
# Our own link to leave the list stands in the text and in the header; no provider is to add another.
MORE: dict[str, dict[str, Any]] = {
    "sendgrid": {"tracking_settings": {"subscription_tracking": {"enable": False}, "ganalytics": {"enable": False}}},
    "sparkpost": {"options": {"transactional": True}},
}  # fmt: skip


def wrapped(content: bytes, *, sender: str, to: str, provider: str) -> Any:
    letter = message_from_bytes(content, policy=policy.default)
    by = PROVIDERS[provider]
    message: Any = EmailMultiAlternatives(
        subject=_as_typed(str(letter["Subject"]), by), body=_as_typed(_said(letter, "plain"), by), from_email=sender,
        to=[to], headers=_headers(letter, provider),
    )  # fmt: skip
    if html := _said(letter, "html"):
        message.attach_alternative(_as_typed(html, by), "text/html")
    for part in letter.iter_attachments():
        message.attach(_file(part))
    if by.takes_bytes:  # as they are: written anew, long addresses in headers would be broken
        message.message = lambda: message_from_bytes(content, policy=AS_IT_STANDS)
    _left_alone(message, str(letter["Message-ID"]), provider)
    return message


def _file(part: Any) -> MIMEBase:
    """With all that its kind says (of an invitation: the method), so that calendars know it."""
    file = MIMEBase(part.get_content_maintype(), part.get_content_subtype(), **part["Content-Type"].params)
    file.set_payload(part.get_payload(decode=True))
    encode_base64(file)
    file.add_header("Content-Disposition", "attachment", filename=part.get_filename())
    return file


def id_of(content: bytes) -> str:
    return str(message_from_bytes(content, policy=policy.default)["Message-ID"])


def _left_alone(message: Any, message_id: str, provider: str) -> None:
    if PROVIDERS[provider].stops_tracking:
        message.track_opens = message.track_clicks = False
    if len(message_id) <= LONGEST_MARK:
        message.metadata = {OUR_MARK: message_id}
    if provider in MORE:
        message.esp_extra = deepcopy(MORE[provider])


def _headers(letter: EmailMessage, provider: str) -> dict[str, str]:
    kept = {
        name: str(value)
        for name, value in letter.items()
        if name.lower() not in WRITTEN_BY_THE_PROVIDER and not name.lower().startswith("content-")
    }
    if not PROVIDERS[provider].takes_our_id:
        kept.pop("Message-ID", None)
    # Postmark writes a Message-ID of its own unless it is asked to keep ours.
    return kept | {"X-PM-KeepID": "true"} if provider == "postmark" else kept


def _said(letter: EmailMessage, kind: str) -> str:
    part = letter.get_body((kind,))
    return str(part.get_content()) if part else ""


def _as_typed(text: str, by: Provider) -> str:
    """What somebody typed is no template: between two brackets stands a sign that nobody sees, so that nothing is read."""
    return EVALUATED.sub("{\N{WORD JOINER}", text) if by.evaluates else text
