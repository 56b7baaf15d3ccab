"""Who may open which address of wordings."""

from fairlead.people.abilities import Ability
from fairlead.people.models import Role
from fairlead.people.tests.matrix import Cast, Route
from fairlead.plan.models import Edition
from fairlead.plan.wordings.models import TeamLine, Translation

RUNNING = frozenset({Role.OWNER, Role.LEADER, Role.PEOPLE_TEAM})


def furnish(cast: Cast) -> None:
    """Mo, the manager, reports to Sales' people; each company has a line and a translation."""
    for company, by in ((cast.company, cast.users[Role.OWNER]), (cast.foreign, cast.stranger)):
        edition = Edition.current(company)
        key = edition.statements.first().key
        TeamLine.objects.create(
            company=company, unit=company.units.get(name="Sales"), key=key, edition=edition, version=1, text="We ring first.",
            written_by=by,
        )  # fmt: skip
        made = Translation.objects.create(
            company=company, key=key, language="de", edition=edition, text="Jeden anrufen.", proposed_by=by
        )
        cast.things[f"translation of {company.slug}"] = made


def unit(company: str, name: str = "Sales"):
    def arguments(cast: Cast):
        found = getattr(cast, company)
        return {"company": found.slug, "key": found.units.get(name=name).key}

    return arguments


def translation(company: str):
    def arguments(cast: Cast):
        found = getattr(cast, company)
        return {"company": found.slug, "pk": cast.things[f"translation of {found.slug}"].pk}

    return arguments


def german(cast: Cast):
    return {"company": cast.company.slug, "language": "de"}


READ, EDIT = Ability.READ_PLAN, Ability.EDIT_PLAN
ROUTES = [
    Route("wordings:for-us", READ),
    Route("wordings:for-us-pdf", READ),
    Route("wordings:teams", Ability.READ_ONESELF),
    Route(
        "wordings:unit", Ability.READ_ONESELF, own=unit("company"), foreign=unit("foreign"), sibling=unit("company", "Care"),
        sibling_roles=RUNNING,
    ),
    Route("wordings:languages", EDIT),
    Route("wordings:choose-language", EDIT),
    Route("wordings:language", EDIT, own=german),
    Route("wordings:decide", EDIT, own=translation("company"), foreign=translation("foreign"), post=True,
          data=lambda cast: {"do": "approve"}),
]  # fmt: skip
