"""Who may open which address of the questions, the import, the plan on paper and the links for strangers."""

from datetime import timedelta

from django.utils import timezone

from fairlead.people.abilities import Ability
from fairlead.people.tests.matrix import PUBLIC, Cast, Route
from fairlead.plan.models import Audience, Edition, EditionStatement, PublicLink


def furnish(cast: Cast) -> None:
    by, until = cast.stranger, timezone.now() + timedelta(days=3)
    for company in (cast.company, cast.foreign):
        publish(company, ("Call every client.", Audience.PUBLIC))
    origins = "https://intranet.example.com"
    cast.things["link"], cast.things["token"] = PublicLink.make(
        cast.company, cast.users["owner"], "", until, origins
    )
    cast.things["foreign link"], _token = PublicLink.make(cast.foreign, by, "", until)


def publish(company, *said, number=None):
    """An edition with these statements; (text, audience) or a dictionary of fields each."""
    last = Edition.current(company)
    edition = Edition.objects.create(
        company=company, number=number or (last.number + 1 if last else 1), source="", published_at=timezone.now()
    )  # fmt: skip
    for place, one in enumerate(said, 1):
        fields = one if isinstance(one, dict) else {"text": one[0], "audience": one[1]}
        EditionStatement.objects.create(
            **{"edition": edition, "key": f"s-{place}", "kind": "priority", "position": place, **fields}
        )
    return edition


def _question(cast: Cast):
    return {"company": cast.company.slug, "name": "why"}


def _foreign_question(cast: Cast):
    return {"company": cast.foreign.slug, "name": "why"}


def _token(cast: Cast):
    return {"token": cast.things["token"]}


def _link(cast: Cast):
    return {"company": cast.company.slug, "pk": cast.things["link"].pk}


def _foreign_link(cast: Cast):
    return {"company": cast.foreign.slug, "pk": cast.things["foreign link"].pk}


def _no_token(cast: Cast):
    return {"token": "x" * 43}


WRITE = Ability.EDIT_PLAN
ROUTES = [
    Route("plan:questions", WRITE),
    Route("plan:question", WRITE, own=_question, foreign=_foreign_question),
    Route("plan:question-statements", WRITE),
    Route("plan:import", WRITE),
    Route("plan:import-take", WRITE, post=True, data=lambda cast: {"page": "# Mission\nBake."}),
    Route("plan:pdf", Ability.READ_PLAN),
    Route("plan:links", WRITE),
    Route("plan:link-revoke", WRITE, own=_link, foreign=_foreign_link, post=True),
    Route("plan:public", PUBLIC, own=_token, foreign=_no_token),
    Route("plan:owners", Ability.READ_PLAN),
    Route("plan:screen", Ability.READ_PLAN),
    Route("plan:public-screen", PUBLIC, own=_token, foreign=_no_token),
    Route("plan:public-embed", PUBLIC, own=_token, foreign=_no_token),
    Route("plan:public-pdf", PUBLIC, own=_token, foreign=_no_token),
]
