"""The published plan for its readers: each circle its statements, on the page and on paper."""

import pytest
from django.urls import reverse

from fairlead.people.models import Role
from fairlead.plan.models import Audience
from fairlead.plan.tests.routes_show import publish
from fairlead.plan.tests.test_questions import NASTY, shown, unescaped

EACH = {audience: f"Only from {audience} on." for audience in Audience.values}


def page(client, cast, role):
    client.force_login(cast.users[role])
    return shown(client.get(reverse("plan:index", args=[cast.company.slug])))


@pytest.mark.parametrize("role", Role.values)
def test_each_role_reads_its_circle_and_no_further(client, cast, role):
    publish(cast.company, *((text, audience) for audience, text in EACH.items()))
    seen = page(client, cast, role)
    leads = role in (Role.OWNER, Role.LEADER, Role.ADVISER)
    assert (EACH["leaders"] in seen) is leads
    assert all(EACH[audience] in seen for audience in ("staff", "recruits", "public"))


def test_the_paper_holds_what_the_page_holds(client, cast, monkeypatch):
    publish(cast.company, (EACH["leaders"], "leaders"), (EACH["staff"], "staff"))
    given = []
    from fairlead.plan import showing

    monkeypatch.setattr(showing, "_set", lambda plan, language, *_address: given.append(plan) or b"%PDF-")
    for role in (Role.EMPLOYEE, Role.LEADER):
        client.force_login(cast.users[role])
        client.get(reverse("plan:pdf", args=[cast.company.slug]))
    assert [[one.text for one in plan.statements] for plan in given] == [
        [EACH["staff"]],
        [EACH["leaders"], EACH["staff"]],
    ]


def test_the_paper_is_a_pdf_that_no_cache_on_the_way_keeps(client, cast):
    publish(cast.company, ("Call each client.", "staff"))
    client.force_login(cast.users[Role.EMPLOYEE])
    answer = client.get(reverse("plan:pdf", args=[cast.company.slug]))
    assert answer.content.startswith(b"%PDF-")
    assert answer["Content-Type"] == "application/pdf"
    assert "private" in answer["Cache-Control"]
    assert f"plan-{cast.company.slug}-1.pdf" in answer["Content-Disposition"]


def test_before_anything_is_published_there_is_no_paper(client, cast):
    client.force_login(cast.users[Role.OWNER])
    assert client.get(reverse("plan:pdf", args=[cast.company.slug])).status_code == 404


def test_who_when_and_how_much_stand_beneath_a_priority_and_its_reason_too(client, cast):
    one = {
        "text": "Call each client.",
        "owner": "Ada Lee",
        "due": "2027-03-31",
        "measure": "share called",
        "target": "95 %",
        "details": "- Why: nobody rang.\n- We do: ring.",
    }
    publish(cast.company, one)
    seen = page(client, cast, Role.EMPLOYEE)
    for words in ("Ada Lee", "by 31 March 2027", "share called: 95 %", "<em>Why:</em> nobody rang."):
        assert words in seen


def test_the_purpose_is_the_headline_and_the_latest_edition_is_the_one_shown(client, cast):
    publish(cast.company, {"text": "An older purpose.", "kind": "purpose"})
    publish(
        cast.company, {"text": "Clean sheets by seven.", "kind": "purpose"}, {"text": "Second.", "key": "b"}
    )
    seen = page(client, cast, Role.EMPLOYEE)
    assert 'dir="auto">Clean sheets by seven.</h1>' in seen
    assert "An older purpose." not in seen


@pytest.mark.parametrize("field", ["text", "owner", "measure", "target", "details"])
def test_scripts_marks_and_addresses_are_only_words(client, cast, field):
    publish(cast.company, {"text": "Call each client.", field: NASTY})
    seen = page(client, cast, Role.EMPLOYEE)
    assert "<script>alert" not in seen
    assert 'href="javascript:' not in seen
    assert NASTY in unescaped(seen)


def test_a_plan_for_leaders_only_says_so_to_others(client, cast):
    publish(cast.company, ("Sell the yard.", "leaders"))
    seen = page(client, cast, Role.EMPLOYEE)
    assert "Sell the yard." not in seen
    assert "Ask one of them" in seen


def test_a_hundred_thousand_signs_are_shown_and_set(client, cast):
    publish(cast.company, {"text": "y" * 100_000, "kind": "purpose"}, {"text": "word " * 20_000, "key": "b"})
    assert "y" * 100_000 in page(client, cast, Role.EMPLOYEE)
    assert client.get(reverse("plan:pdf", args=[cast.company.slug])).content.startswith(b"%PDF-")
