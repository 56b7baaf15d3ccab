"""The cuts, the dead zone around them, and which construct speaks for which link (docs/adr/0013; changed there only)."""

from collections.abc import Mapping
from gettext import gettext as _
from types import MappingProxyType

from fairlead.core.dose import NEEDED

CUTS: Mapping[str, float] = MappingProxyType(
    {
        "plan": 0.50,
        "sent": 0.50,
        "reached": 0.60,
        "known": 0.50,
        "connected": 0.50,
        "believed": 0.50,
        "lived": 0.60,
    }
)

DEAD_ZONE = 0.10  # a share nearer to its cut than this decides nothing, however many answered

CONSTRUCTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "reached": ("reached",),
        "known": ("recall",),
        "connected": ("line-of-sight", "expected"),
        "believed": ("right-direction", "will-get-there"),
        "lived": ("lived",),
    }
)
LINK_OF: Mapping[str, str] = MappingProxyType({c: link for link, cs in CONSTRUCTS.items() for c in cs})

TELLINGS_NEEDED = NEEDED
TELLING_DAYS = 90

MISSING: Mapping[str, str] = MappingProxyType(
    {
        "plan": _("a plan file (plan.md)"),
        "sent": _("a list of tellings: date, statement, to whom"),
        "reached": _("the item “I was told lately where we are going”"),
        "known": _(
            "the recall item: “which things matter most for us right now?”, in own words, and a plan file"
        ),
        "connected": _("items on line of sight and on what is expected of me"),
        "believed": _("items on right direction and will get there"),
        "lived": _("say-do items, commitments with their outcome, or promises to recruits that were checked"),
    }
)
