"""An owner draws a sheet, two people code it, and *known* rests on people: no longer provisional, and nearer to the truth.

The truth is that of the simulation: whether an answer names a statement is known, for the answer was made from it.
"""

import csv
import json

import pytest

from fairlead.core.simulate import simulate
from tests.journeys.coding_people import fill, truth_of
from tests.journeys.firms import files, plain, refused, typed

FIRM = {"cause": "not-lived", "people": 140, "seed": 3}
DRAWN = 60


def known(folder):
    made = json.loads(typed("diagnose", folder, "--json").out)
    return next(link for link in made["links"] if link["id"] == "known"), made


@pytest.fixture(scope="module")
def journey(tmp_path_factory):
    """Each step of the way, with what was said at it."""
    place = tmp_path_factory.mktemp("coding")
    firm = simulate(**FIRM)
    truth = truth_of(simulate(**FIRM, coded=10_000))  # the same firm, all of its answers coded
    folder = firm.write(place / "firm")
    before, _ = known(folder)
    drawn = typed("code", folder, "-o", place / "sheet.csv", "--answers", DRAWN)
    untouched = (place / "sheet-1.csv").read_text(encoding="utf-8-sig")
    fill(place / "sheet-1.csv", truth)
    fill(place / "sheet-2.csv", truth, slips=20)
    sheets = ("--read", place / "sheet-1.csv", "--read", place / "sheet-2.csv")
    read = typed("code", folder, *sheets)
    again = json.loads(typed("code", folder, *sheets, "-o", place / "again.csv", "--json").out)
    toml = folder / "fairlead.toml"
    toml.write_text(toml.read_text(encoding="utf-8") + "\n" + again["mapping"].replace("again", "coding"))
    after, made = known(folder)
    return {
        "place": place, "folder": folder, "truth": truth, "before": before, "after": after, "drawn": drawn, "made": made,
        "read": read, "json": again, "untouched": untouched, "share": firm.truth.shares["known"],
    }  # fmt: skip


def test_before_anybody_codes_known_is_provisional_and_says_little(journey):
    assert journey["before"]["provisional"]
    assert journey["before"]["status"] == "unknown"


def test_the_sheet_holds_answers_and_empty_cells_and_nothing_of_what_the_scorer_thinks(journey):
    assert journey["drawn"].code == 0, journey["drawn"].err
    header, *rows = list(csv.reader(journey["untouched"].splitlines()))
    assert header[:3] == ["pulse", "respondent", "text"]
    assert len(rows) == DRAWN
    assert all(row[2] and set(row[3:]) == {""} for row in rows)
    assert header[3:] == ["call-back", "paid-friday", "care-half", "one-consultant", "open-linden"]
    assert "drawn at random" in journey["drawn"].out


def test_the_rubric_names_every_priority_and_says_why_the_sample_is_random(journey):
    page = (journey["place"] / "sheet-how-to-code.txt").read_text(encoding="utf-8")
    assert "drawn at random" in page
    assert "Rogan" in page
    assert "call-back: Every placement is called" in page


def test_the_same_seed_draws_the_same_answers_and_another_seed_others(journey):
    place, folder = journey["place"], journey["folder"]
    (folder / "coding.csv").rename(place / "aside.csv")
    toml = folder / "fairlead.toml"
    whole = toml.read_text(encoding="utf-8")
    toml.write_text(whole.partition('[[file]]\npath = "coding.csv"')[0], encoding="utf-8")
    try:
        for name, seed in (("same", 1), ("other", 2)):
            words = (
                "code",
                folder,
                "-o",
                place / f"{name}.csv",
                "--answers",
                DRAWN,
                "--coders",
                "1",
                "--seed",
                seed,
            )
            assert typed(*words).code == 0
        same, other = ((place / f"{n}.csv").read_text(encoding="utf-8-sig") for n in ("same", "other"))
        assert plain(same) == plain(journey["untouched"])
        assert plain(other) != plain(same)
    finally:
        (place / "aside.csv").rename(folder / "coding.csv")
        toml.write_text(whole, encoding="utf-8")


def test_two_people_who_mean_the_same_agree_and_where_they_differ_is_listed_by_line(journey):
    (pair,) = journey["json"]["coders"]
    assert pair["answers"] == DRAWN
    assert pair["kappa"]["value"] > 0.9
    assert not pair["kappa"]["provisional"]
    assert {"partly"} == {found["codes"][1] for found in journey["json"]["differences"]}
    assert "sheet-1 line" in plain(journey["read"].out)


def test_the_scorer_agrees_better_once_it_has_learnt_from_other_answers(journey):
    as_it_came, taught = journey["json"]["scorer"][:2]
    assert taught["quadratic"]["value"] >= as_it_came["quadratic"]["value"]


def test_what_is_coded_partly_is_kept_and_not_counted_as_named(journey):
    with (journey["folder"] / "coding.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 2 * DRAWN
    second = [row for row in rows if row["coder"] == "sheet-2"]
    assert any(row["partly"] for row in second)
    for row in second:
        assert (
            set(row["statements"].split()) | set(row["partly"].split()) == journey["truth"][row["respondent"]]
        )
        assert not set(row["statements"].split()) & set(row["partly"].split())


def test_known_is_no_longer_provisional_and_nearer_to_the_truth(journey):
    before, after, share = journey["before"], journey["after"], journey["share"]
    assert not after["provisional"]
    assert abs(after["estimate"] - share) < abs(before["estimate"] - share)
    assert after["low"] <= share <= after["high"]
    assert after["high"] - after["low"] < before["high"] - before["low"]
    assert after["status"] == "holds"


def test_nothing_that_was_drawn_or_written_is_written_over(journey):
    place, folder = journey["place"], journey["folder"]
    sheets = ("--read", place / "sheet-1.csv")
    assert "is there already" in refused("code", folder, *sheets, folder=place)
    assert "is there already" in refused("code", folder, "-o", place / "sheet.csv", folder=place)


def test_who_codes_again_is_given_only_answers_that_nobody_has_coded(journey):
    place, folder = journey["place"], journey["folder"]
    said = json.loads(
        typed("code", folder, "-o", place / "more.csv", "--answers", 500, "--coders", 1, "--json").out
    )
    rows = list(csv.reader((place / "more.csv").read_text(encoding="utf-8-sig").splitlines()))[1:]
    first = {row[1] for row in list(csv.reader(journey["untouched"].splitlines()))[1:]}
    assert said["coded"] == DRAWN
    assert said["drawn"] == len(rows) == said["not_coded"]
    assert not first & {row[1] for row in rows}


def test_a_half_filled_sheet_is_read_as_far_as_it_goes_and_every_bad_cell_is_listed_by_line(
    journey, tmp_path
):
    header, *rows = list(
        csv.reader((journey["place"] / "sheet-1.csv").read_text(encoding="utf-8").splitlines())
    )
    rows[2][4] = "maybe"
    rows[3][-1] = ""
    rows[4][1] = "nobody"
    rows[5] = rows[0]
    for row in rows[10:]:
        row[3:] = [""] * len(row[3:])
    half = tmp_path / "half.csv"
    with half.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    found = json.loads(
        typed("code", journey["folder"], "--read", half, "-o", tmp_path / "half-coded.csv", "--json").out
    )
    (sheet,) = found["sheets"]
    assert (sheet["coded"], sheet["not_begun"]) == (6, DRAWN - 10)
    assert [(r["line"], r["column"]) for r in sheet["refusals"]] == [
        (4, header[4]), (5, header[-1]), (6, "respondent"), (7, "respondent"),
    ]  # fmt: skip
    assert "'maybe' is none of yes, partly, no, opposite" in sheet["refusals"][0]["reason"]


def test_no_text_of_a_person_is_printed(journey):
    texts = {row[2] for row in list(csv.reader(journey["untouched"].splitlines()))[1:] if len(row[2]) > 25}
    plan = plain((journey["folder"] / "plan.md").read_text(encoding="utf-8"))
    recall = typed("recall", journey["folder"] / "plan.md", journey["folder"])
    assert recall.code == 0
    for output in (recall.out, journey["read"].out, journey["drawn"].out, json.dumps(journey["json"])):
        said = plain(output)
        assert [text for text in texts if plain(text) in said and plain(text).strip(" .") not in plan] == []
    assert files(journey["folder"])  # and nothing was written beside
