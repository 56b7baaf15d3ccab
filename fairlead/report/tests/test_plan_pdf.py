"""The plan on paper: one page, followed by a screen reader, and every word as it was typed."""

import json
from datetime import date

import pytest
import typst

from fairlead.core.plans import Kind, Plan, Statement
from fairlead.report import plan_pdf as paper

DAY = date(2026, 9, 1)
NASTY = r""""#eval(\"1\") \ $x^2$ @ref <label> *bold* _it_ `raw` #import "x" // c /* */ ~ -- = head [x] {y} %}{{"""


def plan(*statements, company="Tidewater Laundry"):
    return Plan(company, 3, DAY, statements)


def one(text, kind=Kind.PRIORITY, **more):
    return Statement(f"s-{abs(hash((text, kind)))}", kind, text, **more)


def words(made: Plan) -> str:
    """All words that typst sets, in order."""
    inputs = paper._inputs(made, "en", paper.day_in_words)
    found = typst.query(
        str(paper.TEMPLATE),
        "par",
        root=str(paper.TEMPLATE.parent),
        sys_inputs=inputs,
        ignore_system_fonts=True,
    )
    return "".join(_words(json.loads(found)))


def _words(content):
    if isinstance(content, list):
        for part in content:
            yield from _words(part)
    elif isinstance(content, dict):
        yield " " if content.get("func") in ("space", "par") else ""
        for key in ("text", "body", "child", "children"):
            value = content.get(key)
            yield from [value] if isinstance(value, str) else _words(value)


def test_a_plan_of_usual_length_is_one_page_that_a_screen_reader_can_follow():
    made = plan(one("Clean sheets by seven.", Kind.PURPOSE), one("Call each client.", owner="Ada", due=DAY))
    pdf = paper.plan_pdf(made)
    assert pdf.startswith(b"%PDF-")
    assert b"pdfuaid" in pdf
    assert len(paper.plan_pictures(made)) == 1


def test_the_same_plan_gives_the_same_bytes():
    made = plan(one("Clean sheets by seven.", Kind.PURPOSE))
    assert paper.plan_pdf(made) == paper.plan_pdf(made)


@pytest.mark.parametrize("place", ["text", "owner", "measure", "target", "details", "company"])
def test_marks_of_typst_come_out_as_they_were_typed(place):
    more = {} if place in ("text", "company") else {place: (NASTY,) if place == "details" else NASTY}
    text = NASTY if place == "text" else "Call each client."
    made = plan(one(text, **more), company=NASTY if place == "company" else "Oak")
    assert NASTY in words(made)
    assert paper.plan_pdf(made).startswith(b"%PDF-")


def test_signs_that_turn_words_about_are_taken_out():
    assert "\u202e" not in words(plan(one("\u202eevil\u202c text")))


@pytest.mark.parametrize("text", ["نقول الخبر السيئ أولا.", "日本語の計画 😀", "שלום", "\x00\x07\ufffe"])
def test_each_script_makes_a_page(text):
    assert paper.plan_pdf(plan(one(f"{text} A", Kind.PURPOSE), one(f"{text} B"))).startswith(b"%PDF-")


@pytest.mark.parametrize("text", ["y" * 100_000, "word " * 20_000, "#" * 100_000])
def test_a_hundred_thousand_signs_make_pages_and_no_fault(text):
    assert paper.plan_pdf(plan(one(text, Kind.PURPOSE), one(f"{text}.", details=(text,)))).startswith(
        b"%PDF-"
    )
    assert len(paper.plan_pictures(plan(one(text)), ppi=10)) > 1


def test_a_plan_without_purpose_company_or_number_is_still_a_page():
    bare = Plan("", None, None, (one("Call each client."),))
    assert "Draft" in words(bare)
    assert paper.plan_pdf(bare).startswith(b"%PDF-")


def test_day_owner_and_measure_stand_beneath_the_priority():
    said = words(plan(one("Call.", owner="Ada Lee", due=DAY, measure="share called", target="95%")))
    assert "Ada Lee" in said
    assert "by 1 September 2026" in said
    assert "share called: 95%" in said
