"""The terminal report: read aloud, narrow, without colour, and with every figure."""

import io
from dataclasses import replace

import pytest
from rich.console import Console

from fairlead.core.values import Status
from fairlead.report import drawing, json, terminal
from fairlead.report.chain import steps
from fairlead.report.tests.samples import ALL, PAY, rich, tiny
from fairlead.report.tests.test_json import figures
from fairlead.report.tests.test_outline import open_links


def printed(diagnosis, width=80, encoding="utf-8", **more):
    raw = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    terminal.render(diagnosis, Console(file=raw, width=width, **more))
    raw.flush()
    return raw.buffer.getvalue().decode(encoding)


def one_line(text):
    return " ".join(text.split())


def test_the_verdict_comes_first_then_the_chain_then_three_steps():
    text = one_line(printed(rich()))
    places = [
        text.index(part)
        for part in (rich().verdict.sentence, "the chain breaks here", "What to do next", "1. Mend", "3. Ask")
    ]
    assert places == sorted(places)
    assert text.startswith(
        "Del & Neil Staffing, as of 2026-10-31, asked in autumn 2026 The direction was told"
    )


@pytest.mark.parametrize("name", ALL)
def test_every_figure_of_the_json_is_said_in_the_same_words(name):
    diagnosis = ALL[name]()
    text = one_line(printed(diagnosis, width=100))
    missing = [f["words"] for f in figures(json.render(diagnosis)) if one_line(f["words"]) not in text]
    assert missing == []


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_window_or_ends_in_blanks(name, width):
    lines = printed(ALL[name](), width=width).splitlines()
    assert [line for line in lines if len(line) > width or line != line.rstrip()] == []


def test_the_line_breaks_at_the_link_that_the_verdict_names():
    line, titles, statuses, pointer = drawing.chain(steps(rich()), 80).plain.splitlines()
    at = titles.index("known")
    assert line[at] == "✕"
    assert statuses[at:].startswith("fails")
    assert pointer[at:] == "▲ the chain breaks here"
    assert "╱ ╱" in line[titles.index("reached") : at]
    assert "╱" not in line[:at].split("╱ ╱")[0]


def test_a_chain_that_holds_shows_no_break():
    whole = [step_holds(step) for step in steps(tiny())]
    text = drawing.chain(whole, 80).plain
    assert "╱" not in text
    assert "breaks" not in text


def step_holds(step):
    return replace(step, status=Status.HOLDS)


def test_a_narrow_window_gets_the_chain_downwards():
    text = drawing.chain(steps(rich()), 40).plain
    assert "✕ known fails; the chain breaks here" in text
    assert max(map(len, text.splitlines())) <= 40


def test_an_old_terminal_gets_the_chain_in_plain_characters():
    assert "x" in drawing.chain(steps(rich()), 80, ascii_only=True).plain
    drawing.chain(steps(rich()), 80, ascii_only=True).plain.encode("ascii")


def test_no_colour_is_written_when_it_is_not_wanted(monkeypatch):
    coloured = printed(rich(), force_terminal=True, color_system="standard")
    assert "\x1b[1;31m" in coloured
    monkeypatch.setenv("NO_COLOR", "1")
    assert "31m" not in printed(rich(), force_terminal=True, color_system="standard")


def test_names_are_printed_as_they_are_whatever_brackets_they_hold():
    assert "[bold]Firm[/bold] & <b>" in printed(replace(rich(), company="[bold]Firm[/bold] & <b>"))


def test_a_firm_without_levels_is_told_so():
    assert "No answer comes with a level" in one_line(printed(tiny()))


def test_a_firm_with_thousands_of_units_gets_the_top_of_the_tree_and_those_that_stand_out():
    made = rich()
    many = tuple(
        replace(made.units[0], group=f"Unit {n}", depth=1, stands_out=("lived",) if n == 777 else ())
        for n in range(1000)
    )
    text = one_line(printed(replace(made, units=many)))
    assert "40 of 1,000 groups are listed here" in text
    assert "Unit 777" in text
    assert "Unit 500" not in text


def test_hidden_options_are_listed_once_and_explained():
    text = one_line(printed(rich()))
    assert (
        "Neither 10, Agree 30, Strongly agree 13; hidden: Strongly disagree, Disagree; cannot say 3" in text
    )
    assert "One chosen by fewer than 3 is hidden" in text


def test_where_every_option_is_hidden_that_is_said_once():
    made = rich()
    veiled = replace(PAY, histogram=replace(PAY.histogram, counts=(None,) * 5, cannot_say=None, skipped=None))
    text = printed(replace(made, items=(*made.items[:-1], veiled)))
    said = text[text.index("I am paid fairly") :].splitlines()
    assert said[1].strip() == "Answers per option: hidden"


def test_what_would_tell_more_stands_after_what_to_do_a_line_a_link():
    text = printed(open_links())
    assert "\nWhat would tell more:\n- plan: a plan file\n- reached, lived: how many answered\n" in text
    assert text.index("What to do next") < text.index("What would tell more")
