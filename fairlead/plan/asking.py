"""The few good questions: every answer is a row, so who said what and when is kept; the last one counts."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from fairlead.core.plans import QUESTIONS, Answered, Question, statements_from
from fairlead.people.access import Seat
from fairlead.people.models import Company
from fairlead.plan.models import QuestionAnswer

LONGEST = 20_000  # signs of one answer; two pages have six thousand


@dataclass(frozen=True, slots=True)
class Step:
    """One question on the way through the ten, with the answer that counts."""

    question: Question
    place: int
    answer: QuestionAnswer | None

    @property
    def is_answered(self) -> bool:
        return bool(self.answer and self.answer.text.strip())

    @property
    def is_open(self) -> bool:
        return self.answer is None or not (self.answer.is_skipped or self.is_answered)


@dataclass(frozen=True, slots=True)
class Saved:
    """The answer that counts now; `meanwhile` is what somebody else had said since the page was opened."""

    answer: QuestionAnswer | None
    meanwhile: QuestionAnswer | None = None


def steps(company: Company) -> list[Step]:
    said = _latest(company)
    return [Step(one, place, said.get(one.id)) for place, one in enumerate(QUESTIONS, 1)]


def first_open(all_steps: list[Step]) -> Step | None:
    return next((step for step in all_steps if step.is_open), None)


def proposed(company: Company) -> Answered:
    return statements_from({question: row.text for question, row in _latest(company).items()})


def history(company: Company, question: Question) -> list[QuestionAnswer]:
    rows = QuestionAnswer.objects.filter(company=company, question=question.id)
    return list(rows.select_related("answered_by")[:100])


@transaction.atomic
def answer(*, seat: Seat, question: Question, text: str, skip: bool = False, seen: int = 0) -> Saved:
    """Keeps what was typed as the answer that counts. The same again, or nothing where nothing was, is no new row."""
    last = _latest(seat.company).get(question.id)
    other = last if last and last.pk > seen and last.answered_by_id != seat.user.pk else None
    said = (text, skip and not text.strip())
    if said == ((last.text, last.is_skipped) if last else ("", False)):
        return Saved(last)
    row = QuestionAnswer.objects.create(
        company=seat.company, question=question.id, text=text, is_skipped=said[1], answered_by=seat.user
    )
    return Saved(row, other)


def _latest(company: Company) -> dict[str, QuestionAnswer]:
    rows = QuestionAnswer.objects.filter(company=company)
    last = rows.order_by().values("question").annotate(last=Max("pk")).values_list("last", flat=True)
    return {row.question: row for row in rows.filter(pk__in=last).select_related("answered_by")}
