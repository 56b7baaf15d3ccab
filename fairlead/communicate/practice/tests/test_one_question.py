"""The page: chosen when it is opened, answered by POST, counted once, whatever a browser does."""

import pytest

from fairlead.communicate.practice.models import Sealed
from fairlead.communicate.practice.tests.hands import (
    CALL,
    asked,
    at,
    book,
    holder,
    practise,
    publish,
    rewrite,
    token_of,
    write,
)
from fairlead.core.memory import Grade, State
from fairlead.people.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def come(client, firm):
    client.force_login(firm.users[Role.EMPLOYEE])
    return client


def reach(client, firm, clock, kind, lineage="call@1"):
    """Answers day by day until a question of the kind about the statement is asked."""
    for day in range(0, 400, 9):
        clock.on(day)
        client.force_login(firm.users[Role.EMPLOYEE])
        page = client.get(at(firm))
        token = asked(page, firm)
        if (token.ask, token.lineage) == (kind, lineage):
            return page, token
        practise(client, firm, knows=False)
    raise AssertionError(f"{kind} was never asked")


def test_opening_the_page_changes_nothing(come, firm):
    for _time in range(3):
        assert come.get(at(firm)).status_code == 200
    assert come.head(at(firm)).status_code == 200
    assert Sealed.objects.count() == 0


def test_an_answer_is_counted_and_shown(come, firm):
    token = practise(come, firm)
    assert [turn.lineage for turn in book(firm).turns] == [token.lineage]


def test_two_clicks_two_tabs_and_the_back_button_count_once(come, firm, clock):
    page, token = reach(come, firm, clock, "five")
    before = len(book(firm).turns)
    tab = come.get(at(firm))
    right = {"token": token_of(page), "choice": token.right}
    assert "Yes, this one" in come.post(at(firm), right).content.decode()
    for again in (right, {"token": token_of(tab), "choice": "0" * 12}, {"token": token_of(page)}):
        shown = come.post(at(firm), again)
        assert "counted once" in shown.content.decode()
        assert CALL in shown.content.decode()
    assert len(book(firm).turns) == before + 1
    assert book(firm).turns[-1].grade == Grade.NAMED


def test_the_same_is_not_asked_twice_on_a_day_and_then_comes_a_story(come, firm, clock):
    seen = [practise(come, firm).lineage for _turn in range(3)]
    assert len(set(seen)) == 3
    for _time in range(2):
        assert practise(come, firm).ask == "story"
    assert len(book(firm).turns) == 3
    clock.on(3)
    assert practise(come, firm).ask != "story"


def test_a_story_tells_why(come, firm, clock):
    for _turn in range(3):
        practise(come, firm)
    page = come.get(at(firm))
    assert "nobody rang" not in page.content.decode()
    shown = come.post(at(firm), {"token": token_of(page)})
    assert "nobody rang" in shown.content.decode()


@pytest.mark.parametrize(
    ("text", "grade", "words"),
    [
        (CALL, Grade.NAMED, "Yes, that is it"),
        ("we ring every placement one week after, whoever placed them does it", None, None),
        ("win the cup", Grade.NOT, "Here it is"),
        ("", Grade.NOT, "No harm done"),
        ("no idea", Grade.NOT, "No harm done"),
    ],
)
def test_own_words_are_scored_and_not_stored(come, firm, clock, text, grade, words):
    page, _token = reach(come, firm, clock, "say")
    shown = come.post(at(firm), {"token": token_of(page), "text": text}).content.decode()
    turn = book(firm).turns[-1]
    assert turn.kind == "say"
    if grade:
        assert turn.grade == grade
        assert words in shown
    assert CALL in shown
    assert book(firm).kept == ()
    assert "0." not in shown.split("<main")[1].split("</main>")[0]


def test_words_are_kept_only_when_ticked(come, firm, clock):
    page, _token = reach(come, firm, clock, "served")
    shown = come.post(at(firm), {"token": token_of(page), "text": "I rang Mrs Dray.", "keep": "on"})
    assert "Kept on your card" in shown.content.decode()
    assert [kept.text for kept in book(firm).kept] == ["I rang Mrs Dray."]
    assert "I rang Mrs Dray." in come.get(at(firm, "card")).content.decode()
    come.post(at(firm, "card"), {"do": "drop", "at": "0"})
    assert book(firm).kept == ()


@pytest.mark.parametrize(("had", "grade"), [("yes", Grade.NAMED), ("no", Grade.NOT)])
def test_what_the_scorer_is_unsure_of_the_person_decides_once(come, firm, clock, had, grade):
    page, _token = reach(come, firm, clock, "say")
    half_foreign = "wir rufen jedes placement nach einer week an und fragen, ob es noch passt"
    sent = {"token": token_of(page), "text": half_foreign}
    shown = come.post(at(firm), sent)
    assert "Was it this that you meant?" in shown.content.decode()
    assert book(firm).turns[-1].unsure
    assert "Was it this that you meant?" in come.post(at(firm), sent).content.decode()  # loaded once more
    come.post(at(firm), {"token": token_of(shown), "had": had})
    assert (book(firm).turns[-1].grade, book(firm).turns[-1].unsure) == (grade, False)
    come.post(at(firm), {"token": token_of(shown), "had": "yes"})
    assert book(firm).turns[-1].grade == grade


def test_nobody_settles_what_the_scorer_was_sure_of(come, firm, clock):
    page, _token = reach(come, firm, clock, "five")
    shown = come.post(at(firm), {"token": token_of(page), "choice": "0" * 12})
    come.post(at(firm), {"token": token_of(shown), "had": "yes"})
    assert book(firm).turns[-1].grade == Grade.NOT


def test_too_long_an_answer_is_shown_back_whole(come, firm, clock):
    page, _token = reach(come, firm, clock, "say")
    before = len(book(firm).turns)
    answer = come.post(at(firm), {"token": token_of(page), "text": "word " * 300})
    assert "word " * 300 in answer.content.decode()
    assert len(book(firm).turns) == before


@pytest.mark.parametrize("token", ["", "made up", None])
def test_a_token_of_nobody_or_of_somebody_else_counts_nothing(come, firm, token):
    if token is None:
        token = token_of(come.get(at(firm)))
        come.force_login(firm.users[Role.OWNER])
    answer = come.post(at(firm), {"token": token, "choice": "x"})
    assert answer.status_code == 200
    assert Sealed.objects.count() == 0


def test_a_statement_that_changed_while_the_page_was_open_is_asked_anew(come, firm):
    page = come.get(at(firm))
    about = asked(page, firm).lineage.split("@")[0]
    rewrite(firm, about, text="Something else is what we now promise to every supplier.")
    publish(firm)
    answer = come.post(at(firm), {"token": token_of(page), "text": "x"})
    assert "changed since that page was opened" in answer.content.decode()
    assert Sealed.objects.count() == 0


def test_a_known_statement_rests_and_comes_back_after_half_a_year(come, firm, clock):
    """Once a week for half a year: all is known, and then only stories come."""
    asks = []
    for week in range(24):
        clock.on(7 * week)
        asks.append(practise(come, firm).ask)
    traces = [book(firm).trace(lineage, 1) for lineage in ("call@1", "news@1", "hire@1")]
    assert {trace.state for trace in traces} == {State.RETIRED}
    assert asks[-8:].count("story") >= 6
    last = max(int(trace.last_day) for trace in traces) - clock.on(0).day.toordinal()
    clock.on(last + 181)
    come.force_login(firm.users[Role.EMPLOYEE])  # sessions end sooner than memory
    assert asked(come.get(at(firm)), firm).ask != "story"


def test_while_paused_only_stories_are_told(come, firm, clock):
    come.post(at(firm, "card"), {"do": "pause", "until": "2026-03-20"})
    assert practise(come, firm).ask == "story"
    assert "pause until" in come.get(at(firm, "card")).content.decode()
    clock.on(18)
    assert practise(come, firm).ask != "story"


def test_the_same_person_statement_and_count_give_the_same_question(come, firm):
    first, again = asked(come.get(at(firm)), firm), asked(come.get(at(firm)), firm)
    assert first == again
    assert holder(firm) != holder(firm, Role.OWNER)


def test_a_clock_that_was_wrong_and_is_set_back_breaks_nothing(come, firm, clock):
    clock.on(200)
    come.force_login(firm.users[Role.EMPLOYEE])
    first = practise(come, firm)
    clock.on(3)
    assert practise(come, firm).lineage != first.lineage
    assert come.get(at(firm, "card")).status_code == 200
    days = [turn.day for turn in book(firm).turns]
    assert days == sorted(days)


def test_a_german_plan_is_asked_about_without_decoys(client, cast, clock):
    for key, text in (
        ("ruf", "Wir rufen jeden nach einer Woche an."),
        ("ehrlich", "Wir sagen die schlechte Nachricht zuerst."),
    ):
        write(cast, text, key=key, details="")
    publish(cast)
    kinds = set()
    for day in range(0, 60, 3):
        clock.on(day)
        client.force_login(cast.users[Role.EMPLOYEE])
        page = client.get(at(cast))
        kinds.add(asked(page, cast).ask)
        client.post(at(cast), {"token": token_of(page), "text": "weiss nicht"})
    assert "say" in kinds
    assert kinds <= {"say", "served", "story"}
