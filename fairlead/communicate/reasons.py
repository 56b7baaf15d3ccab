"""States and reasons in words."""

from django.utils.translation import gettext as _


def in_words(code: str) -> str:
    """What the outbox or a mail server said stays as it is."""
    known = {
        "away": _("away on the day"),
        "day off": _("does not work in these days"),
        "public holiday": _("public holiday"),
        "no such day": _("the day does not exist there"),
        "cap": _("has had the most messages already"),
        "too late": _("the hours had passed"),
        "no address": _("no mail address is known"),
        "address": _("the mail address cannot be used"),
        "not there any more": _("has left, or is not meant any more"),
        "no approved words": _("no words were approved"),
        "paused": _("the round was paused in its days"),
        "round ended": _("the round ended before"),
        "erased": _("erased meanwhile"),
        "planned": _("planned"),
        "queued": _("on the way"),
        "sent": _("sent"),
        "unknown": _("not known whether it arrived"),
        "unsent": _("not sent"),
    }
    return known.get(code, code)
