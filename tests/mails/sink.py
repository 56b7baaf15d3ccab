"""A real SMTP server that keeps each letter with the recipients that the envelope named."""

import re
from email import message_from_bytes, policy
from html import unescape

from fairlead.outbox.tests.post_office import Office, PostOffice

LINK = re.compile(r"https?://[^\s<>\"']+")


class Sink(PostOffice):
    def __init__(self) -> None:
        super().__init__()
        self.sent: list[tuple[list[str], bytes]] = []

    async def handle_DATA(self, server, session, envelope):
        with self.lock:
            self.sent.append((list(envelope.rcpt_tos), envelope.original_content))
        return await super().handle_DATA(server, session, envelope)


class Mailed(Office):
    def __init__(self) -> None:
        super().__init__()
        self.office = Sink()
        self.controller.handler = self.office


def parsed(letter: bytes):
    return message_from_bytes(letter, policy=policy.default)


def parts(letter: bytes) -> list[tuple[str, str]]:
    """Kind and text of each part."""
    found = []
    for part in parsed(letter).walk():
        if not part.is_multipart():
            content = part.get_content()
            found.append(
                (part.get_content_type(), content.decode() if isinstance(content, bytes) else content)
            )
    return found


def links(letter: bytes) -> set[str]:
    """All that a scanner finds: in the text, in the markup, in the file, and in the headers of lists."""
    found = set()
    for kind, said in parts(letter):
        plain = unescape(said) if kind == "text/html" else said
        if kind == "text/calendar":
            plain = plain.replace("\r\n ", "").replace("\n ", "").replace("\\n", "\n")
        found |= {link.rstrip(".,;)") for link in LINK.findall(plain)}
    found |= set(LINK.findall(str(parsed(letter).get("List-Unsubscribe", ""))))
    return found
