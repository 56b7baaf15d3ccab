"""How many messages a lane may be given, as the environment says it, beside what we hold for decent."""

import re
from collections.abc import Mapping

from fairlead.config.environment import BadSetting
from fairlead.outbox.limits import Limit

LIMITS = "FAIRLEAD_LIMITS"
# Slack asks for one message a second and conversation, and several hundred a minute and workspace; Teams for four a second.
USUAL = {"slack/*": Limit(a_minute=300), "teams/*": Limit(a_minute=60)}
ONE = re.compile(r"(?P<lane>[a-z]{1,20}(?:/\S+)?)=(?:(?P<minute>[1-9]\d{0,5}))?(?:@(?P<once>[1-9]\d{0,3}))?")


def limits(environment: Mapping[str, str]) -> dict[str, Limit]:
    """`mail=600@20,mail/*=60`: at most 600 mails in any minute and 20 at once, to each domain at most 60 in any minute."""
    found = dict(USUAL)
    for said in environment.get(LIMITS, "").replace(",", " ").split():
        one = ONE.fullmatch(said)
        if one is None or not (one["minute"] or one["once"]):
            raise BadSetting(
                f"{LIMITS} holds “{said}”: write mail=600 (in a minute), mail=@20 (at once) or mail/oak.example=60@2."
            )
        found[one["lane"]] = Limit(*(int(one[part]) if one[part] else None for part in ("minute", "once")))
    return found
