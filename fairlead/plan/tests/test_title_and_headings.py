"""A title and headings of the firm's own: from a page into the draft, into an edition, onto the page, and into plan.md again."""

import pytest

from fairlead.core.plans import Kind, parse
from fairlead.people.models import Role
from fairlead.plan.heading import Head, head_in, head_of_draft, keep_head
from fairlead.plan.models import DraftHead, DraftStatement, Edition
from fairlead.plan.tests.hands import at, come_in, publish, seat, text_of, write
from fairlead.web.errors import Changed

pytestmark = pytest.mark.django_db
PLAN = """# Our way to 2030

## Why we exist
- Nobody waits three weeks for work. {#wait}

## What comes first
- Call every placement after one week. {#call owner="Branch leads" due=2030-01-31 measure="share called" target="95 %"}

## Not doing
- Day hires.
"""
OWN = ((Kind.PURPOSE, "Why we exist"), (Kind.PRIORITY, "What comes first"))


@pytest.fixture
def owner(client, cast):
    return come_in(client, cast)


def take(owner, cast, text, **more):
    """What is offered with a tick is taken, as a browser would send it."""
    review = owner.post(at(cast, "import"), {"page": text})
    sent = {"page": text, "one": []} | ({"head": "on"} if 'name="head" checked' in text_of(review) else {})
    for card, _lines in review.context["rows"]:
        form = card.form
        sent["one"].append(form.prefix)
        for field in form:
            value = field.value()
            sent[field.html_name] = "on" if field.name == "take" else "" if value is None else value
    return owner.post(at(cast, "import-take"), sent | more)


def test_title_and_headings_survive_import_draft_edition_and_plan_md(owner, cast):
    assert take(owner, cast, PLAN).status_code == 302
    assert head_of_draft(cast.company) == Head("Our way to 2030", OWN)
    draft = owner.get(at(cast, "draft-file")).content.decode()
    edition = publish(cast)
    file = owner.get(at(cast, "edition-file", number=1)).content.decode()
    for text in (draft, edition.source, file):
        assert head_in(text) == Head("Our way to 2030", OWN)
    read = parse(edition.source)
    assert [section.heading for section in read.sections] == ["Why we exist", "What comes first", "Not doing"]


def test_what_a_reader_may_see_has_the_same_title_and_no_heading_without_statements(client, cast):
    write(cast, due="2030-01-31")
    write(cast, "Close Leeds.", kind="not-doing", audience="leaders")
    keep_head(seat=seat(cast), head=Head("Our way", (*OWN, (Kind.NOT_DOING, "What we will not do"))))
    publish(cast)
    employee = come_in(client, cast, Role.EMPLOYEE)
    file = employee.get(at(cast, "edition-file", number=1)).content.decode()
    assert head_in(file) == Head("Our way", ((Kind.PRIORITY, "What comes first"),))
    assert "What we will not do" not in file
    page = text_of(employee.get(at(cast, "index")))
    assert "What comes first" in page
    assert "Our way" in page
    assert "Where we are going" not in page


def test_a_page_that_is_no_plan_md_gives_its_title(owner, cast):
    take(owner, cast, "# The Oak way\n\n## Our mission\nBake good bread.\n\n## Lunch\nSoup on Mondays.\n")
    assert head_of_draft(cast.company) == Head("The Oak way")


def test_without_the_tick_the_title_stays_and_a_second_page_does_not_offer_one(owner, cast):
    keep_head(seat=seat(cast), head=Head("Ours"))
    take(owner, cast, PLAN)
    assert head_of_draft(cast.company) == Head("Ours")


def test_a_title_that_is_a_heading_of_statements_and_a_heading_of_another_kind_are_refused(owner, cast):
    for wrong in ({"title": "Priorities"}, {"priority": "Our mission"}, {"goal": "Lunch menu"}):
        answer = owner.post(at(cast, "draft-head"), {"version": "0", **wrong})
        assert answer.status_code == 422
        assert next(iter(wrong.values())) in text_of(answer)  # nothing that was typed is lost
    assert not DraftHead.objects.exists()


def test_the_form_keeps_what_is_our_own_and_drops_what_is_usual(owner, cast):
    sent = {"version": "0", "title": " Our  way ## ", "priority": "What comes first", "goal": "Goals"}
    owner.post(at(cast, "draft-head"), sent)
    assert head_of_draft(cast.company) == Head("Our way", ((Kind.PRIORITY, "What comes first"),))
    shown = text_of(owner.get(at(cast, "draft-head")))
    assert 'value="What comes first"' in shown
    assert "What comes first" in text_of(owner.get(at(cast, "draft")))


def test_of_two_editors_the_second_is_told_and_his_words_are_on_the_page(owner, cast):
    keep_head(seat=seat(cast), head=Head("Theirs"))
    with pytest.raises(Changed, match="Theirs"):
        keep_head(seat=seat(cast), head=Head("Mine"), version=0)
    answer = owner.post(at(cast, "draft-head"), {"version": "0", "title": "Mine"})
    assert answer.status_code == 409
    assert 'value="Mine"' in text_of(answer)
    assert "Theirs" in text_of(answer)
    again = owner.post(at(cast, "draft-head"), {"version": "1", "title": "Mine"})
    assert (again.status_code, head_of_draft(cast.company).title) == (302, "Mine")


def test_another_title_is_a_change_that_may_be_published_and_unseen_ones_are_not(owner, cast):
    from fairlead.plan import publishing

    write(cast, due="2030-01-31")
    publish(cast)
    keep_head(seat=seat(cast), head=Head("Our way"))
    look = publishing.look(cast.company)
    assert (look.is_unchanged, look.headings_changed) == (False, True)
    assert "The title or the headings are others." in text_of(owner.get(at(cast, "publish")))
    keep_head(seat=seat(cast), head=Head("Another way"))
    answer = owner.post(at(cast, "publish"), {"based_on": "1", "mark": look.mark})
    assert answer.status_code == 409
    publish(cast)
    assert parse(Edition.current(cast.company).source).title == "Another way"


def test_a_hostile_title_is_words(owner, cast):
    hostile = "<script>alert(1)</script> {{ 7|add:7 }} -->"
    owner.post(at(cast, "draft-head"), {"version": "0", "title": hostile})
    write(cast, due="2030-01-31")
    publish(cast)
    assert parse(Edition.current(cast.company).source).title == hostile
    page = text_of(owner.get(at(cast, "index")))
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert DraftStatement.objects.count() == 1
