"""The job that fetches what is due: one worker a source, failures noted and asked less often, nothing secret said."""

import logging
import time
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from fairlead.core.errors import FairleadError
from fairlead.journal.services import record
from fairlead.outbox.jobs import Job
from fairlead.people.models import Company
from fairlead.plan.measures import services
from fairlead.plan.measures.fetching.fetch import fetch
from fairlead.plan.measures.models import Source
from fairlead.plan.models import Edition
from fairlead.web.outward.hosts import Doors

A_TURN, BITE = 20, 5.0  # sources, seconds after which no further one is begun: mail waits meanwhile


def pull_due(now: datetime, doors: Doors | None = None) -> str:
    """What is due, as far as the time of a turn goes; the rest at the next one."""
    began, good, failed = time.monotonic(), 0, 0
    for source in (
        Source.objects.filter(due_at__lte=now).select_related("measure__company").order_by("due_at")[:A_TURN]
    ):
        if time.monotonic() - began > BITE:
            break
        match pull(source, now, doors):
            case True:
                good += 1
            case False:
                failed += 1
    return _("{good} fetched, {failed} failed.").format(good=good, failed=failed)


def pull(source: Source, now: datetime, doors: Doors | None = None) -> bool | None:
    """Whether a figure came; None when another worker has it, or its statement is not in the plan."""
    if not _in_force(source):
        source.put_off(now)
        return None
    if not source.take(now):
        return None
    try:
        day, value = fetch(source, doors)
        if not Source.objects.filter(pk=source.pk, version=source.version).exists():
            return None  # it was changed meanwhile: this is an answer to another question
        services.pulled(measure=source.measure, day=day or timezone.localdate(now), value=value)
    except FairleadError as error:
        _failed(source, now, error.sentence)
        return False
    except Exception as error:  # one source that breaks must not keep the others; its words may hold a secret
        logging.getLogger(__name__).error("Fetching a figure broke: %s", type(error).__name__)
        _failed(
            source, now, _("Fetching broke in a way that was not foreseen: tell who looks after Fairlead.")
        )
        return False
    _came(source, now)
    return True


def _in_force(source: Source) -> bool:
    edition = Edition.current(source.measure.company)
    return bool(edition and edition.statements.filter(key=source.measure.statement).exists())


def _failed(source: Source, now: datetime, sentence: str) -> None:
    source.has_failed(now, sentence)
    if not source.failures:
        _tell("measure source failed", source.measure.company, source)


def _came(source: Source, now: datetime) -> None:
    source.was_good(now)
    if source.failures:
        _tell("measure source answers again", source.measure.company, source)


def _tell(what: str, company: Company, source: Source) -> None:
    record(what, company=company.key, actor=None, subject=str(source.measure_id))


FETCH_FIGURES = Job("fetch figures", timedelta(minutes=1), pull_due)
