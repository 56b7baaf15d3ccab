"""What the worker does for this room again and again; each turn is a bite of some seconds."""

from datetime import datetime

from fairlead.communicate.planning import plan
from fairlead.communicate.sending import send
from fairlead.communicate.settling import settle
from fairlead.communicate.talks.inviting import invite
from fairlead.communicate.tidying import tidy


def plan_next(now: datetime) -> str:
    tidy(now)
    return f"{plan(now)} planned"


def send_due(now: datetime) -> str:
    return f"{send(now)} due, {settle(now)} settled"


def tell_of_talks(now: datetime) -> str:
    return f"{invite(now)} told"
