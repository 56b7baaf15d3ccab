"""A message built once, as bytes; nothing that a person typed can open a header of its own."""

from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import parseaddr

from fairlead.outbox.errors import UnableToAddress

BREAKS = "\r\n\0\v\f\x1c\x1d\x1e\x85\u2028\u2029"


def letter(
    *,
    sender: str,
    to: str,
    subject: str,
    text: str,
    html: str = "",
    message_id: str,
    headers: dict[str, str] | None = None,
) -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = _address(sender), _address(to)
    message["Subject"] = _one_line("subject", subject)
    message["Message-ID"] = message_id
    message["Auto-Submitted"] = "auto-generated"
    for name, value in (headers or {}).items():
        message[name] = _one_line(name, value)
    message.set_content(text.replace("\0", ""))
    if html:
        message.add_alternative(html.replace("\0", ""), subtype="html")
    return message.as_bytes()


def _one_line(what: str, value: str) -> str:
    if any(mark in value for mark in BREAKS) or len(value) > 900:
        raise UnableToAddress(
            f"The {what} holds a line break or is too long: write it on one line of at most 900 characters."
        )
    return value


def _address(given: str) -> Address:
    name, spec = parseaddr(_one_line("address", given))
    local, _at, domain = spec.rpartition("@")
    try:
        # Names of hosts in other scripts go over the wire in the form that every server knows.
        host = domain.encode("idna").decode("ascii")
        if not local or not local.isascii():
            raise ValueError
        return Address(display_name=name, username=local, domain=host)
    except (ValueError, UnicodeError, IndexError):
        raise UnableToAddress(
            f"“{given}” is no address that mail can reach: write it as name@example.com."
        ) from None
