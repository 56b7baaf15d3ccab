"""Drafts of words by rule: only what the statement itself says, in several turns; nothing is used before it is approved."""

import re
from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from fairlead.communicate.choosing import mark
from fairlead.communicate.models import Wording, WordingKind
from fairlead.people.access import Seat
from fairlead.plan.models import EditionStatement

WHY = re.compile(r"(?i)^\W*(?:why|because)\b")
IMAGE = re.compile(
    r"(?i)^\W*(?:for example|for instance|picture|imagine)\b"
)  # what one would see: the check `no-image` asks for it


def messages_of(row: EditionStatement) -> list[str]:
    """Up to three ways to say it, each around the statement's own lines.

    The first says why and what one would see, the second what it means in a day's work, the third how we will know.
    """
    why, image, rest = _lines(row)
    ways = [
        "\n\n".join(["{statement}", *why, *image]),
        "\n\n".join([_("What it means in a day’s work:"), "\n".join(rest), "{statement}"]) if rest else "",
        "\n\n".join(["{statement}", facts]) if (facts := _facts(row)) else "",
    ]
    return [way for way in ways if way] if any(ways[1:]) or why or image else ["{statement}"]


def kit_of(row: EditionStatement) -> tuple[str, str]:
    """Three sentences to say, in the plan's own words, and a question to ask."""
    why, image, rest = _lines(row)
    said = [row.text, *why[:1], *image[:1], *rest[:1], _facts(row)]
    return "\n".join([sentence for sentence in said if sentence][:3]), _(
        "What did we do last week that served this?"
    )


def _lines(row: EditionStatement) -> tuple[list[str], list[str], list[str]]:
    """Story, image, and all else."""
    lines = [line.strip() for line in row.details.splitlines() if line.strip()]
    why, image = ([line for line in lines if kind.match(line)] for kind in (WHY, IMAGE))
    return why, image, [line for line in lines if line not in (*why, *image)]


def _facts(row: EditionStatement) -> str:
    found = []
    if row.measure or row.target:
        found.append(
            _("How we will know: {what}.").format(what=", ".join(filter(None, [row.measure, row.target])))
        )
    if row.due:
        found.append(_("By when: {day}.").format(day=row.due.isoformat()))
    return " ".join(found)


@transaction.atomic
def propose(*, seat: Seat, rows: Sequence[EditionStatement], language: str) -> int:
    """Drafts for statements that have no words yet; how many were written."""
    count = 0
    for row in rows:
        there = set(
            Wording.objects.filter(company=seat.company, statement=row.key, language=language).values_list(
                "kind", flat=True
            )
        )
        ways = (
            []
            if WordingKind.MESSAGE in there
            else [(WordingKind.MESSAGE, text, "") for text in messages_of(row)]
        )
        ways += [] if WordingKind.KIT in there else [(WordingKind.KIT, *kit_of(row))]
        for number, (kind, text, question) in enumerate(ways, 1):
            one = Wording.objects.create(
                company=seat.company, statement=row.key, language=language, kind=kind, number=number
            )
            one.write(text, None, seen=0, mark=mark(row), question=question)
            count += 1
    return count
