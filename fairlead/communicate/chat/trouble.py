"""What a server of chat can answer, as a sentence for who stands before the page."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext as _

from fairlead.communicate.chat.ending import end
from fairlead.communicate.chat.errors import Over
from fairlead.communicate.chat.models import Connection
from fairlead.core.errors import BadInput
from fairlead.outbox.errors import Lost, Refused, Unreachable, Wait


class NotConnected(BadInput):
    """The other side did not take what was written here, or is not there."""


@contextmanager
def in_words(connection: Connection | None = None) -> Iterator[None]:
    """Sentences name hosts and codes, never a token or an address; a connection that is over ends."""
    try:
        yield
    except Wait as later:
        raise NotConnected(
            _("We are asked to wait: try again in {n} seconds.").format(n=int(later.seconds))
        ) from None
    except Refused as no:
        if connection is not None and isinstance(no, Over) and end(connection, no.why):
            raise NotConnected(connection.why) from None
        raise NotConnected(_("It was refused. {said}").format(said=no.reason)) from None
    except (Lost, Unreachable) as away:
        raise NotConnected(_("It did not work. {said}").format(said=away)) from None
