"""Whom a survey asked: everyone, or only those who left?"""

from typing import Any

from fairlead.core.engines.running import Runner, compiled
from fairlead.core.engines.sources import source


@compiled
def _answering(leavers: bool) -> Any:
    answers, exits = source("answers"), source("exits")
    rows = answers.filter(answers.respondent.notnull(), answers.value.notnull())
    people = rows.select("respondent").distinct()
    if leavers:
        people = people.semi_join(exits, people.respondent == exits.leaver)
    return people.aggregate(n=people.count())


def leavers_only(run: Runner) -> bool:
    """Whether each respondent with an answer on a scale is a leaver too: an exit survey, and no pulse of those who stay."""
    leavers = run.one(_answering(True))
    return leavers > 0 and leavers == run.one(_answering(False))
