"""`fairlead recall`: what a file of answers says of a plan."""

from gettext import gettext as _
from pathlib import Path

from fairlead.cli import telling
from fairlead.core.diagnosis.recalling import Spoken, recalled
from fairlead.core.diagnosis.spoken import read_plan, spoken_in
from fairlead.core.engines import sentence_encoder
from fairlead.core.plans import Plan
from fairlead.core.recall import Reading, StatementScorer
from fairlead.core.tables.answer_files import answers_in


def recall_and_say(plan: Path, answers: Path, columns: tuple[str, ...], texts: bool, json: bool) -> None:
    """The counts, and with `texts` the raw answers."""
    edition = read_plan(plan)
    with telling.bar() as progress:
        if answers.is_dir():
            spoken, people = spoken_in(answers.absolute(), progress)
        else:
            spoken, people = tuple(Spoken(text) for text in answers_in(answers, columns)), None
        progress(_("Reading the answers"), 0.5)
        found, readings = recalled(edition, spoken, sentence_encoder(), population=people)
    from fairlead.report import recall as report
    from fairlead.report import recall_texts

    if json:
        more = {"texts": recall_texts.texts_as_json(readings)} if texts else {}
        telling.as_json(report.as_json(found) | more)
        return
    how = (
        _("fairlead code {folder} draws a sheet").format(folder=answers)
        if answers.is_dir()
        else _("--texts shows them")
    )
    console = telling.console()
    report.render(found, console, code_with=how)
    if texts:
        recall_texts.render_texts(readings, _words(edition, readings), console)


def _words(plan: Plan, readings: tuple[Reading, ...]) -> dict[str, dict[str, tuple[str, ...]]]:
    """The words that speak for each statement that a text says something of."""
    own = [(s.id, s.text) for s in plan.priorities]
    scorer = StatementScorer(own)  # words are found by words: no encoder is needed
    distinct = {reading.text: reading for reading in readings}
    return {
        text: {s.statement: scorer.words(text, s.statement) for s in reading.said if s.outcome}
        for text, reading in distinct.items()
    }
