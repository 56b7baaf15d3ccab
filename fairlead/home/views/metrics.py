"""Figures for Prometheus: of the installation, counted when asked; no name, address, company or host is in them.

Without the token there is nothing at this address. What a person practised changes none of these lines
(`tests/generative/test_practice_attacker.py` reads them beside everything else).
"""

import hmac
from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.module_loading import import_string
from django.views.decorators.http import require_safe

from fairlead.outbox.health import Health, jobs_of, lanes_waiting, queue_of, workers
from fairlead.outbox.models import Message
from fairlead.web.errors import Hidden

FORMAT = "text/plain; version=0.0.4; charset=utf-8"
Sample = tuple[str, float]  # labels, value


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    if not _is_known(request.headers.get("Authorization", "")):
        raise Hidden
    answer = HttpResponse("\n".join(lines(timezone.now())) + "\n", content_type=FORMAT)
    answer["Cache-Control"] = "no-store"
    return answer


def _is_known(said: str) -> bool:
    """In constant time; no token is set up unless somebody wants to be asked."""
    wanted = settings.METRICS_TOKEN
    return bool(wanted) and hmac.compare_digest(said.encode(), f"Bearer {wanted}".encode())


def lines(now: datetime) -> Iterator[str]:
    queue, jobs = queue_of(Message.objects.all(), now), jobs_of(import_string(settings.JOBS), now)
    waits = (now - queue.oldest).total_seconds() if queue.oldest else 0.0
    states = [(_label("state", state), float(count)) for state, count in queue.states.items()]
    yield from _figure("messages", "Messages in the outbox, by state.", states)
    yield from _figure(
        "messages_due", "Messages whose time has come and that nobody has taken yet.", [("", queue.due)]
    )
    yield from _figure(
        "oldest_due_seconds", "For how long the oldest of these has been waiting.", [("", waits)]
    )
    yield from _figure("workers", "Workers seen alive in two minutes.", [("", workers(now))])
    yield from _figure(
        "lanes_waiting", "Lanes that wait for their pace or their server.", [("", lanes_waiting(now).count())]
    )
    yield from _of_jobs(jobs, now)


def _of_jobs(jobs: list[Health], now: datetime) -> Iterator[str]:
    yield from _figure(
        "job_failures",
        "Turns of a job that failed, in a row.",
        [(_label("job", one.name), one.failures) for one in jobs],
    )
    yield from _figure(
        "job_late_seconds", "For how long a job has been due.",
        [(_label("job", one.name), max(0.0, (now - one.due).total_seconds()) if one.due else 0.0) for one in jobs],
    )  # fmt: skip


def _label(name: str, value: str) -> str:
    plain = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'{{{name}="{plain}"}}'


def _figure(name: str, help_text: str, samples: list[Sample]) -> Iterator[str]:
    yield f"# HELP fairlead_{name} {help_text}"
    yield f"# TYPE fairlead_{name} gauge"
    yield from (f"fairlead_{name}{labels} {value:.15g}" for labels, value in samples)
