"""plan.md in and out: nothing is lost, and what cannot be read is said in one sentence with its line."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairlead.core.errors import BadInput
from fairlead.core.plans import HEADINGS, Kind, Plan, Section, Statement, kind_of, parse, slug, write
from fairlead.core.plans.braces import escaped, split_brace

FULL = """---
company: Del & Neil Staffing
edition: 3
published: 2026-09-01
author: Del
tags:
  - direction
  - 2026
---

# The way ahead
<!-- read aloud on Mondays -->

## Our purpose
- Nobody in our town waits three weeks for work.  {#no-waiting}

## What we will not do
- No temp contracts under a week.  {#no-day-hire}

## Priorities
- Every placement is called.  {#call-back owner="Branch leads" due=2027-03-31 measure="share called" target=95% risk=low}
  Why: two of three early quits told us nobody rang.

  Example: the Hull branch.
    - ask Neil
- Quote {#9} is kept.  {#quote}

## Values
- We say the bad news first.  {#bad-news-first}
  - We do: ring the client before the client finds out.
  - We do not: soften a number in a report.
""".replace("{#9}", "\\{#9}")

quickly = settings(deadline=None, max_examples=60)  # no time is asserted: machines differ
awkward = st.text('\\{}#="“” a-', max_size=16)  # what the grammar itself is made of
words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40) | awkward
sentences = words.filter(lambda text: text.split())
ids = words.map(slug).filter(bool)
keys = st.from_regex(r"[a-z][a-z.-]{0,8}", fullmatch=True).filter(
    lambda key: key not in ("owner", "due", "measure", "target")
)
statements = st.builds(
    Statement,
    id=ids,
    kind=st.sampled_from(Kind),
    text=sentences,
    owner=st.none() | words,
    due=st.none() | st.dates(),
    measure=st.none() | words,
    target=st.none() | words,
    details=st.lists(words, max_size=3).map(tuple),
    extra=st.dictionaries(keys, words, max_size=2).map(lambda pairs: tuple(pairs.items())),
)
comments = st.lists(words.filter(lambda text: "-->" not in text), max_size=2).map(tuple)
sections = st.lists(
    st.builds(Section, kind=st.sampled_from(Kind), remarks=comments), max_size=4, unique_by=lambda s: s.kind
).map(tuple)
front = st.lists(st.from_regex(r"[d-o][a-z]{2,9}: [a-z ]{0,9}[a-z]", fullmatch=True), max_size=2).filter(
    lambda lines: not any(line.startswith("edition") for line in lines)
)
plans = st.builds(
    Plan,
    company=words,
    edition=st.none() | st.integers(0, 999_999_999),
    published=st.none() | st.dates(),
    statements=st.lists(statements, min_size=1, max_size=5, unique_by=lambda s: s.id).map(tuple),
    sections=sections,
    title=sentences.filter(lambda text: text.strip("# \n\t").strip() and kind_of(text) is None),
    remarks=comments,
    front=front.map(tuple),
)


def sentence_of(text: str) -> str:
    with pytest.raises(BadInput) as told:
        parse(text, name="plan-2.md")
    return told.value.sentence


@quickly
@given(plans)
def test_a_plan_written_and_read_is_the_same_plan(plan: Plan) -> None:
    assert parse(write(plan)) == plan


@quickly
@given(plans)
def test_a_text_once_normalised_is_not_touched_again(plan: Plan) -> None:
    text = write(plan)
    assert write(parse(text)) == text


@quickly
@given(plans, st.sampled_from(["\r\n", "\r"]))
def test_line_ends_and_a_byte_order_mark_change_nothing(plan: Plan, end: str) -> None:
    assert parse("\ufeff" + write(plan).replace("\n", end)) == plan


def said_or_read(text: str) -> str:
    try:
        return write(parse(text))
    except BadInput as told:
        return told.sentence


@quickly
@given(st.text(max_size=200))
def test_any_text_is_a_plan_or_a_sentence(text: str) -> None:
    result = said_or_read("## Goals\n" + text)
    assert result.startswith("## Goals\n- ") or (result.startswith("plan.md") and "\n" not in result)


def test_a_full_plan_comes_out_as_it_went_in() -> None:
    assert write(parse(FULL)) == FULL


@quickly
@given(awkward)
def test_braces_and_backslashes_in_a_sentence_come_back(text: str) -> None:
    assert split_brace(escaped(text) + "  {#a}") == (text.strip(), (("#", "a"),))


def test_what_is_read_is_what_was_written() -> None:
    plan = parse(FULL)
    assert (plan.company, plan.edition, plan.published) == ("Del & Neil Staffing", 3, date(2026, 9, 1))
    assert plan.front == ("author: Del", "tags:", "  - direction", "  - 2026")
    assert [s.id for s in plan.priorities] == ["call-back", "quote"]
    assert plan.needed == 2
    call = plan.statement("call-back")
    assert call is not None
    assert (call.owner, call.due, call.measure, call.target) == (
        "Branch leads",
        date(2027, 3, 31),
        "share called",
        "95%",
    )
    assert call.extra == (("risk", "low"),)
    assert call.details[-1] == "  - ask Neil"
    assert call.line == 21
    assert plan.priorities[1].text == "Quote {#9} is kept."
    value = plan.statement("bad-news-first")
    assert value is not None
    assert len(value.behaviours) == 2


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        *[(heading, kind) for kind, heading in HEADINGS.items()],
        *[("Mission", Kind.PURPOSE), ("OBJECTIVES", Kind.GOAL), ("What we will not do", Kind.NOT_DOING)],
        *[("Our top priorities for 2027:", Kind.PRIORITY), ("3. Core values", Kind.VALUE)],
    ],
)
def test_a_heading_has_other_names(heading: str, kind: Kind) -> None:
    assert parse(f"# {heading}\n- Say it.").statements[0].kind is kind


def test_statements_without_an_id_get_one_from_their_words_and_a_note() -> None:
    plan = parse(
        "## Priorities\n- We call every client back.\n- Call every client back!\n- Pay up. {#call-client-back}"
    )
    assert [s.id for s in plan.statements] == ["call-client-back-2", "call-client-back-3", "call-client-back"]
    assert [note.line for note in plan.notes] == [2, 3]
    assert (
        plan.notes[0].sentence == "“We call every client back.” had no id and was given #call-client-back-2."
    )


def test_an_id_in_capitals_is_lowered_with_a_note() -> None:
    plan = parse("## Priorities\n- Call back. {#Call_Back}")
    assert plan.statements[0].id == "call-back"
    assert "read as #call-back" in plan.notes[0].sentence


def test_tabs_numbers_and_other_marks_begin_statements() -> None:
    plan = parse(
        "## Priorities\n1. Call back. {#a}\n\tWhy: they ring.\n•\tPay on time. {#b}\n\t\tWhy: bread.\n * Rest. {#c}"
    )
    assert [(s.id, s.details) for s in plan.statements] == [
        ("a", ("Why: they ring.",)),
        ("b", ("Why: bread.",)),
        ("c", ()),
    ]


def test_a_list_indented_as_a_whole_is_still_a_list() -> None:
    plan = parse("## Priorities\n  - Call back. {#a}\n    Why: they ring.\n  - Pay on time. {#b}\n")
    assert [(s.id, s.details) for s in plan.statements] == [("a", ("Why: they ring.",)), ("b", ())]


def test_a_sentence_broken_over_lines_is_one_statement() -> None:
    text = "## Priorities\n- Every placement is called after one week,\n  by the one who placed it. {#a owner=Del}\n  Why: trust."
    [statement] = parse(text).statements
    assert statement.text == "Every placement is called after one week, by the one who placed it."
    assert (statement.id, statement.details) == ("a", ("Why: trust.",))


def test_a_paragraph_is_a_statement() -> None:
    assert [s.text for s in parse("## Purpose\nNobody waits\nfor work.\n\nNot in our town.").statements] == [
        "Nobody waits for work.",
        "Not in our town.",
    ]


def test_text_from_right_to_left_keeps_its_letters_and_gets_an_id() -> None:
    plan = parse(
        "## Priorities\n\u200f- نتصل بكل عامل بعد أسبوع.\n- אנחנו אומרים את האמת. {#emet owner=“נועה לוי”}\n"
    )
    assert [s.text for s in plan.statements] == ["نتصل بكل عامل بعد أسبوع.", "אנחנו אומרים את האמת."]
    assert plan.statements[0].id == "نتصل-بكل-عامل-بعد-أسبوع"
    assert plan.statements[1].owner == "נועה לוי"
    assert parse(write(plan)) == plan


def test_comments_are_kept_and_never_read_as_statements() -> None:
    plan = parse("## Purpose\n<!-- write one:\n- like this -->\n- Nobody waits. {#a}\n## Values\n")
    assert [s.id for s in plan.statements] == ["a"]
    assert "<!-- write one:\n- like this -->" in write(plan)
    assert "## Values" in write(plan)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "## Goals\n- Win. {#win owner=Del",
            "plan-2.md, line 2: the brace “{#win owner=Del” cannot be read to its end",
        ),
        ("## Goals\n- Win. {#win} soon", "plan-2.md, line 2: the brace “{#win} soon” cannot be read"),
        ("## Goals\n- Win. {#win {#a}}", "plan-2.md, line 2: the brace “{#win {#a}}” cannot be read"),
        (
            "## Goals\n- Win. #win owner=Del}",
            "plan-2.md, line 2: a brace closes this line that nothing opened",
        ),
        ("## Goals\n- Win. {#win owner=A owner=B}", "plan-2.md, line 2: the brace names owner twice"),
        ("## Goals\n- Win. {#a}\n- Lose. {#a}", "plan-2.md, line 3: the id #a was given on line 2 too"),
        ("- Win. {#win}", "plan-2.md, line 1: “Win. {#win}” stands outside any heading: put ## Priorities"),
        (
            "## Pillars\n- Win.",
            "plan-2.md, line 1: the heading “Pillars” is not known: use one of Purpose, Vision, Val",
        ),
        (
            "## Goals\n<<<<<<< HEAD\n- Win. {#a}\n=======\n- Win more. {#b}\n>>>>>>> other",
            "plan-2.md, line 2: an unresolved merge conflict stands here: keep one of its sides",
        ),
        (
            "## Goals\n- Win. {#a due=31.3.2027}",
            "plan-2.md, line 2: the due date of #a, “31.3.2027” is not a day",
        ),
        (
            "## Goals\n- Win. {#a due=2027-02-30}",
            "plan-2.md, line 2: the due date of #a, “2027-02-30” is not a day",
        ),
        ("## Goals\n- {#a}", "plan-2.md, line 2: this statement has no words before its brace"),
        ("## Goals\n- Win. {#!!}", "plan-2.md, line 2: #!! is not an id"),
        ("", "plan-2.md: no statement was found: write one under ## Priorities"),
        ("## Goals\n-\n", "plan-2.md: no statement was found"),
        (
            "---\ncompany: A\n## Goals\n- Win.",
            "plan-2.md, line 1: the front matter opened here is not closed",
        ),
        ("---\npublished: soon\n---\n## Goals\n- Win.", "plan-2.md, line 2: published “soon” is not a day"),
        (
            "---\nedition: three\n---\n## Goals\n- Win.",
            "plan-2.md, line 2: edition “three” is not a whole number",
        ),
        (
            "---\nedition: 1\nedition: 2\n---\n## Goals\n- W.",
            "plan-2.md, line 3: edition is given a second time",
        ),
        (
            "---\nhello\n---\n## Goals\n- Win.",
            "plan-2.md, line 2: “hello” is not front matter: write key: value",
        ),
        ("## Goals\n<!-- later\n- Win.", "plan-2.md, line 2: the comment opened here is not closed"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(text: str, told: str) -> None:
    sentence = sentence_of(text)
    assert sentence.startswith(told)
    assert sentence.endswith(".")
    assert "\n" not in sentence


@pytest.mark.parametrize(
    "make",
    [
        lambda: Statement("A b", Kind.GOAL, "Win."),
        lambda: Statement("a", Kind.GOAL, "  "),
        lambda: Statement("a", Kind.GOAL, "Win.", extra=(("owner", "Del"),)),
        lambda: Plan("", None, None, (Statement("a", Kind.GOAL, "x"), Statement("a", Kind.VALUE, "y"))),
        lambda: Section(Kind.GOAL, "Lunch"),
        lambda: Plan("", None, None, (), title="Goals"),
        lambda: Plan("", None, None, (), remarks=("--> out",)),
        lambda: Plan("", None, None, (), front=("company: Acme",)),
        lambda: Plan("", None, None, (), front=("---",)),
    ],
)
def test_what_could_not_be_written_is_not_born(make) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        make()
