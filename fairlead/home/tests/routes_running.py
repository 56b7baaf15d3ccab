"""Who may open the journal, the outbox and the page that checks mail."""

from fairlead.outbox.services import enqueue
from fairlead.people.abilities import Ability
from fairlead.people.tests.matrix import Cast, Route


def furnish(cast: Cast) -> None:
    for name, company in (("message", cast.company), ("foreign message", cast.foreign)):
        cast.things[name] = enqueue(
            purpose="test", to="eve@oak.example", subject="Hello", text="x", company=company.key
        ).pk


def of(thing: str):
    return lambda cast: {"company": cast.company.slug, "pk": cast.things[thing]}


ROUTES = [
    Route("home:journal", Ability.READ_JOURNAL),
    Route("home:journal-file", Ability.READ_JOURNAL),
    Route("home:outbox", Ability.RUN),
    Route("home:outbox-again", Ability.RUN, own=of("message"), foreign=of("foreign message"), post=True),
    Route("home:outbox-withdraw", Ability.RUN, own=of("message"), foreign=of("foreign message"), post=True),
    Route("home:mail", Ability.RUN),
    Route("home:mail-test", Ability.RUN, post=True),
]
