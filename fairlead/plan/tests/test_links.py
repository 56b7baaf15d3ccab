"""Links for strangers: what is public, for as long as it was meant, and nothing else to anybody else."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from fairlead.journal.models import Entry
from fairlead.people.models import Role
from fairlead.plan.models import PublicLink
from fairlead.plan.tests.routes_show import publish
from fairlead.plan.tests.test_questions import NASTY, shown, unescaped

IN_A_WEEK = timedelta(days=7)


@pytest.fixture
def owner(client, cast):
    client.force_login(cast.users[Role.OWNER])
    return client


@pytest.fixture
def link(cast):
    publish(
        cast.company,
        {"text": "For everybody.", "key": "a", "audience": "public"},
        {"text": "For recruits.", "key": "b", "audience": "recruits"},
        {"text": "For staff.", "key": "c", "audience": "staff"},
        {"text": "For leaders.", "key": "d", "audience": "leaders"},
    )
    return PublicLink.make(cast.company, cast.users[Role.OWNER], "website", timezone.now() + IN_A_WEEK)


def address(token, name="plan:public"):
    return reverse(name, args=[token])


def stranger() -> Client:
    return Client()


def test_a_stranger_reads_what_is_public_and_nothing_else(link):
    answer = stranger().get(address(link[1]))
    page = shown(answer)
    assert "For everybody." in page
    assert not any(f"For {who}." in page for who in ("recruits", "staff", "leaders"))


def test_the_public_paper_holds_what_is_public_only(link, monkeypatch):
    from fairlead.plan import showing

    given = []
    monkeypatch.setattr(showing, "_set", lambda plan, language, *_address: given.append(plan) or b"%PDF-")
    stranger().get(address(link[1], "plan:public-pdf"))
    assert [one.text for one in given[0].statements] == ["For everybody."]


def test_no_cache_keeps_it_no_index_lists_it_and_no_next_page_learns_the_address(link):
    for name in ("plan:public", "plan:public-pdf"):
        for token in (link[1], "x" * 43):
            answer = stranger().get(address(token, name))
            assert answer["Cache-Control"] == "no-store"
            assert answer["Referrer-Policy"] == "no-referrer"
            assert "noindex" in answer["X-Robots-Tag"]


def test_no_cookie_is_set_for_a_stranger(link):
    assert not stranger().get(address(link[1])).cookies


def test_the_token_is_not_in_the_database(link):
    made, token = link
    assert token not in str(PublicLink.objects.filter(pk=made.pk).values_list())


def flipped(token: str, at: int) -> str:
    return token[:at] + ("A" if token[at] != "A" else "B") + token[at + 1 :]


def dead_pages(cast, link):
    made, token = link
    yield shown(stranger().get(address("x" * 43)))
    for at in (0, 20, len(token) - 1):
        yield shown(stranger().get(address(flipped(token, at))))
    yield shown(stranger().get(address(token + "A")))
    yield shown(stranger().get(address(token[:-1])))
    yield shown(stranger().get(address(made.token_hash)))
    made.revoke(cast.users[Role.OWNER])
    yield shown(stranger().get(address(token)))
    past, old = PublicLink.make(cast.company, cast.users[Role.OWNER], "", timezone.now() + IN_A_WEEK)
    PublicLink.objects.filter(pk=past.pk).update(
        made_at=timezone.now() - timedelta(days=2), expires_at=timezone.now() - timedelta(seconds=1)
    )
    yield shown(stranger().get(address(old)))


def test_each_dead_link_gives_the_same_calm_page_that_names_nobody(cast, link):
    pages = list(dead_pages(cast, link))
    assert len(set(pages)) == 1
    assert cast.company.name not in unescaped(pages[0])
    assert "leads nowhere" in pages[0]


def test_a_dead_link_is_a_404_on_paper_too(link):
    assert stranger().get(address("x" * 43)).status_code == 404
    assert stranger().get(address("x" * 43, "plan:public-pdf")).status_code == 404


def test_whoever_guesses_is_slowed_down_and_a_good_link_still_opens(link):
    guesser = stranger()
    answers = [guesser.get(address(f"{n:043}")).status_code for n in range(125)]
    assert answers[0] == 404
    assert answers[-1] == 429
    assert guesser.get(address(link[1])).status_code == 200


def test_a_plan_with_nothing_public_shows_nothing_and_has_no_paper(cast):
    publish(cast.company, ("For staff.", "staff"))
    _made, token = PublicLink.make(cast.company, cast.users[Role.OWNER], "", timezone.now() + IN_A_WEEK)
    answer = stranger().get(address(token))
    assert answer.status_code == 200
    assert "For staff." not in shown(answer)
    assert stranger().get(address(token, "plan:public-pdf")).status_code == 404


def test_before_anything_is_published_a_link_says_so(cast):
    _made, token = PublicLink.make(cast.company, cast.users[Role.OWNER], "", timezone.now() + IN_A_WEEK)
    assert "at the moment" in shown(stranger().get(address(token)))


def test_scripts_of_a_public_plan_are_only_words(cast):
    publish(cast.company, {"text": NASTY, "audience": "public", "details": NASTY, "owner": NASTY})
    _made, token = PublicLink.make(cast.company, cast.users[Role.OWNER], "", timezone.now() + IN_A_WEEK)
    page = shown(stranger().get(address(token)))
    assert "<script>alert" not in page
    assert 'href="javascript:' not in page


def at(cast, name="plan:links", *more):
    return reverse(name, args=[cast.company.slug, *more])


def in_days(n: int) -> str:
    return (timezone.localdate() + timedelta(days=n)).isoformat()


def test_an_editor_makes_a_link_and_sees_its_address_once(owner, cast, link):
    page = shown(owner.post(at(cast), {"label": "candidates", "until": in_days(30)}))
    found = page.split("/p/")[1].split("/")[0]
    assert "For everybody." in shown(stranger().get(address(found)))
    assert found not in shown(owner.get(at(cast)))


def test_a_link_that_was_made_today_is_open_until_the_end_of_the_day_that_was_named(owner, cast, link):
    owner.post(at(cast), {"label": "", "until": in_days(0)})
    made = PublicLink.objects.latest("pk")
    assert made.is_open
    assert made.last_day == timezone.localdate()


@pytest.mark.parametrize("until", ["", "soon", in_days(-1), in_days(400), "9999-12-31"])
def test_a_link_without_a_sensible_end_is_not_made_and_its_name_is_kept(owner, cast, until):
    answer = owner.post(at(cast), {"label": "candidates", "until": until})
    assert answer.status_code == 400
    assert "candidates" in shown(answer)
    assert not PublicLink.objects.exists()


def test_a_closed_link_is_dead_at_once_and_the_journal_knows_who(owner, cast, link):
    made, token = link
    owner.post(at(cast, "plan:link-revoke", made.pk))
    assert stranger().get(address(token)).status_code == 404
    entry = Entry.objects.get(what="public link revoked")
    assert (entry.actor, entry.company) == (cast.users[Role.OWNER].key, cast.company.key)


def test_closing_twice_changes_neither_who_nor_when(owner, cast, link):
    made, _token = link
    owner.post(at(cast, "plan:link-revoke", made.pk))
    first = PublicLink.objects.get()
    owner.force_login(cast.users[Role.LEADER])
    owner.post(at(cast, "plan:link-revoke", made.pk))
    again = PublicLink.objects.get()
    assert (again.revoked_at, again.revoked_by) == (first.revoked_at, cast.users[Role.OWNER])


def test_a_link_of_another_company_cannot_be_closed_from_here(owner, cast):
    foreign, _token = PublicLink.make(cast.foreign, cast.stranger, "", timezone.now() + IN_A_WEEK)
    assert owner.post(at(cast, "plan:link-revoke", foreign.pk)).status_code == 404
    assert PublicLink.objects.get().is_open


def test_links_of_other_companies_are_not_listed(owner, cast):
    PublicLink.make(cast.foreign, cast.stranger, "their secret campaign", timezone.now() + IN_A_WEEK)
    assert "their secret campaign" not in shown(owner.get(at(cast)))
