"""A firm whose teams have managers, and a plan with two editions: what the tests of this room stand on."""

from datetime import date

from django.urls import reverse

from fairlead.people.models import Person, Role
from fairlead.people.tests.routes import DAY, looked
from fairlead.people.writing import Writer
from fairlead.plan.tests import hands as plan

TODAY = date(2026, 6, 1)


def firm(cast):
    """Mo (manager) manages Em (employee) of Sales; Sid of Care reports to Ola (owner); Firm is above both."""
    for company, by in ((cast.company, cast.users[Role.OWNER]), (cast.foreign, cast.stranger)):
        Writer(company, DAY).write(looked(company, by).found)
    for number, role in (("1", Role.MANAGER), ("2", Role.EMPLOYEE)):
        Person.objects.get(company=cast.company, number=number).link(cast.users[role])
    return cast


def published(cast):
    plan.write(cast, key="call", details="", target="95 %")
    plan.write(cast, "Sell the Carrow yard.", key="sell", audience="leaders", details="")
    plan.write(cast, "We say bad news first.", key="news", kind="value", details="Why: they hear it anyway.")
    return plan.publish(cast)


def unit(cast, name="Sales"):
    return cast.company.units.get(name=name)


def at(cast, name, **more):
    return reverse(f"wordings:{name}", kwargs={"company": cast.company.slug, **more})
