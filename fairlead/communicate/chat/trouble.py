"""What a server of chat can answer, as a sentence for who stands before the page."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext as _

from fairlead.core.errors import BadInput
from fairlead.outbox.errors import Lost, Refused, Unreachable, Wait


@contextmanager
def in_words(kind: type[BadInput]) -> Iterator[None]:
    """Sentences name hosts and codes, never a token or an address of a workflow."""
    try:
        yield
    except Wait as later:
        said = _("We are asked to wait: try again in {n} seconds.").format(n=int(later.seconds))
        raise kind(said) from None
    except Refused as no:
        if hasattr(no, "why"):
            raise
        raise kind(_("It was refused. {said}").format(said=no.reason)) from None
    except (Lost, Unreachable) as away:
        raise kind(_("It did not work. {said}").format(said=away)) from None
