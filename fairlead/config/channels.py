"""All channels of all rooms: the name that a message carries, and what makes the line over which it goes.

A maker is called once a worker, when the channel first has something to send. It raises Unreachable with one sentence
while the channel is not set up: its messages wait, and the page of what waits says the sentence.
"""

from django.conf import settings

from fairlead.communicate.chat.queueing import SLACK, TEAMS
from fairlead.communicate.chat.slack.transport import Slack
from fairlead.communicate.chat.teams.transport import Teams
from fairlead.outbox.channels import Maker, Transport
from fairlead.outbox.errors import Unreachable
from fairlead.outbox.models import MAIL
from fairlead.outbox.providers.catalogue import Account
from fairlead.outbox.providers.line import ProviderLine
from fairlead.outbox.transport import Smtp


def mail() -> Transport:
    if settings.MAIL is None:
        raise Unreachable("FAIRLEAD_MAIL is not set: messages wait.")
    return ProviderLine(settings.MAIL) if isinstance(settings.MAIL, Account) else Smtp(settings.MAIL)


CHANNELS: dict[str, Maker] = {MAIL: mail, SLACK: Slack, TEAMS: Teams}
