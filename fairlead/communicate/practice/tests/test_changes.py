"""Editions: a change of substance starts anew, a reworded sentence does not, what is gone leaves and what is new comes."""

import pytest
from django.utils import timezone

from fairlead.communicate.practice.deck import deck_for, lines_of
from fairlead.communicate.practice.tests.hands import (
    CALL,
    HIRE,
    RIGHT,
    asked,
    at,
    book,
    plan,
    practise,
    publish,
    rewrite,
    token_of,
    write,
)
from fairlead.core.memory import State
from fairlead.people.models import Membership, Role
from fairlead.plan import drafting
from fairlead.plan.models import DraftStatement, Edition, Withdrawal
from fairlead.plan.tests.hands import seat

pytestmark = pytest.mark.django_db
NEW_CALL = "Every placement is called after one day, by the one who placed it."
SAME_CALL = "We call every placement after one week, by the one who placed it."


@pytest.fixture
def known(client, firm, clock):
    """All three are known and rest; it is half a year later."""
    for week in range(20):
        practise(client, firm) if clock.on(7 * week) else None
    assert {book(firm).trace(lineage, 1).state for lineage in RIGHT} == {State.RETIRED}
    client.force_login(firm.users[Role.EMPLOYEE])
    return client


def test_who_knew_the_old_sentence_meets_the_new_one_first_and_is_told_what_changed(known, firm):
    rewrite(firm, "call", text=NEW_CALL)
    publish(firm)
    page = known.get(at(firm))
    token = asked(page, firm)
    assert (token.ask, token.lineage, token.substance) == ("anew", "call@1", 2)
    assert CALL in page.content.decode()
    assert "one day" not in page.content.decode()
    shown = known.post(at(firm), {"token": token_of(page), "text": NEW_CALL}).content.decode()
    assert "What changed since edition 1" in shown
    assert "<del>" in shown
    assert NEW_CALL in shown
    assert not book(firm).trace("call@1", 2).changed


def test_the_old_answer_does_not_count_for_the_new_sentence(known, firm):
    rewrite(firm, "call", text=NEW_CALL)
    publish(firm)
    page = known.get(at(firm))
    known.post(at(firm), {"token": token_of(page), "text": "no idea"})
    trace = book(firm).trace("call@1", 2)
    assert (trace.changed, trace.streak, trace.reviews) == (True, 0, 1)
    assert "Changed since you knew it" in known.get(at(firm, "card")).content.decode()


def test_who_never_met_it_is_told_of_no_change(client, firm):
    rewrite(firm, "call", text=NEW_CALL)
    publish(firm)
    client.force_login(firm.users[Role.MANAGER])
    assert all(asked(client.get(at(firm)), firm, Role.MANAGER).ask != "anew" for _time in range(3))


def test_a_reworded_sentence_stays_known_and_is_met_in_its_new_words(known, firm):
    rewrite(firm, "call", text=SAME_CALL)
    publish(firm)
    assert book(firm).trace("call@1", 1).state is State.RETIRED
    line = lines_of(Edition.current(firm.company))["call"]
    assert (line.lineage, line.substance, line.versions[0].text) == ("call@1", 1, SAME_CALL)
    card = known.get(at(firm, "card")).content.decode()
    assert SAME_CALL in card
    assert "Held, and at rest" in card


def test_a_gone_one_leaves_the_deck_and_its_days_stay_on_the_card(known, firm):
    row = DraftStatement.objects.get(company=firm.company, key="hire")
    drafting.delete(seat=seat(firm), key="hire", version=row.version)
    publish(firm)
    card = known.get(at(firm, "card")).content.decode()
    assert HIRE not in card
    assert "not in the plan any more" in card


def test_a_new_one_comes_in_and_is_asked_first(known, firm):
    write(firm, "Half of our branch leads have grown up here.", key="grow", details="")
    publish(firm)
    assert asked(known.get(at(firm)), firm).lineage == "grow@2"


def test_an_id_that_is_given_away_begins_another_line(firm):
    row = DraftStatement.objects.get(company=firm.company, key="hire")
    drafting.delete(seat=seat(firm), key="hire", version=row.version)
    publish(firm)
    write(firm, "No gifts from clients.", key="hire-2", kind="not-doing", details="")
    publish(firm)
    assert {line.lineage for line in lines_of(Edition.current(firm.company)).values()} == {
        "call@1",
        "news@1",
        "sell@1",
        "hire-2@3",
    }


@pytest.mark.parametrize(
    ("role", "reads"), [(Role.EMPLOYEE, False), (Role.PEOPLE_TEAM, False), (Role.LEADER, True)]
)
def test_only_what_the_person_may_read_is_in_the_deck(firm, role, reads):
    lineages = [card.lineage for card in deck_for(seat(firm, role))]
    assert ("sell@1" in lineages) is reads
    assert "call@1" in lineages


def test_an_old_sentence_for_leaders_is_not_shown_to_who_is_none_any_more(client, firm, clock):
    for day in range(8):
        clock.on(day)
        practise(client, firm, Role.LEADER, knows=False)
    assert book(firm, Role.LEADER).of("sell@1")
    Membership.objects.filter(user=firm.users[Role.LEADER]).update(role=Role.EMPLOYEE)
    rewrite(firm, "sell", text="Carrow stays ours for another ten years.", audience="staff")
    publish(firm)
    clock.on(9)
    client.force_login(firm.users[Role.LEADER])
    page = client.get(at(firm))
    token = asked(page, firm, Role.LEADER)
    assert token.lineage == "sell@1"
    shown = client.post(at(firm), {"token": token_of(page), "text": "", "choice": ""})
    for one in (page, shown):
        assert "by summer" not in one.content.decode()


def test_without_a_plan_there_is_nothing_to_practise(client, cast):
    client.force_login(cast.users[Role.EMPLOYEE])
    assert "nothing to practise yet" in client.get(at(cast)).content.decode()
    assert "nothing to hold yet" in client.get(at(cast, "card")).content.decode()
    assert client.post(at(cast), {"token": "x"}).status_code == 200
    plan(cast)
    assert "Show me" in client.get(at(cast)).content.decode()


def withdraw_the_last(firm):
    last = Edition.current(firm.company)
    Withdrawal.objects.create(edition=last, before_its_day=False, reason="A slip.", at=timezone.now())


def test_who_never_met_a_withdrawn_edition_goes_on_as_before(known, firm, clock):
    rewrite(firm, "call", text=NEW_CALL)
    publish(firm)
    clock.on(141)
    withdraw_the_last(firm)
    (card,) = [one for one in deck_for(seat(firm, Role.EMPLOYEE)) if one.lineage == "call@1"]
    assert (card.substance, card.line.same, card.statement.text) == (3, {1, 3}, CALL)
    assert card.trace(book(firm)).state is State.RETIRED


def test_who_met_a_withdrawn_edition_is_told_that_it_changed_back(known, firm, clock):
    rewrite(firm, "call", text=NEW_CALL)
    write(firm, "Half of our branch leads have grown up here.", key="grow", details="")
    publish(firm)
    practise(known, firm, knows=False)
    clock.on(141)
    withdraw_the_last(firm)
    known.force_login(firm.users[Role.EMPLOYEE])
    page = known.get(at(firm))
    assert asked(page, firm).ask == "anew"
    assert NEW_CALL in page.content.decode()
    assert "grow@2" not in {one.lineage for one in deck_for(seat(firm, Role.EMPLOYEE))}
    clock.on(142)
    rewrite(firm, "call", text="Every placement is called after three days, by the one who placed it.")
    publish(firm)
    (line,) = [one for key, one in lines_of(Edition.current(firm.company)).items() if key == "call"]
    assert (line.lineage, line.substance, line.same) == ("call@1", 4, {4})


def test_an_edition_that_waits_for_its_day_is_not_asked_about(known, firm, clock):
    rewrite(firm, "call", text=NEW_CALL)
    made = publish(firm)
    waits = Edition(company=firm.company, number=made.number + 1, source="x", published_at=timezone.now(),
                    in_force_from=clock.day.replace(year=2027))  # fmt: skip
    waits.save()
    assert lines_of(Edition.current(firm.company))["call"].substance == 2
