"""Rows become a plan, the plan its text, and the text the same rows again."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from fairlead.core.plans import Kind, Statement, parse, slug, write
from fairlead.plan.as_plan import plan_of, said_of, statement_of
from fairlead.plan.models import Audience, DraftStatement

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40).map(
    lambda t: " ".join(t.split())
)
DAYS = st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1))
PAIRS = st.dictionaries(st.from_regex(r"x-[a-z]{1,8}", fullmatch=True), WORDS, max_size=2)


@st.composite
def rows(draw):
    row = DraftStatement(
        key=draw(WORDS.map(slug).filter(bool)),
        kind=draw(st.sampled_from(Kind)).value,
        text=draw(WORDS.filter(bool)),
        details="\n".join(draw(st.lists(WORDS.filter(bool), max_size=3))),
        owner=draw(WORDS), measure=draw(WORDS), target=draw(WORDS),
        due=draw(DAYS), review_on=draw(DAYS),
        audience=draw(st.sampled_from(Audience)).value,
        extra=[list(pair) for pair in draw(PAIRS).items()],
    )  # fmt: skip
    return DraftStatement(key=row.key, **said_of(statement_of(row)))  # tidied, as every row is


@given(rows())
def test_a_row_is_the_same_after_the_way_through_plan_md(row):
    read = parse(write(plan_of("Oak & Sons", [row]))).statements[0]
    assert read.id == row.key
    assert said_of(read) == row.said


def test_an_audience_that_nobody_knows_becomes_the_narrowest_and_is_kept():
    fields = said_of(Statement("a", Kind.GOAL, "Win.", extra=(("audience", "friends"),)))
    assert fields["audience"] == Audience.LEADERS
    assert fields["extra"] == [["audience-in-words", "friends"]]


def test_a_review_day_that_is_none_is_kept_in_words():
    fields = said_of(Statement("a", Kind.GOAL, "Win.", extra=(("review", "spring"),)))
    assert (fields["review_on"], fields["extra"]) == (None, [["review-in-words", "spring"]])
