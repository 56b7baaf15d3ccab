"""Translations: proposed by one person, approved by another, for the very words that stand in the plan."""

import pytest

from fairlead.home.noticing.wordings import notices_of_wordings
from fairlead.people.models import Membership, Person, Role
from fairlead.people.reporting import today
from fairlead.plan.models import Edition
from fairlead.plan.tests.hands import CALL, come_in, publish, rewrite, seat, text_of, write
from fairlead.plan.tests.test_two_at_once import at_once, clients_of
from fairlead.plan.wordings import languages, translating
from fairlead.plan.wordings.models import Decision, Translation
from fairlead.plan.wordings.tests.hands import at, firm, published
from fairlead.web.errors import Changed, Hidden

pytestmark = pytest.mark.django_db
GERMAN = "Ruf jede Vermittlung nach 1 Woche an."
SPELT = "Ruf jede Vermittlung nach einer Woche an."


@pytest.fixture
def there(cast):
    published(firm(cast))
    return cast


def proposed(cast, text=SPELT, key="call", language="de", role=Role.OWNER, details=""):
    return translating.propose(
        seat=seat(cast, role), edition=Edition.current(cast.company), key=key, language=language, text=text,
        details=details,
    )  # fmt: skip


def approved(cast, **more):
    made = proposed(cast, **more)
    return translating.approve(
        seat=seat(cast, Role.LEADER), translation=made, reason="Read aloud to two drivers."
    )


def decided(client, cast, made, do="approve", reason=""):
    return client.post(at(cast, "decide", pk=made.pk), {"do": do, "reason": reason})


def speaks(cast, language):
    Person.objects.filter(company=cast.company, account=cast.users[Role.EMPLOYEE]).update(language=language)


def read(client, cast, asked=""):
    return text_of(come_in(client, cast, Role.EMPLOYEE).get(at(cast, "for-us") + asked))


def test_the_plan_is_read_in_the_language_of_the_directory_where_it_is_approved(client, there):
    approved(there)
    assert SPELT not in read(client, there)
    speaks(there, "German")
    page = read(client, there)
    assert f'lang="de" dir="ltr">{SPELT}' in page
    assert CALL not in page
    assert '<p class="plan-statement" lang="en" dir="ltr">We say bad news first.' in page
    assert "Not translated yet: this is the original." in page
    assert CALL in read(client, there, "?lang=en")  # the switch to the original
    speaks(there, "")
    assert SPELT in read(client, there, "?lang=de")


def test_the_language_of_the_account_goes_before_that_of_the_directory(client, there):
    approved(there)
    speaks(there, "fr")
    there.users[Role.EMPLOYEE].language = "de"
    there.users[Role.EMPLOYEE].save()
    assert SPELT in read(client, there)


def test_a_language_that_runs_from_the_right_is_marked_so(client, there):
    text = "להתקשר לכל השמה אחרי שבוע."
    approved(there, text=text, language="he")
    assert f'lang="he" dir="rtl">{text}' in read(client, there, "?lang=he")


def test_on_paper_stands_what_the_page_shows(client, there, monkeypatch):
    from fairlead.plan import showing

    given = []
    monkeypatch.setattr(
        showing, "_set", lambda plan, language, *_address: given.append((plan, language)) or b"%PDF-"
    )
    approved(there)
    come_in(client, there, Role.EMPLOYEE).get(at(there, "for-us-pdf") + "?lang=de")
    plan, language = given[0]
    assert language == "de"
    assert {one.text for one in plan.statements} == {SPELT, "We say bad news first."}


def test_what_is_proposed_or_declined_is_shown_to_no_reader(client, there):
    made = proposed(there)
    assert SPELT not in read(client, there, "?lang=de")
    translating.decline(seat=seat(there, Role.LEADER), translation=made, reason="Too stiff.")
    assert SPELT not in read(client, there, "?lang=de")


def test_a_stale_translation_is_not_shown_and_the_original_is(client, there):
    approved(there)
    rewrite(there, "call", text="Call every placement after three days.")
    publish(there)
    page = read(client, there, "?lang=de")
    assert SPELT not in page
    assert 'lang="en" dir="ltr">Call every placement after three days.' in page
    overview = text_of(come_in(client, there).get(at(there, "language", language="de")))
    assert "the original changed since" in overview


def test_the_same_words_in_a_next_edition_keep_their_translation(client, there):
    approved(there)
    write(there, "Nobody rides alone.", key="ride")
    publish(there)
    assert SPELT in read(client, there, "?lang=de")


def test_a_translation_of_what_is_for_leaders_alone_is_read_by_no_employee(client, there):
    approved(there, text="Den Hof in Carrow verkaufen.", key="sell")
    assert "Den Hof" not in read(client, there, "?lang=de")
    assert "Den Hof" in text_of(come_in(client, there, Role.LEADER).get(at(there, "for-us") + "?lang=de"))


def test_nobody_approves_the_own_translation_while_somebody_else_could(client, there):
    made = proposed(there)
    answer = decided(come_in(client, there), there, made)
    assert answer.status_code == 422
    assert "somebody else who writes the plan approves it" in text_of(answer)
    assert not Decision.objects.exists()


def test_who_is_alone_approves_the_own_translation_and_that_is_said(client, there):
    Membership.objects.filter(company=there.company, role__in=[Role.LEADER, Role.ADVISER]).delete()
    made = proposed(there)
    assert decided(come_in(client, there), there, made).status_code == 302
    assert Decision.objects.get().was_alone
    assert "nobody else could approve it" in text_of(client.get(at(there, "language", language="de")))


def test_a_translation_that_drops_a_number_is_told_and_approved_over_with_a_reason_only(client, there):
    rewrite(there, "call", text="Call 95 % of placements after one week.")
    publish(there)
    made = proposed(there, text="Ruf Vermittlungen nach einer Woche an.")
    come_in(client, there, Role.LEADER)
    assert "The figure “95 %” is not in it." in text_of(client.get(at(there, "language", language="de")))
    refused = decided(client, there, made)
    assert refused.status_code == 422
    assert "say why it is right as it is" in text_of(refused)
    assert not Decision.objects.exists()
    assert decided(client, there, made, reason="The figure stands beside it.").status_code == 302
    assert Decision.objects.get().reason == "The figure stands beside it."


def test_lines_below_a_statement_that_are_left_out_are_told(there):
    proposed(there, text="Schlechte Nachrichten zuerst sagen.", key="news")
    (place,) = [p for p in translating.places(there.company, list(Edition.current(there.company).statements.all()), "de")
                if p.proposed]  # fmt: skip
    assert "The lines below the statement are not translated." in place.findings


@pytest.mark.parametrize("role", [Role.EMPLOYEE, Role.MANAGER, Role.PEOPLE_TEAM])
def test_who_does_not_write_the_plan_neither_proposes_nor_decides(client, there, role):
    made = proposed(there)
    come_in(client, there, role)
    url = at(there, "language", language="de")
    assert client.post(url, {"statement": "call", "call-text": "x", "call-edition": 1}).status_code == 403
    assert decided(client, there, made).status_code == 403
    client.force_login(there.stranger)
    assert client.post(url, {"statement": "call", "call-text": "x", "call-edition": 1}).status_code == 404
    assert decided(client, there, made).status_code == 404
    assert not Decision.objects.exists()


def test_of_a_foreign_company_nothing_is_decided_through_ones_own(client, there):
    made = proposed(there)
    client.force_login(there.stranger)
    url = f"/c/{there.foreign.slug}/plan/translations/{made.pk}/decide/"
    assert client.post(url, {"do": "approve"}).status_code == 404


def test_a_proposal_for_words_that_changed_meanwhile_is_refused_and_kept_on_the_page(client, there):
    rewrite(there, "call", text="Call every placement after three days.")
    publish(there)
    come_in(client, there)
    answer = client.post(
        at(there, "language", language="de"), {"statement": "call", "call-text": SPELT, "call-edition": 1}
    )
    assert answer.status_code == 409
    assert SPELT in text_of(answer)
    assert not Translation.objects.exists()


def test_two_who_decide_and_an_older_proposal_are_told(there):
    first = proposed(there)
    second = proposed(there, text=GERMAN)
    with pytest.raises(Changed, match="Another translation"):
        translating.approve(seat=seat(there, Role.LEADER), translation=first, reason="ok")
    translating.approve(seat=seat(there, Role.LEADER), translation=second, reason="ok")
    with pytest.raises(Changed, match="Sam leader decided"):
        translating.decline(seat=seat(there, Role.ADVISER), translation=second, reason="No.")


@pytest.mark.django_db(transaction=True)
def test_of_three_who_decide_at_once_one_decides_and_the_others_are_told(cast):
    published(firm(cast))
    made = proposed(cast, role=Role.LEADER)
    roles = [Role.OWNER, Role.ADVISER, Role.OWNER]
    url = at(cast, "decide", pk=made.pk)
    answers = at_once(
        clients_of(cast, roles), lambda n, client: client.post(url, {"do": "approve", "reason": "ok"})
    )
    assert sorted(answer.status_code for answer in answers.values()) == [302, 409, 409]
    assert Decision.objects.count() == 1


def test_the_language_of_the_plan_and_a_made_up_one_are_no_target(client, there):
    for language in ("en", "xx", "x-klingon"):
        assert (
            come_in(client, there).get(f"/c/{there.company.slug}/plan/languages/{language}/").status_code
            == 404
        )
        with pytest.raises(Hidden):
            proposed(there, language=language)


def test_the_language_of_the_plan_is_said_by_who_writes_it(client, there):
    come_in(client, there).post(at(there, "languages"), {"language": "da"})
    assert languages.original_of(there.company) == "da"
    assert 'lang="da" dir="ltr"' in read(client, there)
    assert client.post(at(there, "languages"), {"language": "de"}).status_code == 403


@pytest.mark.parametrize("asked", ["<script>", "de'", "x" * 400, "../../etc", "de%0a"])
def test_a_language_that_nobody_knows_shows_the_original(client, there, asked):
    page = read(client, there, f"?lang={asked}")
    assert CALL in page
    assert "<script>" not in page


def test_hostile_words_stay_words(client, there):
    text = "<img src=x onerror=alert(1)>{{ 7|add:7 }}"
    approved(there, text=text)
    page = read(client, there, "?lang=de")
    assert "<img src=x" not in page
    assert "&lt;img src=x onerror=alert(1)&gt;{{ 7|add:7 }}" in page


def test_a_translation_of_others_waits_on_the_page_of_today(there):
    proposed(there)
    told = [notice.sentence for notice in notices_of_wordings(seat(there, Role.LEADER), today())]
    assert told == ["1 translation into Deutsch waits for approval."]
    assert list(notices_of_wordings(seat(there), today())) == []


def test_a_double_click_proposes_once(client, there):
    come_in(client, there)
    given = {"statement": "call", "call-text": SPELT, "call-edition": 1}
    for _ in range(2):
        assert client.post(at(there, "language", language="de"), given).status_code == 302
    assert Translation.objects.count() == 1
