"""One answer: scored, counted once, shown. What was typed is kept only where the person asks for it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from fairlead.communicate.practice import keeping, scoring
from fairlead.communicate.practice.asking import Ask, former_of
from fairlead.communicate.practice.deck import Card, Version
from fairlead.communicate.practice.notebook import Kept, Notebook, Turn
from fairlead.communicate.practice.scoring import Scored, Verdict
from fairlead.communicate.practice.tokens import Token
from fairlead.core.memory import Grade


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person sent: words, a choice, and whether the words are to be kept on the card."""

    text: str = ""
    choice: str = ""
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown after an answer; `token` goes with the button that follows."""

    verdict: Verdict
    card: Card | None
    token: Token
    said: str = ""
    former: Version | None = None
    kept: bool = False


def answer(*, token: Token, answer: Answer, deck: Sequence[Card], day: date) -> Shown | None:
    """None when the statement has changed or gone since the question was shown: it must be asked anew."""
    card = next((one for one in deck if one.lineage == token.lineage), None)
    after = replace(token, shown=True, right="")
    if token.ask == Ask.STORY:
        return Shown(Verdict.STORY, card, after)
    if card is None or card.substance != token.substance:
        return None
    scored = _scored(token, answer, card, deck)
    before = keeping.notebook_of(token.holder)
    counted = _counted(token, scored, answer, day)
    verdict = scored.verdict if counted else _before(keeping.notebook_of(token.holder), token)
    former = former_of(card, before) if card.trace(before).changed else None
    return Shown(
        verdict, card, after, answer.text, former, bool(counted and answer.keep and answer.text.strip())
    )


def _scored(token: Token, answer: Answer, card: Card, deck: Sequence[Card]) -> Scored:
    if token.ask in (Ask.SAY, Ask.ANEW):
        return scoring.said(answer.text, card, deck)
    if token.ask == Ask.SERVED:
        return Scored(Verdict.SERVED, 0)
    return scoring.chosen(answer.choice, token.right)


def _counted(token: Token, scored: Scored, answer: Answer, day: date) -> bool:
    """Whether this was the first answer to the question; another tab or a second click finds it answered."""
    turn = Turn(
        token.lineage, token.substance, day.toordinal(), token.ask, int(scored.grade), scored.verdict is Verdict.UNSURE
    )  # fmt: skip
    mine: list[bool] = []

    def becomes(book: Notebook) -> Notebook:
        mine[:] = [len(book.of(token.lineage)) == token.nth]
        if not mine[0]:
            return book
        words = answer.text.strip() if answer.keep else ""
        kept = Kept(token.lineage, turn.day, turn.kind, words)
        return book.answered(turn).keeping(kept) if words else book.answered(turn)

    keeping.change(token.holder, becomes)
    return mine[0]


def _before(book: Notebook, token: Token) -> Verdict:
    """A page loaded once more: still unsure if the person has not said yet."""
    turns = book.of(token.lineage)
    still = token.nth < len(turns) and turns[token.nth].unsure
    return Verdict.UNSURE if still else Verdict.ALREADY


def go_on(*, token: Token, had_it: bool | None) -> None:
    """The button after the answer; for an unsure one it says whether it was meant."""
    if had_it is None or token.ask == Ask.STORY:
        return
    grade = Grade.NAMED if had_it else Grade.NOT
    keeping.change(token.holder, lambda book: book.settled(token.lineage, token.nth, grade))
