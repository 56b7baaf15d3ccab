"""Figures without a base are summed up for readers and listed for machines."""

from dataclasses import replace

from fairlead.core.diagnosis.values import Published
from fairlead.report import html, json
from fairlead.report.outline import outline
from fairlead.report.tests.samples import published_only, tiny
from fairlead.report.tests.test_html import Page
from fairlead.report.tests.test_terminal import one_line, printed


def many(groups, years, whole=True):
    """The share of a group is its number in per cent; that of the whole is 28% at first, one more each year."""
    return tuple(
        Published(str(year), group, "vision", "right-direction", "They see where to go.", share)
        for year in years
        for group, share in (
            *((f"Office {n}", n / 100) for n in range(1, groups + 1)),
            *((("all", (28 + year - years[0]) / 100),) if whole else ()),
        )
    )


def rows(figures):
    made = outline(replace(published_only(), published=tuple(figures)))
    section = next(part for part in made.sections if part.id == "published")
    return section, section.blocks[0].facts


def test_the_company_figure_comes_first_then_its_trend_then_the_range_over_groups():
    _, (fact,) = rows(many(60, (2009, 2013, 2018)))
    assert str(fact.words) == "37% (2018), published figure, n not given"
    assert fact.notes == ("as a whole: 28% (2009), 37% (2018)", "1% to 60% over 60 groups (2018)")


def test_without_a_company_figure_the_range_over_groups_is_said_at_both_ends():
    _, (fact,) = rows(many(3, (2009, 2013), whole=False))
    assert str(fact.words) == "1% to 3% over 3 groups (2013), published figure, n not given"
    assert fact.notes == ("1% to 3% over 3 groups (2009), 1% to 3% over 3 groups (2013)",)


def test_a_figure_published_once_is_said_as_it_is():
    section, (fact,) = rows(many(1, (2018,), whole=False))
    assert str(fact.words) == "1% (Office 1, 2018), published figure, n not given"
    assert fact.notes == ()
    assert len(section.says) == 1


def test_the_json_lists_every_published_figure_and_the_other_outputs_say_that_they_sum_up():
    figures = many(60, (2009, 2013, 2018))
    firm = replace(published_only(), published=figures)
    made = json.render(firm)["published"]
    assert [(f["pulse"], f["group"], f["share"], f["n"]) for f in made] == [
        (f.pulse, f.group, f.share, None) for f in figures
    ]
    for text in (one_line(printed(firm)), Page(html.render(firm)).text):
        assert "183 figures are summed up here, a line a question; --json lists each of them." in text
        assert "37% (2018), published figure, n not given" in text
        assert "Office 17" not in text


def test_ten_thousand_published_figures_do_not_lengthen_the_report():
    few, many_more = (
        replace(published_only(), published=many(n, (2009, 2018)), company="A") for n in (2, 5000)
    )
    assert len(printed(few).splitlines()) == len(printed(many_more).splitlines())


def test_published_figures_by_group_are_not_called_answers_without_a_unit():
    text = one_line(printed(published_only()))
    assert "No answer comes with a unit" not in text
    assert "By group there are published figures alone" in text
    assert "No answer comes with a unit" in one_line(printed(tiny()))
    whole = [f for f in many(1, (2018,)) if f.group == "all"]
    assert "No answer comes with a unit" in one_line(
        printed(replace(published_only(), published=tuple(whole)))
    )
