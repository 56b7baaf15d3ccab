"""A leader's side of a round: words, then an order; and what becomes of text when the round ends meanwhile."""

import re
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fairlead.plan.leaders import mailing, opening
from fairlead.plan.leaders.errors import Ended, HandedIn, NotAnswered
from fairlead.plan.leaders.models import Entry, Participant, Ranking

MOST_LINES, LONGEST_LINE = 12, 300
LONGEST = 4_000  # signs of the draft
MARK = re.compile(r"^(?:[-*•–—·]\s*|\(?\d{1,2}[.):]\s+)")


def lines_of(text: str) -> list[str]:
    """The priorities that a text lists, a line each, without marks and doubles; refused when too many or too long."""
    lines = (MARK.sub("", " ".join(line.split())) for line in text.split("\n"))
    found = list(dict.fromkeys(line for line in lines if line))
    if not found:
        raise NotAnswered(_("Write at least one line. If you cannot say any, write: I do not know."))
    if len(found) > MOST_LINES:
        told = _("These are {n} lines, and {most} are the most: keep those that matter. Nothing is lost.")
        raise NotAnswered(told.format(n=len(found), most=MOST_LINES))
    if long := [line for line in found if len(line) > LONGEST_LINE]:
        told = _(
            "One line is {n} signs long and may have {most}: “{begins}…”. Shorten it, or make it two lines."
        )
        raise NotAnswered(told.format(n=len(long[0]), most=LONGEST_LINE, begins=long[0][:40]))
    return found


@transaction.atomic
def hand_in(*, participant: Participant, text: str) -> None:
    """The words, once. They do not change after this, so that the statements of step two cannot colour them."""
    round = opening.locked(participant.round)
    mine = Participant.objects.select_for_update().get(pk=participant.pk)
    if mine.is_in:
        if mine.lines == lines_of(text):  # a double click
            return
        raise HandedIn(
            _("You have handed in already, and that list stands. What you typed now is shown below.")
        )
    if not round.is_open:
        raise Ended(opening.told_ended(round))
    if mine.withdrawn_at:
        raise Ended(_("You are no longer asked in this round. Your text is kept, and nobody else reads it."))
    _write_down(mine, lines_of(text))
    if not mine.order:
        finish(participant=mine, ranks={})


@transaction.atomic
def hand_in_late(*, participant: Participant, text: str) -> None:
    """After the close, before the results were seen: it counts, and is marked."""
    round = opening.locked(participant.round)
    mine = Participant.objects.select_for_update().get(pk=participant.pk)
    if mine.is_in:
        raise HandedIn(
            _("You have handed in already, and that list stands. What you typed now is shown below.")
        )
    if not may_be_late(mine) or not round.is_last:
        raise Ended(_("It is too late for this round. Your text is kept, and nobody else reads it."))
    _write_down(mine, lines_of(text), is_late=True)
    opening.note("leader handed in late", round, mine.account, {"participant": str(mine.key)})


def may_be_late(participant: Participant) -> bool:
    """Only who has not chosen to see the results; a new round would ask the same again."""
    round = participant.round
    said_no = participant.withdrawn_at or participant.waived_at or participant.declined_at
    return round.is_closed and round.is_last and not participant.is_in and not said_no


def _write_down(mine: Participant, lines: list[str], is_late: bool = False) -> None:
    mine.handed_in_at, mine.is_late, mine.declined_at, mine.draft = timezone.now(), is_late, None, ""
    mine.finished_at = mine.handed_in_at if is_late else None
    mine.save()
    Entry.objects.bulk_create(
        Entry(participant=mine, position=n, text=line) for n, line in enumerate(lines, 1)
    )
    mailing.take_back(mine)


@transaction.atomic
def finish(*, participant: Participant, ranks: Mapping[str, int]) -> None:
    """Step two: an order of the statements, or none; then the round closes if nobody is waited for."""
    round = opening.locked(participant.round)
    mine = Participant.objects.select_for_update().get(pk=participant.pk)
    if mine.finished_at:
        return
    if not mine.is_in:
        raise NotAnswered(_("Write your own list first: the statements come after it."))
    if not round.is_open:
        raise Ended(
            _("The round ended while you put them in order: your list counts, an order came too late.")
        )
    Ranking.objects.bulk_create(Ranking(participant=mine, statement=key, rank=n) for key, n in ranks.items())
    mine.finished_at = timezone.now()
    mine.save(update_fields=["finished_at"])
    opening.note("leader handed in", round, mine.account, {"participant": str(mine.key)})
    opening.close_if_all_are_in(round)


@transaction.atomic
def decline(*, participant: Participant, reason: str) -> None:
    round = opening.locked(participant.round)
    if not round.is_open:
        raise Ended(opening.told_ended(round))
    if not participant.decline(reason, timezone.now()):
        raise HandedIn(_("You have handed in, declined or been taken out already."))
    mailing.take_back(participant)
    opening.note("leader declined", round, participant.account, {"participant": str(participant.key)})
    opening.close_if_all_are_in(round)


@transaction.atomic
def take_part_again(*, participant: Participant) -> None:
    round = opening.locked(participant.round)
    if not round.is_open:
        raise Ended(opening.told_ended(round))
    if participant.take_part_again():
        opening.note(
            "leader takes part again", round, participant.account, {"participant": str(participant.key)}
        )


def order_of(given: Mapping[str, str], keys: list[str]) -> dict[str, int]:
    """Ranks as typed, 1 the most important; refused unless they are 1 to n, each once."""
    ranks = {key: _whole(given.get(key, "")) for key in keys}
    if ties := _tied(ranks):
        told = _("{n} stands beside more than one statement: give each its own place.")
        raise NotAnswered(told.format(n=", ".join(map(str, ties))))
    if sorted(ranks.values()) != list(range(1, len(keys) + 1)):
        raise NotAnswered(
            _("Give each statement a place from 1 to {n}, 1 for the most important.").format(n=len(keys))
        )
    return ranks


def _tied(ranks: Mapping[str, int]) -> list[int]:
    places = list(ranks.values())
    return sorted({place for place in places if place and places.count(place) > 1})


def _whole(given: str) -> int:
    text = given.strip()
    return int(text) if text.isdecimal() and len(text) < 4 else 0
