"""Whoever has everything but the notebooks guesses what people answered no better than whoever has nothing.

The attacker holds the outbox, the journal, sessions, the figures for Prometheus, the page *Status* and every other table before and after
each visit (finer than any two dumps), and the access log: who, in which order, path, status, bytes. It is even told what
half of the people answered, and learns from them which trace goes with which answer; then it guesses for the other half.
Not tried here: how long a request took, which a simulated clock does not show.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from uuid import UUID

import pytest
from django.utils import timezone

from fairlead.communicate.models import Planned
from fairlead.communicate.practice import padding
from fairlead.communicate.practice.keeping import notebook_of
from fairlead.communicate.practice.sealing import holder_of, key_path
from fairlead.communicate.practice.tests.hands import Clock, plan
from fairlead.communicate.practice.views import now
from fairlead.communicate.views import inbox
from fairlead.core.memory import Grade
from fairlead.home.views import status
from fairlead.outbox.models import Message
from tests.generative.practising import AndReading, Practising, Visit

pytestmark = pytest.mark.django_db
POINTS = 0.05
REDUCED = {"people": 16, "weeks": 9}
PLANTED = {"people": 12, "weeks": 6}
FULL = {"people": 60, "weeks": 13}
Trace = Callable[[Visit | None], object]
Seen = list[tuple[int, bool, dict[str, object]]]  # who, what was answered, and the traces of it
Guess = Callable[[object], bool]

OF_A_VISIT: dict[str, Trace] = {
    "requests": lambda visit: visit and len(visit.log),
    "paths": lambda visit: visit and tuple(path for path, _status, _bytes in visit.log),
    "statuses": lambda visit: visit and tuple(status for _path, status, _bytes in visit.log),
    "bytes": lambda visit: visit and tuple(size for _path, _status, size in visit.log),
    "bytes of the question": lambda visit: visit and visit.log[0][2] // 32,
    "bytes of the answer": lambda visit: visit and visit.log[min(1, len(visit.log) - 1)][2] // 32,
    "what is left": lambda visit: visit and visit.left,
    "tables touched": lambda visit: visit and tuple(row.split(":")[0] for row in visit.left),
    "how much is left": lambda visit: visit and (len(visit.left), sum(map(len, visit.left))),
}


@pytest.fixture
def firm(cast, monkeypatch, settings, tmp_path):
    """The company's key is the same in each run, since the order of questions hangs on it."""
    cast.company.key = UUID(int=1)
    cast.company.save()
    settings.DATA = tmp_path
    key_path().write_text("5e" * 32)
    key_path().chmod(0o600)
    clock = Clock(monkeypatch)
    plan(cast)
    return cast, clock


def traces(visits: Sequence[Visit]) -> list[tuple[Visit, dict[str, object]]]:
    """Of each scored visit, all that can be seen of it, and of the same person's visits before and after."""
    by_place = {(one.person, one.week): one for one in visits}
    found = []
    for one in visits:
        if one.named is not None:
            near = {when: by_place.get((one.person, one.week + step)) for when, step in NEAR.items()}
            found.append(
                (one, {f"{name} {w}": see(v) for w, v in near.items() for name, see in OF_A_VISIT.items()})
            )
    return found


NEAR = {"before": -1, "now": 0, "next time": 1, "the time after": 2}


def best_guess(visits: Sequence[Visit]) -> tuple[float, float, str]:
    """The share guessed right, the base rate, and the trace that told most, of the people it was not taught on."""
    seen = [(one.person, one.named, told) for one, told in traces(visits)]
    taught, asked = ([one for one in seen if one[0] % 2 == half] for half in (0, 1))
    name = max(taught[0][2], key=lambda trace: tried_out(taught, trace))
    base = max(Counter(named for _who, named, _told in asked).values()) / len(asked)
    return right(learnt(taught, name), asked, name) / len(asked), base, name


def tried_out(taught: Seen, name: str) -> int:
    """How well a trace does on each of those it was taught on, when taught on the others only."""
    people = {who for who, _named, _told in taught}
    apart = (
        ([one for one in taught if one[0] != who], [one for one in taught if one[0] == who]) for who in people
    )
    return sum(right(learnt(others, name), own, name) for others, own in apart)


def learnt(taught: Seen, name: str) -> Guess:
    """What goes with each value of a trace most often; and what goes with a value never seen."""
    usual = Counter(named for _who, named, _told in taught).most_common(1)[0][0]
    by_value: dict[object, Counter] = {}
    for _who, named, told in taught:
        by_value.setdefault(told[name], Counter())[named] += 1
    return lambda value: by_value[value].most_common(1)[0][0] if value in by_value else usual


def right(guess: Guess, asked: Seen, name: str) -> int:
    return sum(guess(told[name]) == named for _who, named, told in asked)


@pytest.mark.parametrize(
    "size", [REDUCED, pytest.param(FULL, marks=pytest.mark.slow)], ids=["reduced", "full"]
)
def test_grades_are_guessed_no_better_than_by_the_base_rate(firm, size):
    visits = Practising(*firm, **size).run()
    assert len({one.named for one in visits}) == 3
    guessed, base, name = best_guess(visits)
    assert guessed <= base + POINTS, f"{guessed:.2f} against {base:.2f} by {name}"


@pytest.mark.parametrize(
    "size", [PLANTED, pytest.param(FULL, marks=pytest.mark.slow)], ids=["reduced", "full"]
)
def test_the_page_of_what_was_said_to_me_and_the_rows_of_rounds_tell_no_more(firm, size):
    visits = AndReading(*firm, **size).run()
    assert any("/inbox/" in path for path, _status, _bytes in visits[0].log)
    assert Planned.objects.filter(slot__kind="practice", state="sent").exists()
    assert len({one.named for one in visits}) == 3
    guessed, base, name = best_guess(visits)
    assert guessed <= base + POINTS, f"{guessed:.2f} against {base:.2f} by {name}"


def test_an_inbox_that_lets_go_of_what_was_answered_is_found(firm, monkeypatch):
    """Broken on purpose: the open slot stays on the page of who did not know it."""
    usual = inbox.open_practice

    def knowing(person, now):
        book = notebook_of(holder_of(person.company.key, person.account.key))
        last = max(book.turns, key=lambda turn: turn.on, default=None)
        return None if last is not None and (last.grade or 0) >= Grade.NAMED else usual(person, now)

    monkeypatch.setattr(inbox, "open_practice", knowing)
    guessed, base, name = best_guess(AndReading(*firm, **PLANTED).run())
    assert guessed > base + POINTS, f"{guessed:.2f} against {base:.2f} by {name}"


def one_more_reminder(client, visit):
    """A slot that depends on the answer."""
    if visit.named is False:
        Message.objects.create(
            purpose="slot",
            message_id=f"{visit.person}-{visit.week}",
            to="x@oak.example",
            due_at=timezone.now(),
        )


def word_in_the_session(client, visit):
    session = client.session
    session["last"] = "well done" if visit.named else "try again"
    session.save()


@pytest.mark.parametrize("leak", [one_more_reminder, word_in_the_session])
def test_a_planted_leak_is_found(firm, leak):
    guessed, base, name = best_guess(Practising(*firm, **PLANTED, leak=leak).run())
    assert guessed > base + POINTS, f"{guessed:.2f} against {base:.2f} by {name}"


def test_a_page_of_status_that_counts_who_did_not_know_is_found(firm, monkeypatch):
    """Broken on purpose in the HTML alone: no table and no figure changes."""
    told: list[bool | None] = []
    monkeypatch.setattr(status, "workers", lambda now: told.count(False))
    visits = Practising(*firm, **PLANTED, leak=lambda client, visit: told.append(visit.named)).run()
    guessed, base, name = best_guess(visits)
    assert guessed > base + POINTS, f"{guessed:.2f} against {base:.2f} by {name}"
    assert all(any(row.startswith("status: ") for row in one.left) is (one.named is False) for one in visits)


def test_pages_as_long_as_what_they_say_are_found(firm, monkeypatch):
    monkeypatch.setattr(padding, "BLOCK", 1)
    guessed, base, name = best_guess(Practising(*firm, **REDUCED).run())
    assert guessed > base + POINTS, f"{guessed:.2f} against {base:.2f} by {name}"


def test_a_status_that_depends_on_the_answer_is_found(firm, monkeypatch):
    usual = now.render

    def telling(request, template, page=None, **more):
        shown = page and page.get("shown")
        return usual(
            request,
            template,
            page,
            status=203 if shown and shown.verdict in ("right", "named") else 200,
            **more,
        )

    monkeypatch.setattr(now, "render", telling)
    guessed, base, name = best_guess(Practising(*firm, **PLANTED).run())
    assert guessed > base + POINTS, f"{guessed:.2f} against {base:.2f} by {name}"
