"""What is said once, what is left out, and where each figure stands."""

from dataclasses import replace

import pytest

from fairlead.core.anonymity import Figure
from fairlead.core.diagnosis import diagnose
from fairlead.core.diagnosis.values import Measure, SpreadFinding
from fairlead.core.simulate import simulate
from fairlead.core.tables.reading import Reading
from fairlead.report.outline import outline
from fairlead.report.parts import Facts, Points
from fairlead.report.reasons import REVERSED
from fairlead.report.tests.samples import AGREE, REACHED, leavers_only, rich, share, tiny


def section(diagnosis, id):
    parts = [part for top in outline(diagnosis).sections for part in (top, *top.parts)]
    return next(part for part in parts if part.id == id)


def labels(found):
    return [fact.label for block in found.blocks if isinstance(block, Facts) for fact in block.facts]


def test_each_question_of_a_link_stands_with_the_link_and_nowhere_else():
    made = rich()
    item = replace(REACHED, id="reached-2", wording="My manager told me.", estimate=share(0.7, 0.6, 0.8, 50))
    told = replace(made, items=(*made.items, item))
    assert labels(section(told, "link-reached")) == [REACHED.wording, "My manager told me."]
    assert labels(section(told, "other-items")) == ["I am paid fairly."]


def test_a_figure_pooled_of_one_question_gives_way_to_the_question_with_its_histogram():
    made = rich()
    pooled = Measure("reached", "reached", REACHED.wording, "autumn", REACHED.estimate, REACHED.status, 0.6)
    links = tuple(replace(f, measures=(pooled,)) if f.link == "reached" else f for f in made.links)
    facts = section(replace(made, links=links), "link-reached").blocks[0].facts
    assert [fact.label for fact in facts] == [REACHED.wording]
    assert facts[0].histogram.labels == AGREE


def test_what_the_spread_says_of_several_links_alike_is_said_once():
    few = tuple(
        SpreadFinding(link, "cannot-tell", "Too few units.", 4) for link in ("reached", "known", "known")
    )
    points = section(replace(rich(), spread=few), "by-unit").blocks[-1]
    assert isinstance(points, Points)
    assert [(point.term, point.text) for point in points.points] == [
        ("reached, known: cannot tell", "Too few units.")
    ]


def test_each_further_cut_has_a_table_of_its_own():
    made = rich()
    tenure = replace(made.levels[0], cut="tenure", group="under a year")
    titles = [top.title for top in outline(replace(made, levels=(*made.levels, tenure))).sections]
    assert titles.index("By tenure") == titles.index("By level") + 1


def test_hidden_reasons_share_a_line():
    reasons = rich().leaving.reasons
    twice = replace(rich().leaving, reasons=(*reasons, replace(reasons[-1], family="health")))
    named = section(replace(rich(), leaving=twice), "leaving").blocks[0]
    assert [fact.label for fact in named.facts if fact.hidden] == ["Career, Health"]


def test_a_group_with_the_verdict_of_the_company_does_not_repeat_it():
    rows = section(rich(), "by-unit").blocks[0].rows
    assert rows[0].verdict == "The same verdict as the company."
    assert rows[1].verdict.startswith("People do not see the direction lived")


def test_where_nothing_was_asked_there_is_one_list_and_not_seven_chapters():
    titles = [top.title for top in outline(leavers_only()).sections]
    assert titles[0] == "What was not examined"
    assert "What people know" not in titles
    assert "Why people say that they leave" in titles


def test_answers_of_leavers_that_come_with_a_unit_are_not_said_to_have_none():
    figure = Figure("at-exit", "pay-1", "unit", "North", 20, "20", 0.5, (10, 10), (0.5, 0.5), 20)
    said = section(replace(leavers_only(), released=(figure,)), "by-unit").says
    assert said == ("Answers come with a unit, but none of them decides a link.",)
    assert section(leavers_only(), "by-unit").says[0].startswith("No answer comes with a unit")


def test_a_list_of_main_reasons_that_are_all_hidden_is_not_there():
    leaving = rich().leaving
    none = replace(
        leaving, reasons=tuple(replace(r, primary=None, primary_count=None) for r in leaving.reasons)
    )
    ids = [block.id for block in section(replace(rich(), leaving=none), "leaving").blocks]
    assert ids == ["named"]
    assert section(replace(rich(), leaving=none), "leaving").says[-1].endswith("no main reason is shown.")
    assert [block.id for block in section(rich(), "leaving").blocks] == ["named", "primary"]


def test_who_named_a_reason_once_is_counted_in_the_singular():
    once = replace(rich().leaving.reasons[0], named_count=1)
    named = section(replace(rich(), leaving=replace(rich().leaving, reasons=(once,))), "leaving").blocks[0]
    assert named.facts[0].notes[0] == "named 1 time"


def test_the_model_speaks_of_yes_instead_of_not():
    gaps = section(rich(), "gaps")
    assert "saying yes instead of not" in gaps.says[1]
    assert [block.caption for block in gaps.blocks][1] == "Yes instead of not, the others held still"


@pytest.fixture(scope="module")
def simulated(tmp_path_factory):
    folder = tmp_path_factory.mktemp("firm") / "files"
    return diagnose(simulate(cause="not-lived", people=140, seed=7).write(folder))


def test_a_question_asked_the_other_way_round_is_marked_right_at_its_figure(simulated):
    asked = [item for item in simulated.items if item.note.startswith(REVERSED)]
    facts = [
        fact
        for top in outline(simulated).sections
        for part in (top, *top.parts)
        for block in part.blocks
        if isinstance(block, Facts) and block.id not in ("gaps-raw", "gaps-model")
        for fact in block.facts
    ]
    assert asked
    for item in asked:
        assert item.note in [fact.notes[0] for fact in facts if fact.label == item.wording]


def test_a_gap_of_such_a_question_says_what_yes_means(simulated):
    asked = {item.wording for item in simulated.items if item.note.startswith(REVERSED)}
    marked = {
        fact.label: fact.notes[0].startswith(REVERSED)
        for fact in section(simulated, "gaps").blocks[0].facts
        if fact.notes
    }
    assert marked
    assert {label for label, is_marked in marked.items() if is_marked} == asked & set(marked)


def test_a_figure_with_a_caveat_by_group_is_marked_and_the_caveat_said_once_at_the_foot():
    made = rich()
    caveat = "many units are compared, so this one alone does not count as off the cut"
    widened = [
        replace(found, shares=tuple(
            replace(s, estimate=replace(s.estimate, caveats=(caveat,))) if s.link == "lived" and s.estimate else s
            for s in found.shares
        ))
        for found in made.units
    ]  # fmt: skip
    grid = section(replace(made, units=tuple(widened)), "by-unit").blocks[0]
    marks = {cell.mark for row in grid.rows for cell in row.cells if cell.label == "lived" and cell.estimate}
    assert marks == {"*"}
    assert {cell.mark for row in grid.rows for cell in row.cells if cell.label != "lived"} == {""}
    assert grid.footnotes == (f"* {caveat}",)


def test_of_many_columns_that_nothing_reads_ten_are_named_and_the_rest_counted():
    file = replace(rich().reading.files[0], columns_unused=tuple(f"Q{n}" for n in range(1, 33)), rows=1)
    said = section(replace(rich(), reading=Reading(files=(file,))), "reading-files").blocks[0].points[0].text
    assert said.endswith("Columns not used: Q1, Q2, Q3, Q4, Q5, Q6, Q7, Q8, Q9, Q10 and 22 more.")
    assert "of 1 row used" in said


def test_the_tellings_of_a_priority_are_those_of_a_typical_unit():
    part = section(rich(), "the-plan")
    assert part.says[-1].endswith("how often it was told in a typical unit (the median of the units):")
    assert part.blocks[0].facts[0].notes == ("told 5 times in a typical unit",)


def open_links():
    """Three links are open; two of them need the same."""
    made = rich()
    needs = {"plan": "a plan file", "reached": "how many answered", "lived": "how many answered"}
    links = tuple(replace(f, missing=needs.get(f.link, "")) for f in made.links)
    would = "; ".join(f"{link}: {what}" for link, what in needs.items())
    return replace(made, links=links, verdict=replace(made.verdict, would_change=would))


def test_what_would_tell_more_is_a_list_in_which_links_that_need_the_same_share_a_line():
    made = outline(open_links())
    assert made.would_change == "What would tell more:"
    assert [(point.term, point.text) for point in made.missing] == [
        ("plan", "a plan file"),
        ("reached, lived", "how many answered"),
    ]


def test_what_would_tell_more_of_leavers_stays_one_sentence():
    alone = replace(leavers_only().verdict, would_change="the same questions, asked of those who stay")
    made = outline(replace(leavers_only(), verdict=alone))
    assert (made.would_change, made.missing) == (
        "What would tell more: the same questions, asked of those who stay.",
        (),
    )


def test_what_each_link_needs_is_listed_once_where_no_link_was_examined():
    made = leavers_only()
    would = "; ".join(f"{found.link}: {found.missing}" for found in made.links)
    listed = outline(replace(made, verdict=replace(made.verdict, would_change=would)))
    assert len(listed.missing) == 1
    assert "What was not examined" not in [top.title for top in listed.sections]


def test_where_no_link_was_examined_every_question_is_shown_whatever_link_it_speaks_for():
    asked = replace(leavers_only(), items=(REACHED,))
    found = section(asked, "other-items")
    assert found.title == "Every question, with its answers"
    assert labels(found) == [REACHED.wording]
    assert section(rich(), "other-items").title == "Questions outside the chain"


def test_with_one_pulse_the_heading_names_it_and_no_question_repeats_it():
    made = outline(rich())
    assert made.date == "as of 2026-10-31, asked in autumn 2026"
    assert all("asked in" not in note for note in notes_of(made))
    later = replace(REACHED, id="reached-2", pulse="spring 2027")
    two = outline(replace(rich(), items=(*rich().items, later)))
    assert two.date == "as of 2026-10-31"
    assert {"asked in autumn 2026", "asked in spring 2027"} <= set(notes_of(two))


def notes_of(made):
    return [
        note
        for top in made.sections
        for part in (top, *top.parts)
        for block in part.blocks
        if isinstance(block, Facts)
        for fact in block.facts
        for note in fact.notes
    ]


def test_hypotheses_of_which_none_could_be_weighed_are_not_listed():
    assert section(tiny(), "hypotheses").blocks == ()
    assert "None of them could be weighed" in section(tiny(), "hypotheses").says[1]
    assert len(section(rich(), "hypotheses").blocks[0].points) == 9


def test_the_items_of_the_model_are_named_once():
    gap = rich().gaps[0]
    other = replace(gap, item="right-direction-1", in_model=("lived-1", "right-direction-1", "expected-1"))
    said = section(replace(rich(), gaps=(gap, other)), "gaps")
    assert said.says[2] == "In the model: lived-1, right-direction-1, expected-1."
    assert all(not fact.notes for fact in said.blocks[1].facts)


def test_a_note_on_every_gap_is_said_once():
    gap = rich().gaps[0]
    said = section(replace(rich(), gaps=(gap, replace(gap, item="expected-1"))), "gaps")
    assert said.says[-1] == f"Of each gap: {gap.note}."
    assert all(gap.note not in fact.notes for fact in said.blocks[0].facts)
    assert gap.note in section(rich(), "gaps").blocks[0].facts[0].notes
