"""Periodic jobs: one worker a turn, failures wait longer, one broken job does not keep the others."""

from datetime import UTC, datetime, timedelta

import pytest

from fairlead.core.errors import FairleadError
from fairlead.outbox.jobs import LEASE, LONGEST_WAIT, Job, work_jobs
from fairlead.outbox.models import JobTurn

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def at(moment):
    return lambda: moment


def counting(name="remind"):
    ran = []

    def run(now):
        ran.append(now)
        return f"{len(ran)} done."

    return Job(name, HOUR, run), ran


def test_a_job_runs_once_a_turn_and_says_what_it_did():
    job, ran = counting()
    work_jobs([job], "one", at(NOON))
    work_jobs([job], "one", at(NOON + HOUR / 2))
    assert ran == [NOON]
    turn = JobTurn.objects.get(job="remind")
    assert (turn.said, turn.ended_at, turn.due_at, turn.worker) == ("1 done.", NOON, NOON + HOUR, "")
    assert work_jobs([job], "one", at(NOON + HOUR)) == 1


def test_while_one_worker_holds_a_job_no_other_runs_it_until_its_lease_has_passed():
    inner, ran = counting()

    def during(now):
        assert work_jobs([inner], "two", at(now)) == 0
        return inner.run(now)

    outer = Job(inner.name, HOUR, during)
    assert work_jobs([outer], "one", at(NOON)) == 1
    assert ran == [NOON]
    JobTurn.objects.update(due_at=NOON, lease_ends_at=NOON + LEASE, worker="dead")
    assert work_jobs([inner], "two", at(NOON + LEASE / 2)) == 0
    assert work_jobs([inner], "two", at(NOON + LEASE)) == 1


def test_a_job_that_fails_says_why_waits_longer_each_time_and_does_not_keep_the_others(caplog):
    class Away(FairleadError):
        """The source does not answer."""

    def fail(now):
        raise Away("The source does not answer: look at its address.")

    def break_down(now):
        raise ZeroDivisionError

    other, ran = counting()
    jobs = [Job("fails", HOUR, fail), Job("breaks", HOUR, break_down), other]
    assert work_jobs(jobs, "one", at(NOON)) == 3
    assert ran == [NOON]
    failed = JobTurn.objects.get(job="fails")
    assert (failed.said, failed.failures, failed.due_at) == (
        "The source does not answer: look at its address.", 1, NOON + HOUR,
    )  # fmt: skip
    assert "broken" in JobTurn.objects.get(job="breaks").said
    assert "ZeroDivisionError" in caplog.text
    waits = []
    for _ in range(5):
        now = JobTurn.objects.get(job="fails").due_at
        work_jobs(jobs[:1], "one", at(now))
        waits.append(JobTurn.objects.get(job="fails").due_at - now)
    assert waits == [2 * HOUR, 4 * HOUR, LONGEST_WAIT, LONGEST_WAIT, LONGEST_WAIT]


def test_a_worker_whose_lease_was_taken_over_does_not_settle_the_turn_of_another():
    def slow(now):
        JobTurn.objects.filter(job="slow").update(worker="two")
        return "Late."

    work_jobs([Job("slow", HOUR, slow)], "one", at(NOON))
    assert JobTurn.objects.get(job="slow").worker == "two"
    assert JobTurn.objects.get(job="slow").said == ""
