"""Where a workflow of Teams may live: Microsoft's own hosts, and those that a setting states (in tests: ours)."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from fairlead.web.outward.address import WEB, Place, place_of
from fairlead.web.outward.errors import NotAllowed
from fairlead.web.outward.hosts import Doors, seen

# As Power Automate gives them out: prod-23.westeurope.logic.azure.com before, default….environment.api.powerplatform.com since.
ENDINGS = (".logic.azure.com", ".environment.api.powerplatform.com")
USUAL = frozenset((443,))


def workflow(address: str, stated: Collection[tuple[str, int | None]] = ()) -> Place:
    """Raises NotAllowed with a sentence that does not repeat the address, for the address is the secret."""
    place = place_of(address, WEB)
    if (place.host, place.port) in stated:
        return place
    if place.scheme != "https" or not place.host.endswith(ENDINGS):
        raise NotAllowed(
            _(
                "This is no address of a workflow: it begins with https:// and its host ends in {hosts}."
            ).format(hosts=_(" or ").join(one.lstrip(".") for one in ENDINGS))
        )
    seen(place.host, place.port, USUAL, Doors())
    return place
