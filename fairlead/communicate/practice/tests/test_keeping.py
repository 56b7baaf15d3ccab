"""Notebooks are sealed, bound to their holder, lose nothing between two tabs, and go when they must."""

from dataclasses import replace
from datetime import date

import pytest

from fairlead.communicate.practice import keeping, sealing
from fairlead.communicate.practice.models import Sealed
from fairlead.communicate.practice.notebook import BLOCK, Kept, Notebook, Turn, as_bytes, from_bytes
from fairlead.core.memory import Grade, State
from fairlead.people.models import Membership, Role

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)
TURN = Turn("call@1", 1, DAY.toordinal(), "say", Grade.NAMED)


def holder(cast, role=Role.EMPLOYEE):
    return sealing.holder_of(cast.company.key, cast.users[role].key)


def write(holder, turn=TURN):
    return keeping.change(holder, lambda notebook: notebook.answered(turn))


def test_what_is_written_is_read_again(cast):
    write(holder(cast))
    keeping.change(
        holder(cast), lambda n: n.keeping(Kept("call@1", DAY.toordinal(), "served", "I rang Mrs Ö."))
    )
    keeping.change(holder(cast), lambda n: n.pausing(date(2026, 4, 1)))
    found = keeping.notebook_of(holder(cast))
    assert found.turns == (TURN,)
    assert [kept.text for kept in found.kept] == ["I rang Mrs Ö."]
    assert found.is_paused(date(2026, 3, 31))
    assert not found.is_paused(date(2026, 4, 1))


def test_the_row_says_neither_who_nor_what(cast):
    write(holder(cast), replace(TURN, lineage="a-telling-name@1"))
    row = Sealed.objects.get()
    assert {field.name for field in Sealed._meta.fields} == {"id", "holder", "sealed"}
    assert b"telling" not in bytes(row.sealed)
    assert str(cast.users[Role.EMPLOYEE].key).replace("-", "") not in row.holder


def test_without_the_key_neither_holder_nor_contents_are_found(cast):
    mine = holder(cast)
    write(mine)
    sealing.key_path().unlink()
    assert holder(cast) != mine
    assert sealing.opened(bytes(Sealed.objects.get().sealed), mine) is None


def test_a_notebook_copied_into_another_row_cannot_be_opened(cast):
    write(holder(cast))
    spy = holder(cast, Role.OWNER)
    Sealed.objects.update(holder=spy)
    assert keeping.notebook_of(spy) == Notebook()


def test_the_key_is_read_by_its_owner_alone(cast):
    holder(cast)
    assert sealing.key_path().stat().st_mode & 0o777 == 0o600
    sealing.key_path().chmod(0o644)
    sealing._read.cache_clear()
    with pytest.raises(sealing.BadKey, match="chmod 600"):
        holder(cast)


def test_its_length_is_the_same_for_a_right_and_a_wrong_answer(cast):
    write(holder(cast))
    write(holder(cast, Role.OWNER), replace(TURN, grade=Grade.NOT))
    lengths = {len(row.sealed) for row in Sealed.objects.all()}
    assert len(lengths) == 1
    assert lengths.pop() == BLOCK + 12 + 16


def test_of_two_tabs_no_answer_is_lost(cast):
    """The other tab writes in the middle of this one's change."""
    other, times = replace(TURN, lineage="pay@1"), []

    def meanwhile(notebook):
        if not times:
            write(holder(cast), other)
        times.append(1)
        return notebook.answered(TURN)

    write(holder(cast), replace(TURN, day=TURN.day - 9))
    keeping.change(holder(cast), meanwhile)
    assert len(times) == 2
    assert {turn.lineage for turn in keeping.notebook_of(holder(cast)).turns} == {"call@1", "pay@1"}


def test_two_first_answers_make_one_notebook(cast):
    times = []

    def meanwhile(notebook):
        if not times:
            times.append(1)
            write(holder(cast))
        return notebook.answered(replace(TURN, lineage="pay@1"))

    keeping.change(holder(cast), meanwhile)
    assert len(keeping.notebook_of(holder(cast)).turns) == 2
    assert Sealed.objects.count() == 1


def test_a_change_that_changes_nothing_writes_nothing(cast):
    write(holder(cast))
    before = bytes(Sealed.objects.get().sealed)
    keeping.change(holder(cast), lambda notebook: notebook)
    assert bytes(Sealed.objects.get().sealed) == before


def test_forgotten_is_forgotten_even_after_a_restore(cast):
    write(holder(cast))
    backup = Sealed.objects.get()
    keeping.forget(holder(cast))
    assert Sealed.objects.count() == 0
    Sealed.objects.create(holder=backup.holder, sealed=backup.sealed)
    assert keeping.notebook_of(holder(cast)) == Notebook()
    assert keeping.sweep() == (1, 0)
    write(holder(cast))
    assert keeping.notebook_of(holder(cast)).turns == (TURN,)


def test_who_loses_the_seat_loses_the_notebook_at_the_next_sweep(cast):
    for role in (Role.EMPLOYEE, Role.OWNER):
        write(holder(cast, role))
    Membership.objects.filter(user=cast.users[Role.EMPLOYEE]).delete()
    assert keeping.sweep() == (1, 0)
    assert keeping.notebook_of(holder(cast, Role.OWNER)).turns


def test_a_missing_key_deletes_nothing(cast):
    write(holder(cast))
    sealing.key_path().unlink()
    assert keeping.sweep() == (0, 1)
    assert Sealed.objects.count() == 1


def test_a_trace_is_made_from_the_log_and_starts_anew_with_the_substance():
    days = (0, 2, 13, 58)
    known = Notebook("m", tuple(replace(TURN, day=TURN.day + day) for day in days))
    assert known.trace("call@1", 1).state is State.RETIRED
    anew = known.trace("call@1", 2)
    assert (anew.state, anew.changed) == (State.NEW, True)
    assert not known.trace("pay@1", 2).changed


def test_what_is_not_scored_moves_no_trace():
    served = Notebook("m", (replace(TURN, grade=0, kind="served"),))
    assert served.trace("call@1", 1).state is State.NEW
    assert served.practised_on("call@1", DAY)


def test_an_unsure_turn_is_settled_once():
    unsure = Notebook("m", (replace(TURN, grade=Grade.PARTLY, unsure=True),))
    had = unsure.settled("call@1", 0, Grade.NAMED)
    assert (had.turns[0].grade, had.turns[0].unsure) == (Grade.NAMED, False)
    assert had.settled("call@1", 0, Grade.NOT) == had
    assert unsure.settled("call@1", 7, Grade.NAMED) == unsure


def test_bytes_and_back():
    book = Notebook("m", (TURN,), (Kept("call@1", DAY.toordinal(), "say", "ja, “so”"),), DAY)
    assert from_bytes(as_bytes(book)) == book
    assert len(as_bytes(book)) % BLOCK == 0
