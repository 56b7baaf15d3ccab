"""What the worker does for this room again and again; each turn is a bite of some seconds."""

from datetime import datetime

from fairlead.communicate.planning import how_far, plan
from fairlead.communicate.posting import post
from fairlead.communicate.sending import send
from fairlead.communicate.settling import settle
from fairlead.communicate.talks.inviting import invite
from fairlead.communicate.tidying import tidy


def plan_next(now: datetime) -> str:
    return "; ".join([f"{plan(now)} planned", *how_far()])


def send_due(now: datetime) -> str:
    return f"{send(now)} due, {post(now)} posted, {settle(now)} settled"


def tidy_up(now: datetime) -> str:
    return f"{tidy(now)} rows of no more use deleted"


def tell_of_talks(now: datetime) -> str:
    return f"{invite(now)} told"
