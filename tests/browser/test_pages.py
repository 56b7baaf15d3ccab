"""Every page of every room, as owner and employee, on a phone and a desk, light and dark, from left and from right."""

import pytest

from fairlead.people.models import Role
from fairlead.people.tests.signing import give_a_password
from tests.access.declared import furnished
from tests.access.doors import (
    ENTRANCES,
    OWN_ACCOUNT,
    WITH_A_SECOND_STEP,
    give_a_second_step,
)
from tests.browser.pages import RIGHT_TO_LEFT, Visit, addresses, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LANGUAGES = pytest.mark.parametrize("language", ["en", RIGHT_TO_LEFT])


@pytest.fixture
def world(cast, settings):
    settings.DEVELOPMENT = True
    return furnished(cast)


@pytest.fixture
def visit(browser, live_server, world):
    contexts = []

    def as_role(role, language="en", thorough=True):
        context = browser.new_context(locale=language, reduced_motion="reduce")
        contexts.append(context)
        if role:
            sign_in(context, world.users[role], live_server.url)
        return Visit(context, live_server.url, thorough, from_the_right=language == RIGHT_TO_LEFT)

    yield as_role
    for context in contexts:
        context.close()


@LANGUAGES
@pytest.mark.parametrize(
    ("role", "thorough"),
    [
        pytest.param(Role.OWNER, False, id="owner"),
        pytest.param(Role.OWNER, True, id="owner, thoroughly", marks=pytest.mark.slow),
        pytest.param(Role.EMPLOYEE, True, id="employee, thoroughly", marks=pytest.mark.slow),
    ],
)
def test_nothing_is_wrong_with_any_page(visit, world, role, thorough, language):
    looking = visit(role, language, thorough)
    for path in addresses(world, role):
        looking.look_at(path)
    assert not looking.wrong, "\n".join(looking.wrong)
    assert "/style/" in looking.seen


@LANGUAGES
def test_nothing_is_wrong_with_the_pages_before_the_door(visit, language):
    looking = visit(None, language)
    for path in ENTRANCES:
        looking.look_at(path)
    assert not looking.wrong, "\n".join(looking.wrong)


@LANGUAGES
def test_nothing_is_wrong_with_the_pages_of_an_account(visit, world, language):
    owner = give_a_password(world.users[Role.OWNER])
    looking = visit(Role.OWNER, language)
    for path in OWN_ACCOUNT:
        looking.look_at(path)
    give_a_second_step(owner)
    for path in WITH_A_SECOND_STEP:
        looking.look_at(path)
    assert not looking.wrong, "\n".join(looking.wrong)
    assert len(looking.seen) == len(OWN_ACCOUNT) + len(WITH_A_SECOND_STEP)


def test_the_page_reads_from_the_right_in_hebrew(visit):
    looking = visit(Role.OWNER, RIGHT_TO_LEFT)
    looking.page.goto(looking.origin + "/style/")
    assert looking.page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    brand, tools = (looking.page.locator(part).bounding_box() for part in (".brand", ".tools"))
    assert brand["x"] > tools["x"]
