"""`plan diff` and `plan agree`: two editions, or the leaders' lists, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from fairlead.cli import telling, writing
from fairlead.cli.errors import NoSuchChoice
from fairlead.core.errors import BadInput
from fairlead.core.plans import Difference, Plan, Verdict, compare, compare_texts, parse
from fairlead.core.tables.encodings import encoding_of
from fairlead.core.tables.errors import BadLeaderList, UnableToOpen

if TYPE_CHECKING:
    from fairlead.core.diagnosis.rounds import LeaderRound

READINGS = ("auto", "plan", "page")
SEED = 1


def diff(old: Path, new: Path, read_as: str, fail_on: Sequence[str], json: bool) -> int:
    """Prints the difference; 1 if its verdict is one of --fail-on, else 0."""
    _refuse_unknown(read_as, fail_on)
    texts = _text(old), _text(new)
    made, how = _compared(texts, (old.name, new.name), read_as)
    from fairlead.report import differences

    if json:
        telling.as_json(differences.as_object(made, (str(old), str(new)), how))
    else:
        differences.render(made, (str(old), str(new)), how, telling.console())
    return 1 if made.verdict.value.replace(" ", "-") in fail_on else 0


def _refuse_unknown(read_as: str, fail_on: Sequence[str]) -> None:
    if read_as not in READINGS:
        text = _("--as {given}: choose among {known}.")
        raise NoSuchChoice(text.format(given=read_as, known=", ".join(READINGS)))
    known = [verdict.value.replace(" ", "-") for verdict in Verdict]
    for verdict in fail_on:
        if verdict not in known:
            text = _("--fail-on {verdict}: there is no such verdict; choose among {known}.")
            raise NoSuchChoice(text.format(verdict=verdict, known=", ".join(known)))


def _text(path: Path) -> str:
    if path.is_dir():
        raise UnableToOpen(_("{path} is a folder: name one Markdown file.").format(path=path))
    if not path.exists():
        raise UnableToOpen(_("{path} is not there: name a Markdown file.").format(path=path))
    try:
        return path.read_text(encoding=encoding_of(path))
    except OSError as error:
        text = _("{path} cannot be read ({why}): give leave to read it.")
        raise UnableToOpen(text.format(path=path, why=error.strerror)) from None


def _compared(texts: tuple[str, str], names: tuple[str, str], read_as: str) -> tuple[Difference, str]:
    """The difference, and a sentence on how the files were read."""
    if read_as == "page":
        return compare_texts(*texts), _("Read as pages, as asked: sentences, entries and headings.")
    try:
        plans = parse(texts[0], name=names[0]), parse(texts[1], name=names[1])
    except BadInput as error:
        if read_as == "plan":
            raise
        text = _("Read as pages of any kind, because no plan.md was found: {why}")
        return compare_texts(*texts), text.format(why=error.sentence)
    if read_as == "auto" and not any(
        _is_written_as_plan(plan, text) for plan, text in zip(plans, texts, strict=True)
    ):
        return compare_texts(*texts), _(
            "Read as pages of any kind: neither has ids, an edition, or two kinds of statement."
        )
    return compare(*plans), _("Read as plans: statements paired by id, then by their words.")


def _is_written_as_plan(plan: Plan, text: str) -> bool:
    """Whether a page that the grammar can read was meant for it; a mission page of a handbook can be read, too."""
    kinds = {statement.kind for statement in plan.statements}
    return "{#" in text or bool(plan.company) or plan.edition is not None or len(kinds) > 1


@dataclass(frozen=True, slots=True)
class AgreeWish:
    """What was typed after `plan agree`."""

    plan: Path
    lists: tuple[Path, ...]
    coded: Path | None = None
    write_coding: Path | None = None
    seed: int = SEED
    json: bool = False


def agree(wish: AgreeWish) -> None:
    """Prints who names what, or the same as JSON; writes the coding to be corrected where one was asked for."""
    if wish.write_coding:
        writing.new(wish.write_coding)
    plan = parse(_text(wish.plan), name=wish.plan.name)
    if not plan.priorities:
        text = _("{plan} has no priority: leaders are asked for those; write them under ## Priorities.")
        raise BadLeaderList(text.format(plan=wish.plan.name))
    made = _round(plan, wish)
    from fairlead.report import rounds

    if wish.write_coding:
        from fairlead.core.tables import coding_text

        rows = [
            (leader, entry.text, sorted(entry.named))
            for leader, own in zip(made.leaders, made.entries, strict=True)
            for entry in own
        ]
        writing.write(wish.write_coding, coding_text(rows))
    if wish.json:
        telling.as_json(rounds.as_object(made))
    else:
        rounds.render(made, telling.console())
    if wish.write_coding:
        text = _("Correct the ids in {file} and give it back with --coded {file}.")
        telling.aside(text.format(file=wish.write_coding))


def _round(plan: Plan, wish: AgreeWish) -> "LeaderRound":
    import numpy as np

    from fairlead.core.diagnosis.rounds import leader_round
    from fairlead.core.tables import read_leader_lists, read_list_coding

    ids = [statement.id for statement in plan.statements]
    sheets = read_leader_lists(wish.lists, ids)
    if not any(sheet.entries for sheet in sheets):
        names = ", ".join(sheet.leader for sheet in sheets)
        text = _(
            "No list has an entry (looked at those of {names}): let the leaders fill their sheets first."
        )
        raise BadLeaderList(text.format(names=names))
    coded = read_list_coding(wish.coded, ids) if wish.coded else None
    return leader_round(plan, sheets, coded, rng=np.random.default_rng(wish.seed))
