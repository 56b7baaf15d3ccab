"""Foreign pages: what is proposed stands there, what is not proposed is listed, and what is wrong is said."""

import re
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fairlead.core.plans import Kind, check, parse, write
from fairlead.core.plans.foreign import Proposal, Trust, draft, propose
from fairlead.core.plans.foreign.tests.pages import PAGES

LINES = (
    *("# Our mission", "## Values", "### 1. Be kind", "Priorities", "**Goals**", "## Lunch menu", "Vision", "=====", "---"),
    *("- Ask first.", "  - We do: ring.", "* **Customers first.** We ring back.", "1. Open in Linden by March 2027", "2)\tTidy up"),
    *("• Nobody waits", "o\tTwice a day", "- [ ] Call back", "- [x] Done", "KR1: 95% of calls returned", "Objective: be loved"),
    *("Mission: bake good bread", "We exist to help people sleep.", "Our vision is a town without queues.", "Some words.", ""),
    *("", "| Goal | Owner |", "|---|---|", "| Open in York | Ada |", "<p>Soup</p>", "<ul><li>One</li><li>Two</li></ul>"),
    *("{% include x %}", "{{< note >}}", "<!-- hidden", "-->", "{% comment %}x{% endcomment %} seen", "```", "TODO write", "TK"),
    *("<<<<<<< HEAD", "=======", ">>>>>>> other"),
    *("See the [strategy page](https://x.y/z).", "![alt](a.png)", "[^1]: note", "> Quoted: words"),
    *("We will not sell cars. We _do_ sell `bikes`.", "title: x"),
    *("Our goals are to:", "Not doing: cars, vans", "{#id owner=Ada}", "\\{ brace }"),
)  # fmt: skip


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def seen(source: str) -> str:
    """The source without targets of links, tags and comments, by other means than the reader's.

    Marks of comments inside code are words of the code: a page with code is looked at with its comments too.
    """
    bare = re.sub(r"<!--.*?(?:-->|$)|\{%-? ?comment.*?endcomment ?-?%\}", " ", source, flags=re.DOTALL)
    text = f"{bare}\n{source}" if "```" in source else bare
    text = re.sub(
        r"!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|\{\{.*?\}\}|\{%.*?%\}|</?\w[^>]*>|\[\^\w+\]|:[a-z_]+:", " ", text
    )
    return letters(text.replace("&nbsp;", " "))


def made_of(source: str, page: Proposal) -> None:
    there, anywhere = seen(source), letters(source)
    for one in page.statements:
        assert letters(one.text) in there, one
        assert all(letters(line) in anywhere or letters(line) in there for line in one.details), one
        assert all(letters(found.words) in there for found in one.found), one


def every_line_is_accounted_for(source: str, page: Proposal) -> None:
    told = {n for one in (*page.statements, *page.left_out) for n in range(one.first, one.last + 1)}
    for number, line in enumerate(source.split("\n"), start=1):
        heading = re.match(r"^\s*(#|\*\*[^*]+\*\*:?$|[-=*_|: ]+$|<h\d)", line) or len(line.split()) <= 8
        assert number in told or heading or not letters(seen(line)), (number, line)


@pytest.mark.parametrize("name", PAGES)
def test_what_is_proposed_stands_on_the_page_and_what_is_not_is_listed(name: str) -> None:
    source = "".join(PAGES[name])
    page = propose(source)
    made_of(source, page)
    every_line_is_accounted_for(source, page)


@settings(max_examples=300, deadline=None)
@example("# Our mission\n<!-- hidden\n{% comment %}x{% endcomment %} seen")
@example("# Our mission\n{% comment %}<!-- a\nb --> c\nd{% endcomment %} seen")
@example("# Our mission\n<<<<<<< HEAD\n- Ask first.\n<<<<<<< HEAD\n{% comment %}x{% endcomment %} seen")
@given(st.lists(st.sampled_from(LINES), max_size=25).map("\n".join))
def test_no_page_makes_it_invent_or_fail_and_its_draft_is_a_plan(source: str) -> None:
    page = propose(source)
    made_of(source, page)
    if text := draft(page):
        plan = parse(text)
        assert [s.text for s in plan.statements] == [s.text for s in page.statements]
        assert write(plan) == text


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_any_text_at_all_can_be_looked_at(source: str) -> None:
    page = propose(source)
    assert all(letters(one.text) for one in page.statements)
    assert not draft(page) or parse(draft(page))


def told(name: str) -> list[tuple[str, str]]:
    return [(str(s.kind), s.text) for s in propose("".join(PAGES[name])).statements]


def test_a_paste_from_a_word_processor_is_read_by_its_short_lines_and_bullets() -> None:
    assert told("word") == [
        ("purpose", "To put a warm meal on every table in the valley."),
        ("vision", "By 2030 no child in the valley goes to school hungry."),
        ("value", "Nobody eats alone"),
        ("value", "Say thank you"),
        ("priority", "Open two kitchens in the north by 31 March 2027 (Owner: Ada Lee)"),
        ("priority", "Cut the cost of a meal from 4.20 to 3.60"),
        ("priority", "Train forty volunteers a year"),
        ("not-doing", "No catering for events"),
        ("not-doing", "Food banks"),
    ]


def test_key_results_become_goals_with_measure_and_target_and_objectives_priorities() -> None:
    page = propose("".join(PAGES["okr"]))
    assert [s.text for s in page.statements if s.kind is Kind.PRIORITY] == [
        "Delight our first hundred customers",
        "Become a place where engineers stay",
    ]
    raised = next(s for s in page.statements if s.text.startswith("Raise NPS"))
    assert {f.key: f.value for f in raised.found} == {"due": "2027-03-31", "target": "45", "measure": "NPS"}
    assert ("not-doing", "Selling to enterprises") in told("okr")
    done = next(s for s in page.statements if s.text == "Launch the help centre")
    assert (done.trust, done.doubts) == (Trust.DOUBTFUL, ("is ticked as done",))


def test_both_sides_of_a_conflict_are_shown_and_it_is_said_loudly() -> None:
    page = propose("".join(PAGES["conflict"]))
    assert [(s.text, s.first) for s in page.statements if s.kind is Kind.PURPOSE] == [
        ("We help people sleep.", 5),
        ("We sell mattresses to people who sleep badly.", 7),
    ]
    sentences = [w.sentence for w in page.warnings]
    assert sentences[0].startswith("An unresolved merge conflict begins here")
    assert any(s.startswith("2 sentences claim to be the purpose") for s in sentences)
    assert (22, True) in [(w.line, "“TK”" in w.sentence) for w in page.warnings]


def test_a_page_that_says_the_strategy_is_elsewhere_says_where() -> None:
    page = propose("# Strategy\nThe current strategy is in the [internal handbook](https://x.y/internal).\n")
    assert page.statements == ()
    [warning] = page.warnings
    assert (warning.line, "https://x.y/internal" in warning.sentence) == (2, True)


def test_values_written_as_headings_keep_their_explanation_as_details() -> None:
    page = propose(
        "---\ntitle: Values\n---\n## 1. We are open\nAll of our notes are public.\n\n## 2. Slow is smooth\n"
    )
    assert [(s.kind, s.text, s.first, s.details) for s in page.statements] == [
        (Kind.VALUE, "We are open", 4, ("All of our notes are public.",)),
        (Kind.VALUE, "Slow is smooth", 7, ()),
    ]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Why we exist", Kind.PURPOSE),
        ("Our Mission Statement", Kind.PURPOSE),
        ("North Star", Kind.VISION),
        ("Where are we heading?", Kind.VISION),
        ("Leadership principles", Kind.VALUE),
        ("How we work", Kind.VALUE),
        ("Strategic pillars 2027", Kind.PRIORITY),
        ("Focus areas", Kind.PRIORITY),
        ("Themes", Kind.PRIORITY),
        ("Our big bets", Kind.PRIORITY),
        ("Q3 Rocks", Kind.PRIORITY),
        ("Must-win battles", Kind.PRIORITY),
        ("Company OKRs", Kind.GOAL),
        ("North Star metric", Kind.GOAL),
        ("What success looks like", Kind.GOAL),
        ("What we're not doing", Kind.NOT_DOING),
        ("Non-goals", Kind.NOT_DOING),
        ("Explicitly out of scope", Kind.NOT_DOING),
    ],
)
def test_headings_of_many_wordings_are_understood(heading: str, kind: Kind) -> None:
    [one] = propose(f"# Page\n\n## {heading}\n\n- Bread by six in the morning.\n").statements
    assert (one.kind, one.text, one.first) == (kind, "Bread by six in the morning.", 5)


def test_the_draft_says_where_each_sentence_came_from_and_that_nobody_has_confirmed_it() -> None:
    page = propose("## Mission\n\nBake good bread.\n\n## Goals\n\n- KR1: 95% of loaves sold by noon\n")
    text = draft(page, source="page.md")
    assert "<!-- #bake-good-bread: line 3, under “Mission”; sure. -->" in text
    assert "Proposed from page.md; nobody has confirmed it." in text
    assert "draft-to-confirm" in {fault.id for fault in check(parse(text), today=date(2026, 10, 31))}


def test_a_short_line_over_a_list_ends_the_section_above_whatever_it_names() -> None:
    page = propose("# Team\n\nValues\n\n* Ask first\n\nObstacles\n\n* Not enough time\n")
    assert [(s.kind, s.text) for s in page.statements] == [(Kind.VALUE, "Ask first")]
    assert [(left.first, left.words) for left in page.left_out] == [(9, "Not enough time")]


def test_headings_of_one_name_speak_of_the_parts_of_a_page() -> None:
    parts = "".join(
        f"## Phase {n}\n### Goals\n- Finish the {what}\n" for n, what in enumerate(("roof", "wall", "door"))
    )
    assert {s.trust for s in propose(f"# Guide\n{parts}").statements} == {Trust.DOUBTFUL}


def test_a_list_of_links_under_a_vague_heading_is_a_table_of_contents() -> None:
    page = propose("# Cellar strategy\n\n- [Roadmap](a.md)\n- [Backlog](b.md)\n")
    assert page.statements == ()


def test_tags_without_end_are_read_in_linear_time() -> None:
    assert propose("{{ " * 20_000 + "{% " * 20_000).statements == ()


@pytest.mark.parametrize(
    "text", ["`" * 4_000, "(" * 20_000, "# Values\n" + "- We ring client {n}.\n" * 1_500]
)
def test_long_runs_of_marks_and_long_lists_are_read_all_the_same(text):
    assert propose(text.replace("{n}", "seven")) is not None
