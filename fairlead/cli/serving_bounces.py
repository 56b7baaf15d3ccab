"""`bounces`: what came back, read from the mailbox that the mails are from."""

from gettext import gettext as _
from pathlib import Path

from fairlead.cli import telling
from fairlead.cli.serving_django import start_prepared

SAID = {
    "hard-bounce": _("{n} for good: these addresses get no list mail any more."),
    "soft-bounces": _("{n} for now: an address is stopped after five such days in thirty."),
    "complaint": _("{n} reported as unwanted: these addresses get no list mail any more."),
    "not ours": _("{n} about messages that did not go out from here to that address: not counted."),
    "no report": _("{n} messages that are no report of a mail server: left as they are."),
}


def read_bounces(path: Path, json: bool) -> None:
    """Nothing in the mailbox is changed; read again, each report counts once."""
    start_prepared()
    from django.utils import timezone

    from fairlead.outbox.bounces import read_mailbox

    found = read_mailbox(path, timezone.now())
    if json:
        telling.as_json({name: found.get(name, 0) for name in SAID})
        return
    lines = [words.format(n=found[name]) for name, words in SAID.items() if found.get(name)]
    telling.say("\n".join(lines) or _("The mailbox is empty."))
