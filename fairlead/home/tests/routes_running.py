"""Who may open the journal, the outbox and the page that checks mail."""

from django.utils import timezone

from fairlead.outbox import stops
from fairlead.outbox.services import enqueue
from fairlead.outbox.stops import letterbox_key
from fairlead.people.abilities import Ability
from fairlead.people.tests.matrix import MACHINES, PUBLIC, Cast, Route


def furnish(cast: Cast) -> None:
    for name, company in (("message", cast.company), ("foreign message", cast.foreign)):
        cast.things[name] = enqueue(
            purpose="test", to="eve@oak.example", subject="Hello", text="x", company=company.key
        ).pk
    for name, address in (("stop", "eve@oak.example"), ("foreign stop", "charlie@foreign.example")):
        stops.stop(address=address, why=stops.Why.HARD, now=timezone.now(), said="550 no such user")
        cast.things[name] = stops.Stop.objects.get(address=address).pk


def of(thing: str):
    return lambda cast: {"company": cast.company.slug, "pk": cast.things[thing]}


def letterbox(cast: Cast) -> dict[str, str]:
    return {"key": letterbox_key(address="eve@oak.example", company=cast.company.key)}


ROUTES = [
    Route("home:letterbox", PUBLIC, own=letterbox, foreign=lambda cast: {"key": "0" * 64}),
    Route("home:mail-hook", MACHINES, own=lambda cast: {"provider": "postmark"}, post=True),
    Route("home:metrics", MACHINES, own=lambda cast: {}),
    Route("home:status", Ability.RUN),
    Route("home:journal", Ability.READ_JOURNAL),
    Route("home:journal-file", Ability.READ_JOURNAL),
    Route("home:outbox", Ability.RUN),
    Route("home:outbox-again", Ability.RUN, own=of("message"), foreign=of("foreign message"), post=True),
    Route("home:outbox-withdraw", Ability.RUN, own=of("message"), foreign=of("foreign message"), post=True),
    Route("home:stopped", Ability.RUN),
    Route("home:stopped-again", Ability.RUN, own=of("stop"), foreign=of("foreign stop"), post=True),
    Route("home:mail", Ability.RUN),
    Route("home:mail-test", Ability.RUN, post=True),
]
