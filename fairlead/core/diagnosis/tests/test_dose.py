"""The dose of a folder: counted on one's fingers, compared over two waves, and said where it cannot be."""

import shutil
from datetime import date

import pytest

from fairlead.core.anonymity import Rules
from fairlead.core.diagnosis import diagnose
from fairlead.core.diagnosis.doses import NoTellings, dose, dose_of
from fairlead.core.diagnosis.held import changed_priorities
from fairlead.core.diagnosis.period import period
from fairlead.core.engines import Engine
from fairlead.core.plans import parse
from fairlead.core.simulate import sample_company, simulate
from fairlead.core.simulate.sample import RISING, TOLD
from fairlead.core.tables import read


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    return sample_company().write(tmp_path_factory.mktemp("dose") / "sample")


@pytest.fixture(scope="module")
def found(sample):
    return dose(sample)


def test_the_table_holds_what_each_branch_was_told_in_ninety_days(found):
    assert (found.since, found.until) == (date(2026, 8, 3), date(2026, 10, 31))
    assert found.units[3] == "dunmere"
    for place, (priorities, often) in enumerate(TOLD):
        assert sorted(one.n[place] for one in found.told) == sorted(
            [often] * priorities + [0] * (5 - priorities)
        )


def test_the_bands_of_a_statement_add_up_to_the_units(found):
    assert all(sum(one.bands.values()) == len(found.units) for one in found.told)
    assert found.told[0].bands == {"never": 1, "once": 0, "three": 4, "seven": 3}


def test_the_link_sent_and_the_table_count_the_same_pairs(sample, found):
    sent = next(link for link in diagnose(sample).links if link.link == "sent")
    often = sum(n >= 3 for one in found.told for n in one.n)
    assert sent.estimate.n == len(found.told) * len(found.units)
    assert often == 28
    assert [e.says for e in sent.evidence] == [
        f"told {min(one.n)} to {max(one.n)} times, by unit" for one in found.told
    ]


def test_the_planted_link_lies_within_the_interval_of_reached(found):
    reached = found.associations[0]
    within = reached.estimate.interval
    assert (reached.measure, reached.id, reached.units) == ("reached", "goes-with", 8)
    assert within.low <= 2.718281828**RISING <= within.high
    assert within.level == pytest.approx(0.95**0.5)


def test_the_second_wave_counts_what_was_told_after_the_first(found):
    assert [(w.wave, str(w.since), str(w.until)) for w in found.windows] == [
        ("2026-summer", "2026-05-01", "2026-07-31"),
        ("2026-autumn", "2026-08-01", "2026-10-31"),
    ]


def changed(sample, folder, before, after):
    """A copy of the folder with another mapping."""
    shutil.copytree(sample, folder)
    toml = folder / "fairlead.toml"
    text = toml.read_text("utf-8")
    assert before in text
    toml.write_text(text.replace(before, after), "utf-8")
    return folder


def test_the_days_of_waves_can_be_stated(sample, tmp_path):
    stated = changed(sample, tmp_path / "stated", "[base]", "[pulses]\n2026-summer = 2026-06-15\n\n[base]")
    assert dose(stated).windows[0].until == date(2026, 6, 15)


def test_what_is_no_declared_cut_is_not_compared_and_not_shown(sample, tmp_path):
    found = dose(
        changed(sample, tmp_path / "plain", 'cuts = ["unit", "level", "tenure"]', 'cuts = ["level"]')
    )
    assert all("units are not among the declared cuts" in said.says for said in found.associations)
    assert all(not one.units for one in found.held)
    assert found.told[0].bands["never"] == 1


def test_the_branch_that_was_never_told_still_holds_what_was_dropped(found):
    (website,) = found.held
    assert (website.now, website.pulse) == (None, "2026-autumn")
    shares = {unit.unit: unit.old.value for unit in website.units if unit.old}
    assert max(shares, key=shares.get) == "dunmere"
    assert website.shares["old"].value + website.shares["neither"].value == pytest.approx(1)


def test_a_new_owner_or_day_is_no_new_sentence():
    old = parse("## Priorities\n- Call every placement after one week. {#call owner=Ada due=2027-01-31}")
    new = parse("## Priorities\n- Call every placement after one week. {#call owner=Bo due=2027-06-30}")
    assert changed_priorities(old, new) == ()


def test_beside_an_earlier_report_the_old_sentence_is_left_out(sample):
    firm = read(sample)
    left = dose_of(
        Engine(firm.connection), firm, period(None, firm.settings.as_of), Rules(), beside_earlier=True
    )
    assert left.held == ()
    assert "earlier report" in left.held_why


@pytest.mark.parametrize(
    ("without", "reached", "known"),
    [
        ((), "one wave only asked the item", "one wave only asked for recall"),
        (("plan",), "one wave only", "there is no plan"),
        (("answers",), "was never asked", "no wave asked for recall"),
    ],
)
def test_what_is_missing_is_said_and_the_table_is_there_all_the_same(tmp_path, without, reached, known):
    folder = simulate(cause="holds", people=60, seed=3, without=without).write(tmp_path / "firm")
    found = dose(folder)
    assert [said.id for said in found.associations] == ["cannot-tell", "cannot-tell"]
    assert reached in found.associations[0].says
    assert known in found.associations[1].says
    assert found.told
    assert found.held == ()
    assert found.held_why


def test_with_few_units_the_reason_is_their_number(tmp_path):
    folder = simulate(cause="holds", people=60, seed=3, units=4, waves=2).write(tmp_path / "firm")
    assert all("4 units can be compared" in said.says for said in dose(folder).associations)


def test_without_tellings_one_sentence_says_what_to_bring(tmp_path):
    folder = simulate(cause="holds", people=60, seed=3, without=("tellings",)).write(tmp_path / "firm")
    with pytest.raises(NoTellings, match="There is no record of tellings in firm: bring tellings"):
        dose(folder)
    assert diagnose(folder).dose is None
