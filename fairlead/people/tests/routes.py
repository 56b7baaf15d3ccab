"""Who may open which address of the people room."""

from datetime import date

from fairlead.core.directory import sheet_of_text
from fairlead.people.abilities import Ability
from fairlead.people.models import Person, Role, SetUpLink
from fairlead.people.services import begin, look
from fairlead.people.tests.matrix import PUBLIC, Cast, Route
from fairlead.people.writing import Writer

DAY = date(2026, 1, 1)
# Em has the account of the employee, and reports to Mo, who has the manager's; Sid reports to nobody.
FIRM = (
    "Employee ID,Name,Team,Manager ID\n1,Mo Hale,Firm,\n2,Em Voss,Firm / Sales,1\n3,Sid Ling,Firm / Care,\n"
)
RUNNING = frozenset({Role.OWNER, Role.LEADER, Role.PEOPLE_TEAM})


def furnish(cast: Cast) -> None:
    _link, cast.things["set-up token"] = SetUpLink.make()
    for company, by in ((cast.company, cast.users["owner"]), (cast.foreign, cast.stranger)):
        Writer(company, DAY).write(looked(company, by).found)
    for number, role in (("1", "manager"), ("2", "employee")):
        Person.objects.get(company=cast.company, number=number).link(cast.users[role])
    cast.things["import"] = looked(cast.company, cast.users["owner"])
    cast.things["foreign import"] = looked(cast.foreign, cast.stranger)


def looked(company, by):
    one = begin(company=company, by=by, sheet=sheet_of_text(FIRM))
    return look(one=one, mapping={}, full=False, on=DAY)


def who(number, foreign=False):
    """The person of a number."""

    def arguments(cast: Cast):
        company = cast.foreign if foreign else cast.company
        return {"company": company.slug, "key": Person.objects.get(company=company, number=number).key}

    return arguments


def unit(foreign=False):
    def arguments(cast: Cast):
        company = cast.foreign if foreign else cast.company
        return {"company": company.slug, "key": company.units.get(name="Sales").key}

    return arguments


def brought(name):
    return lambda cast: {"company": cast.things[name].company.slug, "key": cast.things[name].key}


def of_person(name, **more):
    return Route(f"people:{name}", Ability.EDIT_PEOPLE, own=who("2"), foreign=who("2", True), **more)


def of_unit(name, **more):
    return Route(f"people:{name}", Ability.EDIT_PEOPLE, own=unit(), foreign=unit(True), **more)


def of_import(name, **more):
    there, away = brought("import"), brought("foreign import")
    return Route(f"people:{name}", Ability.EDIT_PEOPLE, own=there, foreign=away, **more)


ROUTES = [
    Route("people:set-up", PUBLIC, own=lambda cast: {"token": cast.things["set-up token"]}),
    Route("people:index", Ability.READ_ONESELF),
    Route("people:list", Ability.READ_REPORTS),
    Route("people:export", Ability.EDIT_PEOPLE),
    Route(
        "people:person",
        Ability.READ_PEOPLE,
        own=who("2"),
        foreign=who("2", True),
        sibling=who("3"),
        sibling_roles=RUNNING,
        also=frozenset({Role.EMPLOYEE, Role.MANAGER}),
    ),
    of_person("change"),
    of_person("person-account", post=True),
    of_person("erase"),
    Route("people:units", Ability.READ_PEOPLE),
    of_unit("unit"),
    of_unit("unit-remove", post=True),
    Route("people:add", Ability.EDIT_PEOPLE),
    Route("people:bring", Ability.EDIT_PEOPLE),
    Route("people:imports", Ability.EDIT_PEOPLE),
    of_import("import"),
    of_import("match"),
    of_import("import-apply", post=True),
    of_import("import-revert", post=True),
    of_import("import-discard", post=True),
]
