"""Who may open which address of chat."""

from fairlead.communicate.chat.models import Connection, Kind
from fairlead.people.abilities import Ability
from fairlead.people.models import Person, Role
from fairlead.people.tests.matrix import PUBLIC, Cast, Route

RUNS, ONESELF = Ability.EDIT_PEOPLE, Ability.READ_ONESELF


def furnish(cast: Cast) -> None:
    """Of both companies: a workspace that is connected, a channel that ended, somebody to match."""
    for where, company, by in (
        ("", cast.company, cast.users[Role.OWNER]),
        ("foreign ", cast.foreign, cast.stranger),
    ):
        workspace = Connection(company=company, kind=Kind.SLACK)
        workspace.connect(name="Oak", by=by, token="xoxb-made-up", signing="0" * 32)
        channel = Connection(company=company, kind=Kind.TEAMS)
        channel.connect(name="General", by=by, address="https://x.logic.azure.com/made-up")
        channel.end("gone")
        ada = Person.objects.create(
            company=company, number="C-77", name="Ada Birk", email="ada.birk@oak.example"
        )
        things = {"workspace": workspace, "chat channel": channel, "chat person": ada}
        cast.things |= {where + name: thing for name, thing in things.items()}


def of(name, by="key"):
    return lambda cast: {"company": cast.company.slug, by: getattr(cast.things[name], by)}


def alien(name, by="key"):
    return lambda cast: {"company": cast.company.slug, by: getattr(cast.things[f"foreign {name}"], by)}


def thing(route, name, by="key"):
    return Route(f"chat:{route}", RUNS, own=of(name, by), foreign=alien(name, by), post=True)


ROUTES = [
    Route("chat:index", RUNS),
    Route("chat:begin", RUNS, post=True),
    Route("chat:slack", RUNS),
    Route("chat:manifest", RUNS),
    Route("chat:teams", RUNS),
    thing("try", "chat channel"),  # it ended, so nobody is asked
    thing("end", "workspace"),
    Route("chat:people", RUNS),
    thing("look-again", "chat person", "pk"),
    Route("chat:mine", ONESELF),
    # Unsigned, so it is refused whoever asks: tests/test_what_slack_says_to_us.py signs.
    Route("chat:from-slack", PUBLIC, own=lambda cast: {"key": cast.things["workspace"].key}, post=True),
]
