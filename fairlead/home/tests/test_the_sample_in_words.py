"""The sample's team lines and its German: they hang on statements that are there, and the checks see nothing untold."""

import pytest

from fairlead.home.sample import sample
from fairlead.home.sample.wordings import LINES, OVER, WAITS
from fairlead.plan.models import Edition
from fairlead.plan.wordings import translating
from fairlead.plan.wordings.lines import places

pytestmark = pytest.mark.django_db


def test_every_line_hangs_on_a_statement_and_what_changed_since_is_marked():
    company = sample()
    edition = Edition.current(company)
    keys = set(edition.statements.values_list("key", flat=True))
    assert {key for _unit, key, *_more in LINES} <= keys
    dunmere = {place.statement.key: place for place in places(company.units.get(name="Dunmere"), edition)}
    assert [key for key, place in dunmere.items() if place.told and place.told.is_stale] != []
    assert dunmere["call-back"].is_asked_for


def test_each_statement_is_translated_and_what_the_checks_see_was_answered():
    company = sample()
    rows = list(Edition.current(company).statements.all())
    found = {place.statement.key: place for place in translating.places(company, rows, "de")}
    assert {key: place.state for key, place in found.items()} == {
        row.key: "proposed" if row.key == WAITS else "approved" for row in rows
    }
    for key, place in found.items():
        made = place.proposed or place.approved
        assert bool(translating.found_in(place.statement, made, "en")) is (key in OVER), key
